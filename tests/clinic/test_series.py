"""Which days a series falls on, by the wall calendar."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.repeats.series import Rhythm, at_wall_time

FIRST = date(2026, 3, 16)
ZONES = st.sampled_from(["Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"])


def test_weekly_on_its_own_weekday() -> None:
    assert Rhythm(FIRST, time(10), 3).days() == [date(2026, 3, 16), date(2026, 3, 23), date(2026, 3, 30)]


def test_every_other_week_on_chosen_days_beginning_within_the_week() -> None:
    wednesday = date(2026, 3, 18)
    run = Rhythm(wednesday, time(10), 4, every_weeks=2, weekdays=(4, 0)).days()
    assert run == [date(2026, 3, 20), date(2026, 3, 30), date(2026, 4, 3), date(2026, 4, 13)]


@given(
    st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    st.sets(st.integers(0, 6)),
    st.integers(1, 100),
    st.integers(1, 4),
)
def test_days_come_in_order_on_chosen_weekdays_and_so_many(
    first: date, chosen: set[int], times: int, every: int
) -> None:
    run = Rhythm(first, time(10), times, every, tuple(chosen)).days()
    assert len(run) == times
    assert run == sorted(set(run))
    assert {day.weekday() for day in run} <= (chosen or {first.weekday()})
    assert run[0] >= first


@given(ZONES, st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.times())
def test_what_the_wall_shows_is_what_was_asked_or_the_time_does_not_exist(
    name: str, day: date, wall: time
) -> None:
    zone = ZoneInfo(name)
    moment = at_wall_time(day, wall, zone)
    walls = datetime.combine(day, wall, zone)
    real = walls.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == walls.replace(tzinfo=None)
    assert (moment is not None) == real
    if moment:
        assert moment.astimezone(zone).replace(tzinfo=None, fold=0) == datetime.combine(day, wall)


@pytest.mark.parametrize(
    ("zone", "day", "skipped", "there"),
    [
        ("Europe/London", date(2026, 3, 29), time(1, 30), time(2, 0)),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), time(2, 30)),
        ("Africa/Casablanca", date(2026, 3, 22), time(2, 30), time(3, 0)),
    ],
)
def test_the_spring_gap_has_no_visits(zone: str, day: date, skipped: time, there: time) -> None:
    assert at_wall_time(day, skipped, ZoneInfo(zone)) is None
    assert at_wall_time(day, there, ZoneInfo(zone)) is not None
