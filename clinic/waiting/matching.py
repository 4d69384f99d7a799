"""Who on the waiting list fits a free stretch of time, when they would begin, and who is asked first.

Pure: wishes and a stretch in, starts out; no database, no Django. Wishes are on the wall clock of the place where the
stretch is. A visit begins with the stretch or on a quarter of an hour after that, the first that suits the person.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

QUARTER = timedelta(minutes=15)
# Nobody can be asked, think and come in less.
MARGIN = timedelta(hours=1)
# No working day is longer.
LONGEST = timedelta(days=1)


@dataclass(frozen=True)
class Opening:
    """Time nobody has booked, of one person at one place. `starts` and `ends` are instants."""

    practitioner: Any
    location: Any
    starts: datetime
    ends: datetime
    zone: ZoneInfo

    def starts_within(self, minutes: int) -> Iterator[datetime]:
        """When a visit of this length can begin, in UTC. The hour that the wall shows twice is offered once."""
        length = timedelta(minutes=minutes)
        start = self.starts.astimezone(UTC)
        while start + length <= self.ends:
            if not start.astimezone(self.zone).fold:
                yield start
            start = next_quarter(start, self.zone)


@dataclass(frozen=True)
class Wish:
    """What somebody waits for. Monday is 0; no weekdays, no person, no place and no bounds mean any.

    `given_by` are the people who give such a visit, nobody named meaning all. `of` is whose wish it is.
    """

    of: Any
    minutes: int
    urgency: int
    since: datetime
    practitioner: Hashable = None
    location: Hashable = None
    given_by: frozenset[Hashable] = frozenset()
    weekdays: frozenset[int] = frozenset()
    earliest: time | None = None
    latest: time | None = None
    first_day: date | None = None
    last_day: date | None = None

    def first_start(self, opening: Opening) -> datetime | None:
        """The first start in the opening that suits, or None."""
        if not self.would_take(opening):
            return None
        starts = opening.starts_within(self.minutes)
        return next((start for start in starts if self.suits(start, opening.zone)), None)

    def would_take(self, opening: Opening) -> bool:
        """Whether the person and the place are right."""
        return (
            self.practitioner in (None, opening.practitioner)
            and self.location in (None, opening.location)
            and (not self.given_by or opening.practitioner in self.given_by)
        )

    def suits(self, start: datetime, zone: ZoneInfo) -> bool:
        """Whether they can come then, from the first minute to the last."""
        begins = start.astimezone(zone)
        over = (start + timedelta(minutes=self.minutes)).astimezone(zone)
        return self.can_on(begins.date()) and self.can_between(begins, over)

    def can_on(self, day: date) -> bool:
        return (
            (not self.weekdays or day.weekday() in self.weekdays)
            and (self.first_day is None or self.first_day <= day)
            and (self.last_day is None or day <= self.last_day)
        )

    def can_between(self, begins: datetime, over: datetime) -> bool:
        if self.earliest is not None and begins.time() < self.earliest:
            return False
        return self.latest is None or (over.date() == begins.date() and over.time() <= self.latest)


@dataclass(frozen=True)
class Match:
    """Somebody who could come, to which of the stretches, and when."""

    wish: Wish
    opening: Opening
    start: datetime


def who_fits(wishes: Iterable[Wish], openings: Collection[Opening]) -> list[Match]:
    """Everybody who could come, in the order in which they are asked: urgent first, then who waits longest."""
    ordered = sorted(wishes, key=lambda wish: (-wish.urgency, wish.since))
    found = (soonest(wish, openings) for wish in ordered)
    return [match for match in found if match is not None]


def soonest(wish: Wish, openings: Iterable[Opening]) -> Match | None:
    """The first of these times that suits somebody."""
    found = ((opening, wish.first_start(opening)) for opening in openings)
    matches = (Match(wish, opening, start) for opening, start in found if start is not None)
    return min(matches, key=lambda match: match.start, default=None)


def without(stretch: Opening, busy: Iterable[tuple[datetime, datetime]]) -> list[Opening]:
    """What is left of a stretch. What begins anew begins on a quarter of an hour."""
    left, start = [], stretch.starts
    for begins, ends in sorted(busy):
        left.append(replace(stretch, starts=start, ends=min(begins, stretch.ends)))
        start = max(start, on_the_quarter(ends, stretch.zone))
    left.append(replace(stretch, starts=start))
    return [part for part in left if part.starts < part.ends]


def on_the_quarter(moment: datetime, zone: ZoneInfo) -> datetime:
    """This moment, or the next quarter of an hour after it."""
    return next_quarter(moment - timedelta(microseconds=1), zone)


def next_quarter(moment: datetime, zone: ZoneInfo) -> datetime:
    """The next quarter of an hour that the wall shows. Clocks are set by quarters, so it is one in UTC, too."""
    minutes = QUARTER - timedelta(
        minutes=moment.astimezone(zone).minute % 15, seconds=moment.second, microseconds=moment.microsecond
    )
    return moment + minutes
