"""Which times are free. Pure: hours and busy times in, starts out; no database, no Django.

A visit can start on a minute of the grid when it lies inside the working hours and, with its buffer, touches nothing
that is busy: not of its practitioner, not of one suitable room, not of one suitable piece of equipment. The buffer may
run past closing time. Working hours are wall time in a zone; everything else is an instant. Wall times that the clocks
skip give no start, and the hour that happens twice in autumn is offered once, as the wall says it.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from clinic.free_time.minutes import runs, span, together

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
# Whole minutes since 1970, from the first until just before the second.
Stretch = tuple[int, int]


@dataclass(frozen=True, order=True)
class Interval:
    """From `start` until just before `end`, both aware."""

    start: datetime
    end: datetime

    def touches(self, other: "Interval") -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Interval") -> bool:
        return self.start <= other.start and other.end <= self.end

    @property
    def stretch(self) -> Stretch:
        """In whole minutes, and no less than it is."""
        return (self.start - EPOCH) // MINUTE, -((EPOCH - self.end) // MINUTE)


@dataclass(frozen=True)
class WeeklyHours:
    """One weekly stretch in wall time. Monday is 0; valid on both end dates; reserved for a type of visit or not."""

    weekday: int
    starts: time
    ends: time
    valid_from: date = date.min
    valid_until: date | None = None
    only_for: Hashable = None

    def on(self, day: date) -> bool:
        return (
            day.weekday() == self.weekday
            and self.valid_from <= day
            and (self.valid_until is None or day <= self.valid_until)
        )


def wall_time(day: date, clock_time: time, zone: ZoneInfo) -> datetime:
    """The instant at which the wall shows this time, in UTC. A time the clocks skip is moved past the gap."""
    return datetime.combine(day, clock_time, zone).astimezone(UTC)


def exists(day: date, clock_time: time, zone: ZoneInfo) -> bool:
    """False for a wall time that the clocks skip on this day."""
    wall = datetime.combine(day, clock_time)
    return wall_time(day, clock_time, zone).astimezone(zone).replace(tzinfo=None) == wall


def open_hours(hours: Iterable[WeeklyHours], day: date, zone: ZoneInfo) -> list[Interval]:
    """The stretches of work on one day, as instants."""
    stretches = (
        Interval(wall_time(day, h.starts, zone), wall_time(day, h.ends, zone)) for h in hours if h.on(day)
    )
    return merge(stretch for stretch in stretches if stretch.start < stretch.end)


def merge(intervals: Iterable[Interval]) -> list[Interval]:
    """The same time, in order, without overlaps and without seams."""
    merged: list[Interval] = []
    for interval in sorted(intervals):
        if merged and interval.start <= merged[-1].end:
            merged[-1] = Interval(merged[-1].start, max(merged[-1].end, interval.end))
        else:
            merged.append(interval)
    return merged


@dataclass(frozen=True)
class Search:
    """Where a visit of so many minutes, and its buffer after, finds time. All times are bit masks of one window.

    `grid` are the minutes at which it may start at all.
    """

    grid: int
    minutes: int
    buffer: int = 0

    def starts(self, open_time: int, busy: int) -> int:
        """Inside the open time, and free for the buffer as well."""
        return self.grid & runs(open_time, self.minutes) & self.free(busy)

    def anywhere(self, busy: Iterable[int]) -> int:
        """Where one of several, each with its own busy minutes, is free for the whole of visit and buffer."""
        return together(map(self.free, busy))

    def free(self, busy: int) -> int:
        return runs(self.whole & ~busy, self.minutes + self.buffer)

    @cached_property
    def whole(self) -> int:
        return span(0, self.grid.bit_length() + self.minutes + self.buffer)
