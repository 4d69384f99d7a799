"""Dates and counts that ask a clinician to look again."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatments import recovery
from treatments.recovery import Past

TODAY = date(2026, 3, 20)
sides = st.sampled_from(["", "left", "right", "both", "central"])


def ago(days):
    return TODAY - timedelta(days=days)


def test_day_14_without_agreed_improvement_asks_for_a_review():
    prompt = recovery.window_review(ago(14), TODAY, agreed_improvement=False)
    assert prompt.rule == "recovery_window"
    assert prompt.facts["days"] == 14
    assert "14 days since onset (2026-03-06)" in prompt.says
    assert recovery.window_review(ago(13), TODAY, agreed_improvement=False) is None
    assert recovery.window_review(ago(60), TODAY, agreed_improvement=True) is None


def test_the_window_is_the_clinicians_to_set():
    assert recovery.window_review(ago(14), TODAY, agreed_improvement=False, window_days=42) is None


@pytest.mark.parametrize(
    ("past", "found"),
    [
        (Past("low_back", "left", ago(365)), True),
        (Past("low_back", "left", ago(366)), False),
        (Past("low_back", "both", ago(10)), True),
        (Past("low_back", "", ago(10)), True),
        (Past("low_back", "right", ago(10)), False),
        (Past("low_back", "central", ago(10)), False),
        (Past("neck", "left", ago(10)), False),
        (Past("low_back", "left", None), False),
        (Past("low_back", "left", TODAY + timedelta(days=1)), False),
    ],
)
def test_the_same_place_within_a_year_is_a_recurrence(past, found):
    assert bool(recovery.recurrence("low_back", "left", TODAY, [past])) is found


@given(sides, sides)
def test_sides_overlap_both_ways(one, other):
    assert recovery.sides_overlap(one, other) is recovery.sides_overlap(other, one)
    assert recovery.sides_overlap(one, one)


def test_the_newest_closing_is_the_one_shown():
    earlier = [Past("low_back", "left", ago(200)), Past("low_back", "left", ago(30))]
    assert recovery.recurrence("low_back", "left", TODAY, earlier).facts == {"days": 30, "closed": ago(30)}


def test_two_episodes_anywhere_at_the_back_may_be_a_recurrent_course():
    earlier = [Past("upper_back", "right", ago(100))]
    assert recovery.back_again("low_back", TODAY, earlier).rule == "back_again"
    assert recovery.back_again("neck", TODAY, earlier) is None


def taken(*values):
    return [(ago(40 - place), Decimal(value)) for place, value in enumerate(values)]


def plateau(scores, visits=4, days=20):
    return recovery.plateau(scores, visits=visits, began_on=ago(days), today=TODAY)


def test_no_measure_past_its_threshold_by_visit_four_asks_for_a_review():
    prompt = plateau({"nprs": taken(7, 6), "psfs": taken(3, 4)})
    assert prompt.facts == {"visits": 4, "weeks": 2, "measures": ["nprs", "psfs"]}
    assert plateau({"nprs": taken(7, 6)}, visits=3) is None
    assert plateau({"nprs": taken(7, 6)}, visits=2, days=42)


def test_one_measure_past_its_threshold_is_no_plateau():
    assert plateau({"nprs": taken(7, 7), "psfs": taken(3, 6)}) is None
    assert plateau({"groc": taken(3)}) is None


def test_a_measure_taken_once_has_not_changed():
    assert plateau({"nprs": taken(2)}).facts["measures"] == []
    assert plateau({}).rule == "plateau"


def test_a_prompt_never_names_a_diagnosis():
    prompts = [
        recovery.window_review(ago(20), TODAY, agreed_improvement=False),
        recovery.recurrence("low_back", "", TODAY, [Past("low_back", "", ago(5))]),
        plateau({}),
    ]
    for prompt in prompts:
        assert prompt.source
        assert prompt.version
        assert not {"disc", "hernia", "arthritis", "suspect", "diagnos"} & set(prompt.says.lower().split())
