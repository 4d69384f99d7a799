"""Options for comfort, never more than three."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatments.comfort import burdens, heat_or_cold, positions, positions_for
from treatments.muscle_rules import Findings, Movement

pains = st.dictionaries(st.sampled_from(["bending", "standing", "sitting"]), st.integers(0, 10))


@pytest.mark.parametrize(
    ("pain", "offered"),
    [
        ({"bending": 8, "standing": 4}, ["r03"]),
        ({"bending": 3, "standing": 7}, ["r05", "r01", "r02"]),
        ({"sitting": 9, "bending": 7}, ["r04", "a01"]),
        ({"bending": 9, "standing": 8, "sitting": 10}, ["r04", "r01"]),
        ({"bending": 6, "standing": 6, "sitting": 6}, []),
        ({}, []),
    ],
)
def test_the_posture_that_hurts_most_says_which_positions_are_offered(pain, offered):
    assert [option.key for option in positions(pain)] == offered


@given(pains)
def test_at_most_three_options_and_each_says_why(pain):
    found = positions(pain)
    assert len(found) <= 3
    assert all(option.why and option.source for option in found)


@pytest.mark.parametrize(
    ("impact", "bending", "offered"),
    [
        ({"standing": 3}, 0, ["r05", "r01", "r02"]),
        ({"sitting": 4, "standing": 3}, 0, ["r04", "a01"]),
        ({"sitting": 2, "standing": 2, "bending": 2, "walking": 4}, 6, []),
        ({"standing": 3}, 8, ["r04", "r01"]),
        ({"bending": 4}, 0, ["r03"]),
    ],
)
def test_much_in_the_way_counts_as_severe(impact, bending, offered):
    assert [option.key for option in positions(burdens(impact, bending))] == offered


def test_only_the_back_is_bent_forwards():
    knee = Movement("flexion", pain=9, region="knee")
    assert positions_for(Findings(movements=(knee,))) == []
    assert positions_for(Findings(movements=(knee, Movement("flexion", pain=7, region="low_back"))))


@pytest.mark.parametrize(
    ("inflamed", "spasm", "offered"),
    [(True, True, ["ice"]), (False, True, ["heat"]), (False, False, [])],
)
def test_heat_for_spasm_and_cold_for_inflammation(inflamed, spasm, offered):
    assert [option.key for option in heat_or_cold(inflamed=inflamed, spasm=spasm)] == offered
