"""Free times, against a clock that counts every minute."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinic.availability import Interval, Search, WeeklyHours, merge
from clinic.free_time.minutes import minutes_in
from clinic.free_time.window import Window
from tests.clinic.minute_counter import DAYS, MINUTE, Question

# A day on which the clocks change, for each zone and way. Lord Howe moves by half an hour, Casablanca for Ramadan.
FORWARD = {
    "Europe/London": date(2026, 3, 29),
    "America/New_York": date(2026, 3, 8),
    "Australia/Lord_Howe": date(2026, 10, 4),
    "Africa/Casablanca": date(2026, 3, 22),
}
BACK = {
    "Europe/London": date(2026, 10, 25),
    "America/New_York": date(2026, 11, 1),
    "Australia/Lord_Howe": date(2026, 4, 5),
    "Africa/Casablanca": date(2026, 2, 15),
}
EVERY_NIGHT = [WeeklyHours(weekday, time(0), time(6)) for weekday in range(7)]

# A busy machine may take its time.
PATIENTLY = settings(deadline=None)

clock_times = st.times().map(lambda wall: wall.replace(second=0, microsecond=0))
minutes = st.integers(min_value=-60, max_value=DAYS * 1440 + 60)
busy_times = st.lists(st.tuples(minutes, minutes), max_size=6)
several = st.lists(busy_times, min_size=1, max_size=3)
weekly = st.builds(
    WeeklyHours,
    weekday=st.integers(0, 6),
    starts=clock_times,
    ends=clock_times,
    valid_from=st.sampled_from([date.min, date(2026, 3, 29), date(2026, 10, 4)]),
    valid_until=st.sampled_from([None, date(2026, 3, 29), date(2026, 11, 1)]),
)
questions = st.builds(
    lambda change, **facts: Question(*change, **facts),
    change=st.sampled_from([*FORWARD.items(), *BACK.items()]),
    hours=st.lists(weekly, max_size=8).map(lambda some: [*EVERY_NIGHT, *some]),
    busy=busy_times,
    rooms=several,
    equipment=several,
    length=st.sampled_from([5, 30, 45, 90]),
    buffer=st.sampled_from([0, 5, 10]),
)


@PATIENTLY
@given(questions)
def test_exactly_the_times_a_minute_counter_finds_are_offered(question: Question) -> None:
    assert question.offered() == question.counted()


@PATIENTLY
@given(questions)
def test_a_slot_touches_nothing_that_is_busy(question: Question) -> None:
    claimed = (question.length + question.buffer) * MINUTE
    slots = [Interval(start, start + claimed) for start in question.offered()]
    assert not [slot for slot in slots for block in question.intervals(question.busy) if slot.touches(block)]


@PATIENTLY
@given(questions, st.randoms())
def test_the_order_of_what_is_asked_does_not_matter(question: Question, chance: Any) -> None:
    before = question.offered()
    for some in (question.hours, question.busy, question.rooms, question.equipment):
        chance.shuffle(some)
    assert question.offered() == before


@PATIENTLY
@given(questions)
def test_more_busy_time_never_makes_more_free(question: Question) -> None:
    before = set(question.offered())
    question.busy = [*question.busy, (600, 700)]
    assert set(question.offered()) <= before


@pytest.mark.parametrize("change", FORWARD.items(), ids=FORWARD)
def test_the_time_the_clocks_skip_has_no_slots(change: tuple[str, date]) -> None:
    zone, day = change
    walls = night(change)
    skipped = 30 if zone == "Australia/Lord_Howe" else 60
    assert len(walls) == (6 * 60 - skipped) // 15 - 1
    assert walls == sorted(set(walls))
    assert {wall.date() for wall in walls} == {day}


@pytest.mark.parametrize("change", BACK.items(), ids=BACK)
def test_the_time_that_comes_twice_is_sold_once(change: tuple[str, date]) -> None:
    walls = night(change)
    assert len(walls) == len(set(walls)) == 6 * 60 // 15 - 1


def night(change: tuple[str, date]) -> list[datetime]:
    """Wall times offered for half an hour from midnight to six on the day the clocks change."""
    zone, day = ZoneInfo(change[0]), change[1]
    window = Window(day, 1, zone)
    starts = Search(window.grid, 30).starts(window.open(EVERY_NIGHT), 0)
    return [window.moment(minute).astimezone(zone).replace(tzinfo=None) for minute in minutes_in(starts)]


def test_nothing_starts_before_the_moment_it_is_asked_from() -> None:
    window = Window(date(2026, 6, 1), 1, ZoneInfo("Europe/London"))
    moment = datetime(2026, 6, 1, 8, 59, 30, tzinfo=UTC)
    assert window.moment(minutes_in(window.grid & ~window.before(moment))[0]) == datetime(
        2026, 6, 1, 9, tzinfo=UTC
    )
    assert window.before(window.start - timedelta(days=9)) == 0


@pytest.mark.parametrize(
    ("kind", "a_class", "expected"),
    [("massage", False, [8, 9, 11]), ("class", True, [10]), ("follow_up", False, [8, 9, 10, 11])],
)
def test_reserved_hours_are_for_their_own_kind_of_visit(
    kind: str, a_class: bool, expected: list[int]
) -> None:
    reserved = "follow_up" if kind == "follow_up" else "class"
    hours = [WeeklyHours(0, time(8), time(12)), WeeklyHours(0, time(10), time(11), only_for=reserved)]
    window = Window(date(2026, 6, 1), 1, ZoneInfo("UTC"))
    open_time = window.open_for(hours, kind, a_class=a_class)
    assert [
        minute // 60
        for minute in minutes_in(Search(window.grid, 60).starts(open_time, 0))
        if minute % 60 == 0
    ] == expected


def test_a_class_without_hours_of_its_own_is_held_in_ordinary_ones() -> None:
    window = Window(date(2026, 6, 1), 1, ZoneInfo("UTC"))
    hours = [WeeklyHours(0, time(8), time(12))]
    assert window.open_for(hours, "class", a_class=True) == window.open(hours) != 0


@PATIENTLY
@given(questions)
def test_merged_time_is_the_same_time_in_order_and_without_seams(question: Question) -> None:
    window = Window(question.first, DAYS, question.tz)
    busy = question.intervals(question.busy)
    merged = merge(busy)
    assert window.mask(i.stretch for i in merged) == window.mask(i.stretch for i in busy)
    assert not [one for one, other in pairwise(merged) if one.end >= other.start]
