"""One visit as a calendar file."""

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from uuid_utils.compat import uuid7

from clinic.calendars.ical import Entry, key_of, uid_of, written

# A minute before, at and after the clocks change, in spring and in autumn.
CHANGES = {
    "Europe/London": ["2026-03-29T01:00", "2026-10-25T01:00"],
    "America/New_York": ["2026-03-08T07:00", "2026-11-01T06:00"],
    "Australia/Lord_Howe": ["2026-04-04T15:00", "2026-10-03T15:30"],
    "Africa/Casablanca": ["2026-02-15T02:00", "2026-03-22T02:00"],
}
KEY = UUID("01890000-0000-7000-8000-000000000001")


def entry(starts: datetime, zone: str = "Europe/London", **fields) -> Entry:
    wanted = {"summary": "Follow-up", "modified": datetime(2026, 1, 1, tzinfo=UTC), **fields}
    return Entry(uid_of(KEY), starts, starts + timedelta(minutes=45), ZoneInfo(zone), **wanted)


def lines(content: bytes) -> list[str]:
    return content.decode().split("\r\n")


@pytest.mark.parametrize("zone", CHANGES)
@pytest.mark.parametrize("away", range(-120, 121, 15))
def test_an_instant_beside_a_change_of_clocks_reads_back(zone: str, away: int) -> None:
    for change in CHANGES[zone]:
        starts = datetime.fromisoformat(change).replace(tzinfo=UTC) + timedelta(minutes=away)
        event = Calendar.from_ical(written([entry(starts, zone)])).events[0]
        assert event["DTSTART"].dt.astimezone(UTC) == starts
        assert event["DTEND"].dt.astimezone(UTC) == starts + timedelta(minutes=45)


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    content = written([entry(datetime(2026, 6, 1, 9, tzinfo=UTC), summary="é" * 200)])
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_words_cannot_break_out_of_their_line() -> None:
    content = written([entry(datetime(2026, 6, 1, 9, tzinfo=UTC), summary="A, B; C\r\nEND:VEVENT\x0b")])
    assert "SUMMARY:A\\, B\\; C\\nEND:VEVENT" in lines(content)


def test_a_calendar_to_subscribe_to_says_how_often_to_come_back() -> None:
    told = lines(written([], name="Ana Sousa", refresh=timedelta(hours=1)))
    assert {"X-WR-CALNAME:Ana Sousa", "REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H"} <= set(
        told
    )
    assert not [line for line in told if line.startswith("METHOD")]


def test_a_cancelled_visit_is_shown_as_such_and_takes_no_time() -> None:
    told = lines(written([entry(datetime(2026, 6, 1, 9, tzinfo=UTC), status="CANCELLED", sequence=4)]))
    assert {"STATUS:CANCELLED", "TRANSP:TRANSPARENT", "SEQUENCE:4", f"UID:{KEY}@physio-clinic"} <= set(told)


def test_a_uid_leads_back_to_its_visit() -> None:
    key = uuid7()
    assert key_of(uid_of(key)) == key
    assert key_of("something@google.com") is None
    assert key_of("nonsense@physio-clinic") is None
