"""Closing days as people write and publish them: a list, one a line, or a calendar file. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar

from clinic.availability import Interval, wall_time

LONGEST_NAME = 80
LARGEST_BYTES = 2_000_000
MOST = 400
BY_THE_CLOCK = {"HOURLY", "MINUTELY", "SECONDLY"}
ISO = re.compile(r"^(\d{4}-\d{2}-\d{2})(?:\s*(?:\.\.|–|to)\s*(\d{4}-\d{2}-\d{2}))?[\s,;:\t]+(\S.*)$")
LITTLE_END = re.compile(r"^(\d{1,2})[./](\d{1,2})[./](\d{4})[\s,;:\t]+(\S.*)$")


class Unreadable(ValueError):
    """`line` is the number of the line that says nothing, 0 for a file as a whole."""

    def __init__(self, line: int = 0) -> None:
        super().__init__(line)
        self.line = line


class TooMany(Exception):
    """More than anybody closes."""


@dataclass(frozen=True, order=True)
class Closing:
    """Closed from the first day to the last, or between two times of the wall clock."""

    first_day: date
    last_day: date
    name: str
    starts: time | None = None
    ends: time | None = None

    def at(self, zone: ZoneInfo) -> Interval:
        night = self.last_day + timedelta(days=1)
        end = wall_time(self.last_day, self.ends, zone) if self.ends else wall_time(night, time.min, zone)
        return Interval(wall_time(self.first_day, self.starts or time.min, zone), end)


def listed(text: str) -> list[Closing]:
    """One a line: 2026-12-25 Christmas Day, or 25/12/2026, or 2026-12-24 to 2026-12-31. Empty lines say nothing."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if len(lines) > MOST:
        raise TooMany
    return [in_line(line, number) for number, line in lines]


def in_line(line: str, number: int) -> Closing:
    try:
        if found := ISO.match(line):
            first = date.fromisoformat(found[1])
            return Closing(first, date.fromisoformat(found[2] or found[1]), found[3][:LONGEST_NAME])
        if found := LITTLE_END.match(line):
            day = date(int(found[3]), int(found[2]), int(found[1]))
            return Closing(day, day, found[4][:LONGEST_NAME])
    except ValueError:
        pass
    raise Unreadable(number)


def in_calendar(data: bytes, first: date, last: date) -> list[Closing]:
    """The events of an .ics file in these days, repeated ones each time."""
    if len(data) > LARGEST_BYTES:
        raise TooMany
    try:
        calendar = Calendar.from_ical(data)
        require_days(calendar)
        events = recurring_ical_events.of(calendar).between(first, last)
        closings = sorted({closing for event in events for closing in of_event(event)})
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, IndexError) as error:
        raise Unreadable from error
    if len(closings) > MOST:
        raise TooMany
    return closings


def require_days(calendar: Any) -> None:
    """No holiday comes every minute, and a file in which one does would be years of counting."""
    rules = [event["RRULE"] for event in calendar.walk("VEVENT") if "RRULE" in event]
    if len(rules) > MOST or any(BY_THE_CLOCK & set(map(str, rule.get("FREQ", ()))) for rule in rules):
        raise TooMany


def of_event(event: Any) -> Iterator[Closing]:
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        return
    start, end = event.start, event.end
    name = " ".join(str(event.get("SUMMARY", "")).split())[:LONGEST_NAME] or "–"
    if isinstance(start, datetime):
        yield Closing(start.date(), end.date(), name, start.time(), end.time())
    else:
        # An all-day event ends on the day after its last.
        yield Closing(start, max(start, end - timedelta(days=1)), name)


def near(today: date) -> tuple[date, date]:
    """The days of a file that matter: this year's and the two to come."""
    return date(today.year, 1, 1), date(today.year + 2, 12, 31)


def whole_days(interval: Interval, zone: ZoneInfo) -> bool:
    midnight = {moment.astimezone(zone).time() for moment in (interval.start, interval.end)}
    return midnight == {time.min}
