"""How a session was tolerated, and when the clinician's own criteria are met."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatments import content
from treatments.dosage import Decision, Log, Standing, Zone, decide, settings_for, zone
from treatments.doses import walking

NOW = datetime(2026, 3, 20, 18, tzinfo=UTC)
ABSOLUTE, RELATIVE = settings_for(2), settings_for(6)
READY = Standing(changed_on=date(2026, 3, 1), adherence=Fraction(9, 10), confidence=8)
pains = st.integers(0, 10)
symptoms = st.sampled_from(["", *content.symptoms().stop, *content.symptoms().emergency])
logs = st.builds(
    Log,
    at=st.integers(0, 20 * 24).map(lambda hours: NOW - timedelta(hours=hours)),
    pre=pains,
    peak=pains,
    next_morning=st.none() | pains,
    done=st.sampled_from(["full", "part", "none"]),
    new_symptom=symptoms,
)


def log(days_ago, pre=1, peak=2, next_morning=1, **more):
    return Log(NOW - timedelta(days=days_ago), pre, peak, next_morning, **more)


def decided(*logs_, **more):
    return decide(logs_, Standing(**{**vars(READY), **more}), ABSOLUTE, NOW)


@pytest.mark.parametrize(
    ("settings", "pre", "peak", "next_morning", "expected"),
    [
        (ABSOLUTE, 1, 2, 1, Zone.GREEN),
        (ABSOLUTE, 1, 3, 1, Zone.AMBER),
        (ABSOLUTE, 1, 5, 1, Zone.AMBER),
        (ABSOLUTE, 1, 6, 1, Zone.RED),
        (ABSOLUTE, 1, 2, 2, Zone.AMBER),
        (ABSOLUTE, 1, 2, 3, Zone.RED),
        (RELATIVE, 6, 7, 6, Zone.GREEN),
        (RELATIVE, 6, 8, 6, Zone.AMBER),
        (RELATIVE, 5, 8, 5, Zone.RED),
        (RELATIVE, 8, 9, 8, Zone.RED),
        (RELATIVE, 6, 7, 7, Zone.AMBER),
    ],
)
def test_pain_during_and_next_morning_set_the_zone(settings, pre, peak, next_morning, expected):
    assert zone(log(3, pre, peak, next_morning), settings, NOW) is expected


def test_a_missing_morning_is_waited_for_and_never_green():
    assert zone(log(1, next_morning=None), ABSOLUTE, NOW) is Zone.PENDING
    assert zone(log(2, next_morning=None), ABSOLUTE, NOW) is Zone.UNANSWERED
    assert zone(log(1, peak=9, next_morning=None), ABSOLUTE, NOW) is Zone.RED


def test_the_cap_of_the_plan_may_be_lower_but_never_higher():
    strict = type(ABSOLUTE)(**{**vars(ABSOLUTE), "cap": 4})
    lenient = type(ABSOLUTE)(**{**vars(RELATIVE), "cap": 10})
    assert zone(log(3, peak=5), strict, NOW) is Zone.RED
    assert zone(log(3, pre=9, peak=9, next_morning=9), lenient, NOW) is Zone.RED


def test_a_new_symptom_comes_before_every_number():
    assert zone(log(0, new_symptom="saddle"), ABSOLUTE, NOW) is Zone.EMERGENCY
    assert zone(log(0, new_symptom="weakness", done="none"), ABSOLUTE, NOW) is Zone.STOP


@pytest.mark.parametrize("wrong", [{"pre": 11}, {"peak": -1}, {"new_symptom": "itch"}])
def test_what_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError, match=r"Pain is 0 to 10|No such symptom"):
        log(1, **wrong)


@given(logs, st.sampled_from([ABSOLUTE, RELATIVE]))
def test_more_pain_is_never_a_better_zone(one, settings):
    order = list(Zone).index
    more = Log(one.at, one.pre, min(10, (one.peak or 0) + 1), one.next_morning, one.done, one.new_symptom)
    assert order(zone(more, settings, NOW)) >= order(zone(one, settings, NOW))


@given(st.lists(logs, max_size=8), st.sampled_from([ABSOLUTE, RELATIVE]), st.booleans())
def test_progress_is_proposed_only_on_green_and_a_symptom_always_stops(given_logs, settings, flag):
    standing = Standing(**{**vars(READY), "open_flag": flag})
    found = decide(given_logs, standing, settings, NOW)
    zones = [zone(one, settings, NOW) for one in sorted(given_logs, key=lambda one: one.at)]
    counted = [one for one in zones if one is not Zone.PENDING]
    if {Zone.STOP, Zone.EMERGENCY} & set(zones):
        assert found.decision is Decision.STOP
    if found.decision is Decision.PROPOSE_PROGRESS:
        assert counted[-3:] == [Zone.GREEN] * 3
        assert not flag
    assert found.why
    assert found.version


def test_three_green_sessions_on_different_days_meet_the_criteria():
    found = decided(log(4), log(3), log(2), adherence=Fraction(4, 5), confidence=7)
    assert found.decision is Decision.PROPOSE_PROGRESS
    assert str(found.why) == "The criteria you set are met."


@pytest.mark.parametrize(
    "short_of",
    [
        {"adherence": Fraction(79, 100)},
        {"adherence": None},
        {"confidence": 6},
        {"confidence": None},
        {"open_flag": True},
        {"further": False},
        {"changed_on": date(2026, 3, 19)},
        {"category": "strength", "changed_on": date(2026, 3, 14)},
        {"changed_on": date(2026, 3, 17)},
    ],
)
def test_one_criterion_short_and_the_level_holds(short_of):
    assert decided(log(4), log(3), log(2), **short_of).decision is Decision.HOLD


def test_three_green_sessions_on_one_day_are_not_enough():
    same_day = [
        log(3),
        Log(NOW - timedelta(days=3, hours=1), 1, 2, 1),
        Log(NOW - timedelta(days=3, hours=2), 1, 2, 1),
    ]
    assert decided(*same_day).decision is Decision.HOLD


def test_a_red_session_proposes_the_level_below_and_pauses():
    found = decided(log(4), log(3, peak=7))
    assert found.decision is Decision.PROPOSE_REGRESS
    assert found.pause
    assert not found.review


def test_two_red_sessions_in_a_week_ask_for_a_review():
    assert decided(log(6, peak=7), log(2, peak=7)).review
    assert decided(log(6, peak=7), log(4, peak=7), log(2)).decision is Decision.REVIEW
    assert decided(log(12, peak=7), log(9, peak=7), log(2)).decision is Decision.HOLD


def test_a_new_symptom_stops_and_calls_for_a_person():
    found = decided(log(4), log(3, new_symptom="bladder_bowel"), log(2))
    assert (found.decision, found.review, found.pause) == (Decision.STOP, True, True)


def test_two_missed_check_ins_in_a_row_hold_the_level_and_it_is_said():
    held = decided(log(4), log(3), log(2), missed=2)
    assert (held.decision, held.why) == (Decision.HOLD, "Two check-ins in a row were missed.")
    assert decided(log(4), log(3), log(2), missed=1).decision is Decision.PROPOSE_PROGRESS


def test_walking_moves_up_after_its_comfortable_days():
    walker = {"rung": walking.rung(1)}
    assert decided(log(3), log(2), **walker).decision is Decision.PROPOSE_PROGRESS
    assert decided(log(2), **walker).decision is Decision.HOLD
    assert decided(log(2), log(1, next_morning=None), **walker).decision is Decision.HOLD
    assert decided(log(4), log(3, peak=4), log(2), **walker).decision is Decision.HOLD
    assert decided(log(3), log(2), log(1, next_morning=None), **walker).decision is Decision.PROPOSE_PROGRESS


def test_the_top_of_the_ladder_is_kept():
    top = {"rung": walking.rung(8)}
    assert decided(*[log(days) for days in range(2, 10)], **top).decision is Decision.HOLD


def test_the_ladder_begins_with_five_and_thirty():
    assert [(walking.rung(level).walk, walking.rung(level).rest) for level in (1, 8)] == [(5, 30), (30, 0)]
    assert [walking.rung(level).total for level in range(9)] == [8, 15, 21, 30, 24, 30, 20, 25, 30]
    assert walking.highest_level() == 8
