"""Weekly hours in few words: the same hours on several days stand together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from itertools import groupby

from clinic.models import WorkingHours


@dataclass(frozen=True)
class Stretch:
    """Days with the same hours at the same place, "Monday – Friday" or "Saturday"."""

    first: str
    last: str
    hours: tuple[tuple[time, time], ...]
    location: str


def in_few_words(rows: Iterable[WorkingHours]) -> list[Stretch]:
    """The week of one practitioner. `rows` come ordered by weekday and start."""
    found: list[tuple[list[int], tuple[tuple[time, time], ...], str]] = []
    by_day = groupby(rows, key=lambda row: (row.weekday, str(row.location)))
    for (weekday, location), same_day in by_day:
        hours = tuple((row.starts, row.ends) for row in same_day)
        if found and found[-1][1:] == (hours, location) and found[-1][0][-1] == weekday - 1:
            found[-1][0].append(weekday)
        else:
            found.append(([weekday], hours, location))
    names = dict(WorkingHours.Weekday.choices)
    return [
        Stretch(str(names[days[0]]), str(names[days[-1]]) if len(days) > 1 else "", hours, location)
        for days, hours, location in found
    ]
