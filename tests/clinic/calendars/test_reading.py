"""An outside calendar read in a process of its own, however badly it behaves."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from clinic.availability import Interval
from clinic.calendars.reading import Read, read
from clinic.calendars.unreadable import Unreadable
from tests.clinic.calendars.conftest import Shelf, drip, ics

LONDON = ZoneInfo("Europe/London")
WINDOW = Interval(datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 8, 29, tzinfo=UTC))


def reading(address: str, seconds: float = 10) -> Read:
    return read(address, zone=LONDON, window=WINDOW, private=True, seconds=seconds)


def refusal(address: str, seconds: float = 10) -> str:
    with pytest.raises(Unreadable) as refused:
        reading(address, seconds)
    return refused.value.code


def event(number: int, *more: str) -> str:
    starts = WINDOW.start + timedelta(hours=7 * (number % 600))
    return "\n".join(
        (
            f"UID:{number}@b",
            f"DTSTART:{starts:%Y%m%dT%H%M%SZ}",
            f"DTEND:{starts + timedelta(hours=1):%Y%m%dT%H%M%SZ}",
            "SUMMARY:Something",
            *more,
        )
    )


def test_busy_times_come_back_in_order(shelf: Shelf) -> None:
    found = reading(shelf.put(ics(event(3), event(1))))
    assert [each.start - WINDOW.start for each in found.times] == [timedelta(hours=7), timedelta(hours=21)]


def test_ten_thousand_events_are_read(shelf: Shelf) -> None:
    found = reading(shelf.put(ics(*(event(number) for number in range(10_000)))))
    assert len(found.times) == 600


def test_a_server_that_drips_is_given_up(shelf: Shelf) -> None:
    shelf.deeds["/drip.ics"] = drip
    began = time.monotonic()
    assert refusal(shelf.address + "/drip.ics", seconds=1) == "slow"
    assert time.monotonic() - began < 8


def test_a_rule_that_never_ends_is_given_up(shelf: Shelf) -> None:
    hourly = "RRULE:FREQ=HOURLY;BYMINUTE=0,1,2,3,4,5,6,7,8,9;BYSECOND=0,10,20,30,40,50"
    address = shelf.put(ics(*(event(number, hourly) for number in range(50))))
    assert refusal(address, seconds=0.5) == "endless"


def test_a_zone_that_never_stops_changing_is_given_up(shelf: Shelf) -> None:
    change = "DTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=SECONDLY\r\n"
    parts = "".join(f"BEGIN:{name}\r\n{change}END:{name}\r\n" for name in ("STANDARD", "DAYLIGHT"))
    zone = f"BEGIN:VTIMEZONE\r\nTZID:Mad\r\n{parts}END:VTIMEZONE\r\n".encode()
    nine = "UID:1\nDTSTART;TZID=Mad:20260310T090000\nDURATION:PT1H"
    content = ics(nine).replace(b"BEGIN:VEVENT", zone + b"BEGIN:VEVENT", 1)
    assert refusal(shelf.put(content), seconds=0.5) == "endless"


def test_another_calendars_zone_of_the_same_name_is_another_zone(shelf: Shelf) -> None:
    """Outlook calls every zone somebody made up "Customized Time Zone"."""

    def custom(offset: str) -> bytes:
        zone = (
            "BEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n"
            f"TZOFFSETFROM:{offset}\r\nTZOFFSETTO:{offset}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        ).encode()
        nine = "UID:1\nDTSTART;TZID=Customized Time Zone:20260310T090000\nDURATION:PT1H"
        return ics(nine).replace(b"BEGIN:VEVENT", zone + b"BEGIN:VEVENT", 1)

    hours = [reading(shelf.put(custom(offset))).times[0].start.hour for offset in ("+0100", "+0300")]
    assert hours == [8, 6]


def test_a_private_address_is_not_read(shelf: Shelf) -> None:
    address = shelf.put(ics(event(1))).replace("http", "https")
    with pytest.raises(Unreadable, match="private"):
        read(address, zone=LONDON, window=WINDOW)
    assert not shelf.asked
