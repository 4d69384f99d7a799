"""When somebody is busy, out of an .ics file."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from clinic.availability import Interval
from clinic.calendars.busy import busy_times
from clinic.calendars.unreadable import Unreadable
from tests.clinic.calendars.conftest import ics

LONDON = ZoneInfo("Europe/London")
WINDOW = Interval(datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC))


def busy(*events: str, zone: ZoneInfo = LONDON) -> list[tuple[str, str]]:
    found = busy_times(ics(*events), zone=zone, window=WINDOW)
    return [(f"{each.start:%m-%dT%H:%M}", f"{each.end:%m-%dT%H:%M}") for each in found.times]


def event(start: str, end: str, *more: str, uid: str = "a@b") -> str:
    return "\n".join((f"UID:{uid}", f"DTSTART{start}", f"DTEND{end}", *more))


def test_a_time_in_a_zone_of_its_own() -> None:
    lisbon = event(";TZID=America/New_York:20260310T090000", ";TZID=America/New_York:20260310T100000")
    assert busy(lisbon) == [("03-10T13:00", "03-10T14:00")]


def test_a_time_in_no_zone_is_on_the_wall_of_the_clinic() -> None:
    nine = event(":20260310T090000", ":20260310T100000")
    assert busy(nine, zone=ZoneInfo("Australia/Lord_Howe")) == [("03-09T22:00", "03-09T23:00")]


def test_a_whole_day_is_the_clinics_whole_day() -> None:
    sunday = event(";VALUE=DATE:20260329", ";VALUE=DATE:20260330")
    assert busy(sunday) == [("03-29T00:00", "03-29T23:00")]


def test_a_whole_day_needs_no_end() -> None:
    assert busy("UID:a@b\nDTSTART;VALUE=DATE:20260310") == [("03-10T00:00", "03-11T00:00")]


def test_a_weekly_event_keeps_its_wall_time_over_the_change_of_clocks() -> None:
    weekly = event(
        ";TZID=Europe/London:20250105T180000", ";TZID=Europe/London:20250105T190000", "RRULE:FREQ=WEEKLY"
    )
    assert busy(weekly)[3:5] == [("03-29T17:00", "03-29T18:00"), ("04-05T17:00", "04-05T18:00")]


def test_what_was_left_out_moved_or_cancelled_in_a_series() -> None:
    daily = event(
        ":20260310T090000Z", ":20260310T100000Z", "RRULE:FREQ=DAILY;COUNT=4", "EXDATE:20260311T090000Z"
    )
    moved = event(":20260312T150000Z", ":20260312T160000Z", "RECURRENCE-ID:20260312T090000Z")
    cancelled = event(
        ":20260313T090000Z", ":20260313T100000Z", "RECURRENCE-ID:20260313T090000Z", "STATUS:CANCELLED"
    )
    assert busy(daily, moved, cancelled) == [("03-10T09:00", "03-10T10:00"), ("03-12T15:00", "03-12T16:00")]


@pytest.mark.parametrize(
    "words", ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"]
)
def test_what_takes_no_time(words: str) -> None:
    assert busy(event(":20260310T090000Z", ":20260310T100000Z", words)) == []


def test_what_overlaps_is_one_stretch_and_the_window_has_an_end() -> None:
    first = event(":20260310T090000Z", ":20260310T103000Z", uid="a")
    second = event(":20260310T100000Z", ":20260310T110000Z", uid="b")
    long = event(":20260429T090000Z", ":20270601T090000Z", uid="c")
    assert busy(second, long, first) == [("03-10T09:00", "03-10T11:00"), ("04-29T09:00", "05-01T00:00")]


def test_outlooks_own_zones_are_known() -> None:
    teams = event(
        ";TZID=W. Europe Standard Time:20260310T090000", ";TZID=W. Europe Standard Time:20260310T100000"
    )
    assert busy(teams) == [("03-10T08:00", "03-10T09:00")]


def test_what_google_says_of_the_zone() -> None:
    content = ics(event(":20260310T090000", ":20260310T100000"))
    content = content.replace(b"VERSION:2.0", b"VERSION:2.0\r\nX-WR-TIMEZONE:America/New_York")
    assert busy_times(content, zone=LONDON, window=WINDOW).times[0].start == datetime(
        2026, 3, 10, 13, tzinfo=UTC
    )


def test_visits_of_ours_are_told_apart() -> None:
    key = "01890000-0000-7000-8000-000000000001"
    visit = event(":20260310T090000Z", ":20260310T100000Z", uid=f"{key}@physio-clinic")
    found = busy_times(ics(visit), zone=LONDON, window=WINDOW)
    assert not found.times
    assert [str(each) for each in found.ours] == [key]


@pytest.mark.parametrize(
    "nonsense",
    [
        "UID:x\nDTSTART:yesterday\nDTEND:20260310T100000Z",
        "UID:x\nSUMMARY:No time at all",
        "UID:x\nDTSTART:20260310T090000Z\nDTEND:20260310T100000Z\nRRULE:FREQ=SECONDLY",
        "UID:x\nDTSTART:20260310T090000Z\nDTEND:20260310T100000Z\nRRULE:FREQ=DAILY;UNTIL=never",
    ],
)
def test_an_event_that_makes_no_sense_is_counted_and_the_others_read(nonsense: str) -> None:
    content = ics(nonsense, event(":20260310T090000Z", ":20260310T100000Z"))
    found = busy_times(content, zone=LONDON, window=WINDOW)
    assert (len(found.times), found.unread) == (1, 1)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "no_calendar"),
        (b"<!doctype html><title>Sign in</title>", "no_calendar"),
        (ics(event(":20260310T090000Z", ":20260310T100000Z"))[:-40], "malformed"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n", "malformed"),
        (b"BEGIN:VCALENDAR\r\n\x00\xff\xfe;;;\r\nEND:VCALENDAR", "malformed"),
    ],
)
def test_what_is_no_calendar_is_not_read(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        busy_times(content, zone=LONDON, window=WINDOW)
    assert refused.value.code == code


def test_too_much_is_too_much() -> None:
    minutes = [WINDOW.start + timedelta(minutes=10 * number) for number in range(5001)]
    many = [
        event(f":{each:%Y%m%dT%H%M%SZ}", f":{each + timedelta(minutes=5):%Y%m%dT%H%M%SZ}", uid=str(each))
        for each in minutes
    ]
    with pytest.raises(Unreadable, match="too_many"):
        busy_times(ics(*many), zone=LONDON, window=WINDOW)
