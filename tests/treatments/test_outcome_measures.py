"""Sums anybody can check by hand, within their range, honest about what is missing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatments import content
from treatments.outcome_measures import AnswersInvalid, band, change, past_threshold, score

SUMS = [entry for entry in content.measures() if entry.shape == "sum"]
KEYS = [entry.key for entry in content.measures()]


def items(*numbers):
    return {"items": {str(place): number for place, number in enumerate(numbers, 1)}}


@pytest.mark.parametrize(
    ("measure", "answers", "value", "complete"),
    [
        ("nprs", {"now": 6}, 6, True),
        ("nprs", {"now": 6, "best": 3, "worst": 9}, 6, True),
        ("psfs", {"activities": [{"name": "lift", "rating": 2}, {"name": "sit", "rating": 5}]}, 3.5, True),
        ("psfs", {"activities": [{"name": "lift", "rating": 2}, {"name": "sit"}]}, 2, False),
        ("groc", {"value": -3}, -3, True),
        ("groc15", {"value": "7"}, 7, True),
        ("rmdq", {"ticked": [1, 4, 9, 9]}, 3, True),
        ("rmdq", {"ticked": []}, 0, True),
        ("rmdq", {"total": 24}, 24, True),
        ("odi", items(*[3] * 10), 60, True),
        ("odi", {"items": {str(n): 2 for n in range(1, 11) if n != 8}}, 40, True),
        ("odi", {"items": {str(n): 2 for n in range(1, 10)}}, 40, False),
        ("odi", {"total": "34"}, 34, True),
        ("ndi", items(*[2] * 10), 20, True),
        ("ndi", items(*[2] * 8), 20, False),
        ("ndi", items(*[2] * 7), None, False),
        ("start_back", items(1, 1, 1, 0, 0, 0, 0, 0, 0), 3, True),
        ("start_back", items(*[1] * 8), None, False),
        ("pseq", items(*[4] * 10), 40, True),
        ("pseq", items(*[4] * 8), 40, False),
        ("msk_hq", items(*[4] * 14), 56, True),
        ("msk_hq", items(*[4] * 13), None, False),
        ("tsk11", items(*[4] * 10), 44, False),
        ("eq5d5l", {**items(2, 1, 1, 4, 3), "index": "0.62"}, 0.62, True),
        ("eq5d5l", items(2, 1, 1, 4), None, False),
        ("eq_vas", {"value": 70}, 70, True),
        ("impact7", items(4, 4, 4, 4, 4, 4), 28, False),
    ],
)
def test_scores(measure, answers, value, complete):
    found = score(measure, answers)
    assert found.value == (None if value is None else Decimal(str(value)))
    assert found.complete is complete
    assert found.formula_version


def test_a_profile_keeps_its_digits_and_no_index_is_made_up():
    found = score("eq5d5l", items(2, 1, 1, 4, 3))
    assert found.details == {"profile": "21143"}
    assert found.value is None


@pytest.mark.parametrize(
    ("answers", "group"),
    [
        (items(1, 1, 1, 0, 0, 0, 0, 0, 0), "low"),
        (items(1, 1, 1, 1, 0, 0, 0, 0, 0), "medium"),
        (items(0, 0, 0, 0, 1, 1, 1, 1, 0), "high"),
        ({"total": 5, "second_part": 3}, "medium"),
        ({"total": 5, "second_part": 4}, "high"),
    ],
)
def test_start_back_names_the_published_group(answers, group):
    assert score("start_back", answers).details["group"] == group


def test_a_total_without_its_second_part_has_no_group():
    found = score("start_back", {"total": 6})
    assert not found.complete
    assert "group" not in found.details


@pytest.mark.parametrize(
    ("measure", "answers", "field"),
    [
        ("nprs", {"now": 11}, "now"),
        ("nprs", {"now": 2.5}, "now"),
        ("nprs", {"yesterday": 2}, "yesterday"),
        ("groc", {"value": 6}, "value"),
        ("psfs", {"activities": []}, "activities"),
        ("psfs", {"activities": [{"name": " ", "rating": 2}]}, "activities"),
        ("rmdq", {"ticked": [25]}, "ticked"),
        ("rmdq", {}, "ticked"),
        ("odi", {"total": 101}, "total"),
        ("ndi", items(6), "1"),
        ("ndi", {"items": {"11": 2}}, "11"),
        ("ndi", {"items": [1, 2]}, "items"),
        ("tsk11", items(0), "1"),
        ("pseq", {"total": "many"}, "total"),
        ("pseq", {"total": True}, "total"),
    ],
)
def test_answers_that_do_not_fit_are_refused_by_field(measure, answers, field):
    with pytest.raises(AnswersInvalid) as refused:
        score(measure, answers)
    assert refused.value.field == field


def test_an_unknown_measure_is_refused():
    with pytest.raises(KeyError):
        score("vas_of_happiness", {})


@given(st.sampled_from(SUMS), st.data())
def test_a_sum_stays_in_its_range_and_misses_no_more_than_allowed(entry, data):
    answer = st.none() | st.integers(entry.item_low, entry.item_high)
    given_items = data.draw(st.lists(answer, min_size=entry.items, max_size=entry.items))
    found = score(entry.key, items(*given_items))
    missing = given_items.count(None)
    assert (found.value is None) is (missing > entry.missing)
    assert found.complete is (missing == 0)
    if found.value is not None:
        assert entry.low <= found.value <= entry.high
    if not missing:
        assert found.value == sum(given_items)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=10))
def test_the_odi_divides_by_what_was_answered(numbers):
    found = score("odi", items(*numbers))
    assert abs(found.value - Decimal(sum(numbers)) / (5 * len(numbers)) * 100) < Decimal("0.001")


@given(st.sampled_from(KEYS), st.integers(0, 100), st.integers(0, 100))
def test_a_change_and_its_reverse_cannot_both_reach_a_threshold(measure, one, other):
    entry = content.measure(measure)
    there, back = change(measure, Decimal(one), Decimal(other)), change(measure, Decimal(other), Decimal(one))
    assert there.difference == there.latest - there.baseline
    assert abs(there.gain) == abs(there.difference)
    if not entry.is_change:
        assert not any(
            a.reached and b.reached for a, b in zip(there.thresholds, back.thresholds, strict=True)
        )


def test_a_change_stands_beside_every_published_threshold():
    found = change("nprs", Decimal(6), Decimal(4))
    assert (found.difference, found.gain) == (-2, 2)
    assert [row.reached for row in found.thresholds] == [True, True, False]
    assert str(found.thresholds[2].says) == "The change is below the published threshold of 2.4 (W38)."
    assert all("recover" not in row.says.lower() for row in found.thresholds)


def test_getting_worse_reaches_nothing():
    assert not past_threshold("nprs", Decimal(2), Decimal(8))
    assert not past_threshold("psfs", Decimal(8), Decimal(2))
    assert past_threshold("psfs", Decimal(3), Decimal(5))
    assert not past_threshold("nprs", Decimal(0), Decimal(0))


def test_overall_change_is_compared_with_no_change():
    assert past_threshold("groc", Decimal(5), Decimal(2))
    assert not past_threshold("groc", Decimal(-5), Decimal(1))


def test_bands_have_neutral_names():
    assert [band("odi", Decimal(value)) for value in (20, 21, 61, 100)] == [
        "minimal",
        "moderate",
        "very severe",
        "extreme",
    ]
    assert band("nprs", Decimal(9)) == ""


def test_a_number_of_a_million_digits_is_refused_at_once():
    with pytest.raises(AnswersInvalid):
        score("groc", {"value": "1e2000000"})
