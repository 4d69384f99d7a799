"""Which times are free. Pure: intervals in, slots out; no database, no Django.

A slot is free when it lies inside the working hours and touches neither an absence nor a visit with its buffer.
Working hours are wall time in a zone; everything else is an aware instant. Wall times that do not exist on the day
the clocks go forward give no slot, and the hour that happens twice in autumn is offered once, as the wall says it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, order=True)
class Interval:
    """From `start` until just before `end`, both aware."""

    start: datetime
    end: datetime

    def touches(self, other: "Interval") -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Interval") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True)
class WeeklyHours:
    """One weekly stretch in wall time. Monday is 0; valid on both end dates."""

    weekday: int
    starts: time
    ends: time
    valid_from: date = date.min
    valid_until: date | None = None

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


def subtract(open_time: Iterable[Interval], busy: Iterable[Interval]) -> list[Interval]:
    """What is left of `open_time` without `busy`."""
    taken = merge(busy)
    free: list[Interval] = []
    for stretch in merge(open_time):
        start = stretch.start
        for block in taken:
            if block.end <= start or block.start >= stretch.end:
                continue
            if block.start > start:
                free.append(Interval(start, block.start))
            start = max(start, block.end)
        if start < stretch.end:
            free.append(Interval(start, stretch.end))
    return free


def grid(day: date, zone: ZoneInfo, step: timedelta) -> Iterator[datetime]:
    """The wall times of a day that a slot may start at: every `step` from midnight, each real time once."""
    midnight = datetime.combine(day, time.min)
    for number in range(int(timedelta(days=1) / step)):
        wall = (midnight + number * step).time()
        if exists(day, wall, zone):
            yield wall_time(day, wall, zone)


def free_slots(
    *,
    hours: Iterable[WeeklyHours],
    busy: Iterable[Interval],
    days: Iterable[date],
    zone: ZoneInfo,
    length: timedelta,
    buffer: timedelta = timedelta(),
    step: timedelta = timedelta(minutes=15),
    not_before: datetime | None = None,
) -> list[Interval]:
    """Every slot of `length` on the grid whose time and buffer are free.

    The buffer must be free of other visits but may run past closing time.
    """
    hours, busy = list(hours), merge(busy)
    slots = []
    for day in days:
        open_time = open_hours(hours, day, zone)
        if not open_time:
            continue
        free = subtract([Interval(s.start, s.end + buffer) for s in open_time], busy)
        for start in grid(day, zone, step):
            if not_before and start < not_before:
                continue
            slot, blocked = Interval(start, start + length), Interval(start, start + length + buffer)
            if any(stretch.holds(slot) for stretch in open_time) and any(f.holds(blocked) for f in free):
                slots.append(slot)
    return slots
