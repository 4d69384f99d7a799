"""Somebody’s weekly stretches beside each other: which two cannot both be kept, and what a change leaves. Pure."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from clinic.availability import Interval, WeeklyHours, wall_time

DAY = timedelta(days=1)
WEEK, YEAR = 7, 366


@dataclass(frozen=True)
class Stretch:
    """Weekly hours at a place with a clock of its own. `name` is what people call it."""

    place: Hashable
    zone: ZoneInfo
    hours: WeeklyHours
    name: str = ""

    def on(self, day: date) -> Interval | None:
        if not self.hours.on(day):
            return None
        start, end = (wall_time(day, wall, self.zone) for wall in (self.hours.starts, self.hours.ends))
        return Interval(start, end)


def clash(stretches: Iterable[Stretch]) -> tuple[Stretch, Stretch, date] | None:
    """Two stretches that ask for the same person at the same time, and the first day on which they do."""
    for one, other in combinations(stretches, 2):
        if not is_reserved_inside(one, other) and (day := first_shared(one, other)):
            return one, other, day
    return None


def is_reserved_inside(one: Stretch, other: Stretch) -> bool:
    """Time set aside for a class lies within the ordinary hours of the same place."""
    return one.place == other.place and (one.hours.only_for is None) != (other.hours.only_for is None)


def first_shared(one: Stretch, other: Stretch) -> date | None:
    """Places on one clock are compared for a week. Where the clocks differ so may their summer times: for a year."""
    same_clock = one.zone == other.zone
    if same_clock and one.hours.weekday != other.hours.weekday:
        return None
    first = max(one.hours.valid_from, other.hours.valid_from)
    days = (first + number * DAY for number in range(WEEK if same_clock else YEAR))
    around = (0,) if same_clock else (-1, 0, 1)
    for day in days:
        mine = one.on(day)
        theirs = (other.on(day + step * DAY) for step in around) if mine else ()
        if mine and any(interval and interval.touches(mine) for interval in theirs):
            return day
    return None


def left_of(
    valid_from: date, valid_until: date | None, first: date, last: date | None
) -> list[tuple[date, date | None]]:
    """What remains of a validity when the days from `first` to `last` are taken out; no last day means for good."""
    pieces: list[tuple[date, date | None]] = []
    if valid_from < first:
        pieces.append((valid_from, first - DAY if valid_until is None else min(valid_until, first - DAY)))
    if last is not None and (valid_until is None or valid_until > last):
        pieces.append((max(valid_from, last + DAY), valid_until))
    return pieces
