"""Closing days as people write and publish them."""

import time as stopwatch
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from clinic.house.closing_days import Closing, TooMany, Unreadable, in_calendar, listed

FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)
CHRISTMAS = date(2026, 12, 25)


def calendar(*events: str) -> bytes:
    inside = "".join(
        f"BEGIN:VEVENT\r\nUID:{n}\r\n{event}\r\nEND:VEVENT\r\n" for n, event in enumerate(events)
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n{inside}END:VCALENDAR\r\n".encode()


def test_a_list_is_read_line_by_line() -> None:
    found = listed(
        "2026-12-25 Christmas Day\n\n26/12/2026, Boxing Day\n2026-12-28 to 2026-12-31 Between the years"
    )
    assert found == [
        Closing(CHRISTMAS, CHRISTMAS, "Christmas Day"),
        Closing(date(2026, 12, 26), date(2026, 12, 26), "Boxing Day"),
        Closing(date(2026, 12, 28), date(2026, 12, 31), "Between the years"),
    ]


@pytest.mark.parametrize("line", ["Christmas", "2026-12-25", "2026-13-45 Never", "31/02/2026 Never"])
def test_a_line_that_says_no_day_is_named(line: str) -> None:
    with pytest.raises(Unreadable) as refused:
        listed(f"2026-12-25 Christmas Day\n{line}")
    assert refused.value.line == 2


def test_an_all_day_event_ends_before_its_end() -> None:
    event = "DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227\r\nSUMMARY:Christmas"
    assert in_calendar(calendar(event), FIRST, LAST) == [Closing(CHRISTMAS, date(2026, 12, 26), "Christmas")]


def test_a_yearly_day_comes_every_year_and_a_cancelled_one_never() -> None:
    yearly = "DTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Christmas"
    off = "DTSTART;VALUE=DATE:20261226\r\nSTATUS:CANCELLED\r\nSUMMARY:Boxing Day"
    days = [closing.first_day for closing in in_calendar(calendar(yearly, off), FIRST, LAST)]
    assert days == [date(year, 12, 25) for year in (2026, 2027, 2028)]


def test_an_afternoon_keeps_its_times() -> None:
    event = "DTSTART:20261224T130000\r\nDTEND:20261224T180000\r\nSUMMARY:Christmas Eve"
    (closing,) = in_calendar(calendar(event), FIRST, LAST)
    assert (closing.starts, closing.ends) == (time(13), time(18))


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00\xff\xfe", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT", b"<html>not found</html>"],
)
def test_what_is_no_calendar_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        in_calendar(data, FIRST, LAST)


def test_a_date_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Unreadable):
        in_calendar(calendar("DTSTART;VALUE=DATE:20261399\r\nSUMMARY:Never"), FIRST, LAST)


def test_ten_thousand_events_are_refused_before_anybody_grows_old() -> None:
    many = calendar(
        *(f"DTSTART:202612{n % 28 + 1:02}T{n % 24:02}{n % 60:02}00\r\nSUMMARY:{n}" for n in range(10_000))
    )
    began = stopwatch.monotonic()
    with pytest.raises(TooMany):
        in_calendar(many, FIRST, LAST)
    assert stopwatch.monotonic() - began < 60


def test_an_event_every_second_is_no_closing_day() -> None:
    with pytest.raises(TooMany):
        in_calendar(calendar("DTSTART:20260101T000000\r\nRRULE:FREQ=SECONDLY\r\nSUMMARY:Tick"), FIRST, LAST)


@pytest.mark.parametrize(("zone", "hours"), [("Europe/London", 23), ("Australia/Lord_Howe", 24)])
def test_a_closed_day_is_as_long_as_the_clocks_make_it(zone: str, hours: int) -> None:
    spring = date(2026, 3, 29)
    time_closed = Closing(spring, spring, "Works").at(ZoneInfo(zone))
    assert (time_closed.end - time_closed.start).total_seconds() == hours * 3600
