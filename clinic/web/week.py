"""Weekly hours in few words: the same hours on several days stand together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby

from clinic.models import WorkingHours

Hours = tuple[tuple[time, time, str], ...]


@dataclass(frozen=True)
class Stretch:
    """Days with the same hours at the same place, "Monday – Friday" or "Saturday". An hour may be kept for a class."""

    first: str
    last: str
    hours: Hours
    location: str


def in_few_words(rows: Iterable[WorkingHours]) -> list[Stretch]:
    """The week of one practitioner. `rows` come ordered by weekday and start."""
    found: list[tuple[list[int], Hours, str]] = []
    by_day = groupby(rows, key=lambda row: (row.weekday, str(row.location)))
    for (weekday, location), same_day in by_day:
        hours = tuple((row.starts, row.ends, str(row.only_for or "")) for row in same_day)
        if found and found[-1][1:] == (hours, location) and found[-1][0][-1] == weekday - 1:
            found[-1][0].append(weekday)
        else:
            found.append(([weekday], hours, location))
    names = dict(WorkingHours.Weekday.choices)
    return [
        Stretch(str(names[days[0]]), str(names[days[-1]]) if len(days) > 1 else "", hours, location)
        for days, hours, location in found
    ]


@dataclass(frozen=True)
class Pattern:
    """The hours that begin to be valid together."""

    location: str
    location_id: object
    valid_from: date
    valid_until: date | None
    week: list[Stretch]

    def holds(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


def patterns(rows: Iterable[WorkingHours]) -> list[Pattern]:
    """By place and time. Extra hours on a single day are none."""
    weekly = [row for row in rows if row.valid_from != row.valid_until]

    def together(row: WorkingHours) -> tuple[str, date, date]:
        return str(row.location), row.valid_from, row.valid_until or date.max

    groups = groupby(sorted(weekly, key=lambda row: (*together(row), row.weekday, row.starts)), key=together)
    return [pattern(list(group)) for _name, group in groups]


def pattern(rows: list[WorkingHours]) -> Pattern:
    first = rows[0]
    return Pattern(
        str(first.location), first.location_id, first.valid_from, first.valid_until, in_few_words(rows)
    )
