"""Which days a repeated thing falls on, by the wall calendar. Pure.

Days are days and times are what the wall shows: ten o'clock stays ten o'clock when the clocks change.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count, islice, takewhile
from zoneinfo import ZoneInfo

from clinic.availability import Interval, wall_time

MOST = 100
DAYS_OF_A_WEEK = 7


def days(first: date, *, every_weeks: int = 1, weekdays: Sequence[int] = ()) -> Iterator[date]:
    """From `first` on, every so many weeks, on its own weekday or on the chosen ones (Monday is 0). Without end."""
    chosen = sorted(set(weekdays)) or [first.weekday()]
    monday = first - timedelta(days=first.weekday())
    for week in count(step=every_weeks):
        for weekday in chosen:
            day = monday + timedelta(days=week * DAYS_OF_A_WEEK + weekday)
            if day >= first:
                yield day


def so_many(run: Iterator[date], number: int) -> list[date]:
    return list(islice(run, number))


def until(run: Iterator[date], last: date) -> list[date]:
    return list(takewhile(lambda day: day <= last, run))


def shown_at(day: date, model: datetime, zone: ZoneInfo) -> datetime:
    """The instant on this day at which the wall shows what it shows at `model`."""
    return wall_time(day, model.astimezone(zone).time(), zone)


def repeated(model: Interval, run: Sequence[date], zone: ZoneInfo) -> list[Interval]:
    """The same stretch of wall time beginning on each of the days. What falls into the spring gap altogether is left
    out: that time does not exist."""
    nights = model.end.astimezone(zone).date() - model.start.astimezone(zone).date()
    stretches = (
        Interval(shown_at(day, model.start, zone), shown_at(day + nights, model.end, zone)) for day in run
    )
    return [stretch for stretch in stretches if stretch.start < stretch.end]


def shifted(moment: datetime, days_on: int, wall: datetime, zone: ZoneInfo) -> datetime:
    """So many days later, at the time of day the wall shows at `wall`."""
    day = moment.astimezone(zone).date() + timedelta(days=days_on)
    return shown_at(day, wall, zone).astimezone(UTC)
