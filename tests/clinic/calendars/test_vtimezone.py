"""What a program reads out of our VTIMEZONE, without knowing the zone's name, is the zone's own time."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import resolve_imaginary, tzical  # type: ignore[import-untyped]
from icalendar import Calendar, Timezone

from clinic.calendars.vtimezone import changes_of, vtimezone

ZONES = [
    "Europe/London",
    "Europe/Dublin",
    "America/New_York",
    "America/Santiago",
    "Asia/Jerusalem",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
]


def strangers_zone(component: Timezone) -> tzical:
    """The zone as another library builds it, from our words alone."""
    calendar = Calendar()
    calendar.add_component(component)
    return tzical(StringIO(calendar.to_ical().decode().replace("\r\n", "\n"))).get()


@pytest.mark.parametrize("name", ZONES)
def test_two_years_read_back(name: str) -> None:
    """Every week, and every quarter of an hour around a change of clocks."""
    zone, start, end = ZoneInfo(name), datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
    theirs = strangers_zone(vtimezone(zone, 2026, 2027))
    moments = [start + timedelta(weeks=week) for week in range(104)]
    for change in changes_of(zone, start, end):
        moments += [change.moment + timedelta(minutes=minutes) for minutes in range(-240, 241, 15)]
    for local in (moment.astimezone(zone) for moment in moments):
        if not local.fold:
            assert resolve_imaginary(local.replace(tzinfo=theirs)).utcoffset() == local.utcoffset(), local


@pytest.mark.parametrize("name", ["Europe/London", "America/New_York", "Australia/Lord_Howe"])
def test_a_yearly_rule_is_told_as_one(name: str) -> None:
    component = vtimezone(ZoneInfo(name), 2026, 2026)
    assert len(component.standard) == len(component.daylight) == 1
    assert all("RRULE" in part and "RDATE" not in part for part in component.subcomponents)


def test_the_change_in_spring_is_told_in_the_time_before_it() -> None:
    spring = vtimezone(ZoneInfo("Europe/London"), 2026, 2026).daylight[0]
    assert datetime(2025, 3, 30, 1) == spring.DTSTART  # noqa: DTZ001


def test_changes_that_follow_the_moon_stand_one_by_one() -> None:
    component = vtimezone(ZoneInfo("Africa/Casablanca"), 2026, 2026)
    starts = [part.DTSTART for part in component.subcomponents]
    assert datetime(2026, 2, 15, 3) in starts  # noqa: DTZ001
    assert datetime(2026, 3, 22, 2) in starts  # noqa: DTZ001
