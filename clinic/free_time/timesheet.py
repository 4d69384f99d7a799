"""Who works when at a location, and what takes whose time: one query, whatever is asked and whatever the history."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db import connection

from clinic.availability import WeeklyHours
from clinic.free_time import dialect
from clinic.free_time.timesheet_parts import AWAY, HOURS, PLACES, VISITS, statement
from clinic.free_time.window import Window
from clinic.models import Appointment, AppointmentType, Location
from clinic.models.appointment import LONGEST

NOBODY = UUID(int=0)


@dataclass(frozen=True)
class Session:
    """A class that is held: whose, in which room, from which minute on, and how many places are taken."""

    practitioner: UUID
    room: UUID | None
    start: int
    taken: int


@dataclass
class Timesheet:
    """Minutes are bit masks of the window.

    `busy` are those of every practitioner, room and machine, and of the location while it is closed; `away` is the
    part that is no visit. `rooms` and `machines` are those the location keeps, and whether they suit the type.
    """

    window: Window
    hours: defaultdict[UUID, list[WeeklyHours]] = field(default_factory=lambda: defaultdict(list))
    busy: defaultdict[UUID, int] = field(default_factory=lambda: defaultdict(int))
    away: defaultdict[UUID, int] = field(default_factory=lambda: defaultdict(int))
    rooms: dict[UUID, bool] = field(default_factory=dict)
    machines: dict[UUID, bool] = field(default_factory=dict)
    classes: list[Session] = field(default_factory=list)

    def open_time(self, person: UUID, location: Location, type: AppointmentType) -> int:
        """When somebody gives this type of visit there, the location being open. Visits may still be in the way."""
        worked = self.window.open_for(self.hours[person], type.pk, a_class=type.capacity > 1)
        return worked & ~self.busy[location.pk]

    def read(self, rows: Iterable[tuple[Any, ...]]) -> None:
        for kind, *keys, number, words in rows:
            person, room, machine = map(dialect.key, keys)
            if kind == "hours":
                self.hours[person].append(hours_of(words, only_for=room))
            elif kind == "room":
                self.rooms[room] = bool(number)
            elif kind == "machine":
                self.machines[machine] = bool(number)
            else:
                self.take(kind, (person, room, machine), number, words)

    def take(self, kind: str, places: tuple[Any, ...], number: int, words: str) -> None:
        stretches = dialect.pairs(words)
        minutes = self.window.mask(stretches)
        for key in filter(None, places):
            self.busy[key] |= minutes
        if kind == "away":
            self.away[places[0]] |= minutes
        elif kind == "class":
            start = stretches[0][0] - self.window.first
            self.classes.append(Session(places[0], places[1], start, number))


def timesheet(
    people: Collection[UUID],
    location: Location,
    type: AppointmentType,
    window: Window,
    *,
    besides: Appointment | None = None,
) -> Timesheet:
    """Everything that decides about a free time. The visit `besides` is left out."""
    # Visits first: their columns have types, which those without a value take over.
    return filled((VISITS, HOURS, AWAY, PLACES), people, location, type, window, besides)


def working_times(
    people: Collection[UUID], location: Location, type: AppointmentType, window: Window
) -> Timesheet:
    """Only who works when, and who is away."""
    return filled((HOURS, AWAY), people, location, type, window)


def filled(
    parts: Iterable[str],
    people: Collection[UUID],
    location: Location,
    type: AppointmentType,
    window: Window,
    besides: Appointment | None = None,
) -> Timesheet:
    values = {
        "people": list(people),
        "location": location.pk,
        "type": type.pk,
        "class": type.pk if type.capacity > 1 else NOBODY,
        "besides": besides.pk if besides else NOBODY,
        "earliest": window.start - LONGEST,
        "start": window.start,
        # A buffer may run past the last midnight.
        "end": window.end + LONGEST,
    }
    sheet = Timesheet(window)
    with connection.cursor() as cursor:
        cursor.execute(statement(parts), {name: dialect.parameter(value) for name, value in values.items()})
        sheet.read(cursor)
    return sheet


def hours_of(words: str, only_for: UUID | None) -> WeeklyHours:
    weekday, starts, ends, first, *last = words.split()
    return WeeklyHours(
        int(weekday),
        time.fromisoformat(starts),
        time.fromisoformat(ends),
        date.fromisoformat(first),
        date.fromisoformat(last[0]) if last else None,
        only_for,
    )
