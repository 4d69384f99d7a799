"""Weekly stretches beside each other."""

from datetime import date, time
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from clinic.availability import WeeklyHours
from clinic.house.timetable import Stretch, clash, left_of

LONDON, LORD_HOWE = ZoneInfo("Europe/London"), ZoneInfo("Australia/Lord_Howe")
NEW_YEAR = date(2026, 1, 1)
DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 1))


def stretch(place: str, starts: int, ends: int, *, zone: ZoneInfo = LONDON, **more: object) -> Stretch:
    hours = WeeklyHours(0, time(starts), time(ends), **{"valid_from": NEW_YEAR, **more})  # type: ignore[arg-type]
    return Stretch(place, zone, hours)


def test_two_places_at_once_clash_on_the_first_day_both_are_valid() -> None:
    late = stretch("Hilltop", 11, 13, valid_from=date(2026, 3, 4))
    found = clash([stretch("Riverside", 9, 12), late])
    assert found
    assert found[2] == date(2026, 3, 9)


def test_one_after_the_other_is_no_clash() -> None:
    assert not clash([stretch("Riverside", 9, 12), stretch("Hilltop", 12, 14)])
    past = stretch("Riverside", 9, 12, valid_until=date(2026, 3, 8))
    assert not clash([past, stretch("Hilltop", 9, 12, valid_from=date(2026, 3, 9))])


def test_a_class_may_lie_within_the_ordinary_hours_of_its_place_alone() -> None:
    assert not clash([stretch("Riverside", 9, 18), stretch("Riverside", 17, 18, only_for="pilates")])
    assert clash([stretch("Riverside", 9, 18), stretch("Hilltop", 17, 18, only_for="pilates")])


def test_the_same_stretch_twice_clashes() -> None:
    assert clash([stretch("Riverside", 9, 12), stretch("Riverside", 9, 12)])


def test_places_on_different_clocks_are_compared_by_the_instant() -> None:
    # Monday 20:00 on Lord Howe is Monday morning in London, half an hour later in their winter than in their summer.
    there = stretch("Lord Howe", 20, 21, zone=LORD_HOWE)
    assert clash([stretch("London", 9, 10), there])
    assert not clash([stretch("London", 12, 13), there])


@given(DAYS, st.none() | DAYS, DAYS, st.none() | DAYS, DAYS)
def test_what_is_left_are_the_days_that_were_not_taken_out(
    start: date, end: date | None, first: date, last: date | None, day: date
) -> None:
    left = left_of(start, end, first, last) if end is None or end >= start else []
    was_valid = start <= day and (end is None or start <= day <= end) and (end is None or end >= start)
    taken_out = first <= day and (last is None or day <= last)
    if last is None or last >= first:
        kept = any(one <= day and (other is None or day <= other) for one, other in left)
        assert kept == (was_valid and not taken_out)
