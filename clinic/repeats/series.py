"""Which days a repeated thing falls on, by the wall calendar. Pure.

Days are days and times are what the wall shows: ten o'clock stays ten o'clock when the clocks change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count, islice, takewhile
from zoneinfo import ZoneInfo

from clinic.availability import Interval, wall_time

MOST = 100
DAYS_OF_A_WEEK = 7


@dataclass(frozen=True)
class Rhythm:
    """So many times, every so many weeks, on the first day's weekday or on the chosen ones. Monday is 0."""

    first: date
    wall: time
    times: int
    every_weeks: int = 1
    weekdays: tuple[int, ...] = ()

    def days(self) -> list[date]:
        run = days(self.first, every_weeks=self.every_weeks, weekdays=self.weekdays)
        return list(islice(run, self.times))


def days(first: date, *, every_weeks: int = 1, weekdays: Sequence[int] = ()) -> Iterator[date]:
    """From `first` on, every so many weeks, on its own weekday or on the chosen ones. Without end."""
    chosen = sorted(set(weekdays)) or [first.weekday()]
    monday = first - timedelta(days=first.weekday())
    for week in count(step=every_weeks):
        for weekday in chosen:
            day = monday + timedelta(days=week * DAYS_OF_A_WEEK + weekday)
            if day >= first:
                yield day


def until(run: Iterator[date], last: date) -> list[date]:
    return list(takewhile(lambda day: day <= last, run))


def at_wall_time(day: date, wall: time, zone: ZoneInfo) -> datetime | None:
    """The instant in UTC, or None on the day on which the clocks skip this time."""
    moment = wall_time(day, wall, zone)
    shown = moment.astimezone(zone).replace(tzinfo=None, fold=0)
    return moment if shown == datetime.combine(day, wall) else None


def repeated(model: Interval, run: Sequence[date], zone: ZoneInfo) -> list[Interval]:
    """The same stretch of wall time beginning on each of the days. What falls into the spring gap altogether is left
    out: that time does not exist."""
    start, end = model.start.astimezone(zone), model.end.astimezone(zone)
    nights = end.date() - start.date()
    stretches = (
        Interval(wall_time(day, start.time(), zone), wall_time(day + nights, end.time(), zone)) for day in run
    )
    return [stretch for stretch in stretches if stretch.start < stretch.end]


def moved_along(moment: datetime, shift: timedelta, zone: ZoneInfo) -> tuple[date, time]:
    """What the wall shows, so much later by the wall: a day later is the same time of day whatever the clocks do."""
    wall = moment.astimezone(zone).replace(tzinfo=None) + shift
    return wall.date(), wall.time()
