"""Options for comfort, never more than three, never against a contraindication."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatments.comfort import heat_or_cold, positions

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
    ("inflamed", "spasm", "precautions", "offered"),
    [
        (True, True, [], ["ice"]),
        (False, True, [], ["heat"]),
        (False, False, [], []),
        (True, False, ["cold_intolerance"], []),
        (False, True, ["impaired_sensation"], []),
        (False, True, ["pregnancy"], ["heat"]),
    ],
)
def test_heat_for_spasm_and_cold_for_inflammation(inflamed, spasm, precautions, offered):
    found = heat_or_cold(inflamed=inflamed, spasm=spasm, precautions=precautions)
    assert [option.key for option in found if not option.excluded] == offered


def test_what_is_excluded_says_why():
    (cold,) = heat_or_cold(inflamed=True, spasm=False, precautions=["cold_intolerance"])
    assert [str(words) for words in cold.excluded] == [
        "Cold is not used with: Cold urticaria, Raynaud's or cryoglobulinaemia. Cold itself does harm."
    ]
