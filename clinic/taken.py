"""What is taken when: visits, absences, outside appointments and closing times, and which rooms and machines there are.

The one question of the house that is written in SQL: it is asked with every free time that is shown and every visit
that is booked, putting it together anew would cost more than the answer, and thousands of visits come back as one line
for each practitioner and room. The bounds on the start keep the history out of it, however long it is.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection

from clinic import dialect
from clinic.availability import Interval
from clinic.models import Appointment, AppointmentType, Location, Practitioner
from clinic.models.appointment import LONGEST
from clinic.window import Window

# Who, which room, which machine, whether this is the type that is asked about, and from when until when, in minutes.
VISITS = """
SELECT practitioner_id, room_id, equipment_id, type_id = %(type)s AND location_id = %(location)s, {visits}
FROM physio_clinic_appointment
WHERE (practitioner_id {people} OR location_id = %(location)s) AND status NOT IN {frees_time} AND id <> %(besides)s
  AND starts_at > %(earliest)s AND starts_at < %(end)s AND blocked_until > %(start)s
GROUP BY 1, 2, 3, 4
"""
AWAY = """
SELECT practitioner_id, NULL, NULL, NULL, {stretches} FROM physio_clinic_absence
WHERE practitioner_id {people} AND starts_at < %(end)s AND ends_at > %(start)s GROUP BY 1
UNION ALL
SELECT practitioner_id, NULL, NULL, NULL, {stretches} FROM physio_clinic_outsidebusy
JOIN physio_clinic_outsidecalendar calendar ON calendar.id = calendar_id
WHERE practitioner_id {people} AND starts_at < %(end)s AND ends_at > %(start)s GROUP BY 1
UNION ALL
SELECT location_id, NULL, NULL, NULL, {stretches} FROM physio_clinic_closure
WHERE location_id = %(location)s AND starts_at < %(end)s AND ends_at > %(start)s GROUP BY 1
"""
# Here the fourth column says whether it suits the type.
KEPT = """
SELECT NULL, kept.id, NULL, {room_suits}, '' FROM physio_clinic_room kept WHERE location_id = %(location)s
UNION ALL
SELECT NULL, NULL, kept.id, {machine_suits}, '' FROM physio_clinic_equipment kept WHERE location_id = %(location)s
"""
SUITS = """
(NOT EXISTS (SELECT 1 FROM physio_clinic_{kind}_types said WHERE said.{kind}_id = kept.id)
 OR EXISTS (SELECT 1 FROM physio_clinic_{kind}_types said
            WHERE said.{kind}_id = kept.id AND said.appointmenttype_id = %(type)s))
"""
FREES_TIME = "('{}')".format("', '".join(Appointment.FREES_TIME))
NOBODY = UUID(int=0)


@dataclass
class Taken:
    """Bit masks of a window: what takes the time of each practitioner, room, machine and of the location itself.

    `away` is the part that is no visit. `rooms` and `machines` are those the location keeps, and whether they suit the
    type of visit. `seats` counts the visits of that type there by practitioner, room and start.
    """

    window: Window
    busy: defaultdict[UUID, int] = field(default_factory=lambda: defaultdict(int))
    away: defaultdict[UUID, int] = field(default_factory=lambda: defaultdict(int))
    rooms: dict[UUID, bool] = field(default_factory=dict)
    machines: dict[UUID, bool] = field(default_factory=dict)
    seats: Counter[tuple[UUID, UUID | None, int]] = field(default_factory=Counter)

    def read(self, rows: Iterable[tuple[Any, ...]]) -> None:
        for *keys, fits, stretches in rows:
            taker, room, machine = map(dialect.key, keys)
            if taker:
                self.read_stretches(taker, room, machine, fits, stretches)
            elif room:
                self.rooms[room] = bool(fits)
            elif machine:
                self.machines[machine] = bool(fits)

    def read_stretches(
        self, taker: UUID, room: UUID | None, machine: UUID | None, fits: bool | None, stretches: str
    ) -> None:
        pairs = [(int(start), int(end)) for start, end in (words.split("/") for words in stretches.split())]
        minutes = self.window.mask(pairs)
        for key in filter(None, (taker, room, machine)):
            self.busy[key] |= minutes
        if fits is None:
            self.away[taker] |= minutes
        elif fits:
            self.seats.update((taker, room, start - self.window.first) for start, _end in pairs)


def taken(
    people: Collection[UUID],
    location: Location,
    type: AppointmentType,
    window: Window,
    besides: Appointment | None = None,
) -> Taken:
    """What there is of these people and of the location's rooms and machines, without the visit `besides`."""
    found = Taken(window)
    # A buffer may run past the last midnight.
    end = window.end + LONGEST
    found.read(
        ask(
            (VISITS, AWAY, KEPT),
            people=list(people),
            location=location.pk,
            type=type.pk,
            earliest=window.start - LONGEST,
            start=window.start,
            end=end,
            besides=besides.pk if besides else NOBODY,
        )
    )
    return found


def is_away(practitioner: Practitioner, location: Location, wanted: Interval) -> bool:
    """Whether an absence, an outside appointment or a closing time touches this time."""
    return bool(
        ask((AWAY,), people=[practitioner.pk], location=location.pk, start=wanted.start, end=wanted.end)
    )


def ask(parts: Iterable[str], **values: Any) -> list[tuple[Any, ...]]:
    given = {name: dialect.parameter(value) for name, value in values.items()}
    with connection.cursor() as cursor:
        cursor.execute(statement(parts), given)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def statement(parts: Iterable[str]) -> str:
    return "UNION ALL".join(parts).format(
        people=dialect.one_of("people"),
        visits=dialect.stretches("starts_at", "blocked_until"),
        stretches=dialect.stretches("starts_at", "ends_at"),
        frees_time=FREES_TIME,
        room_suits=SUITS.format(kind="room"),
        machine_suits=SUITS.format(kind="equipment"),
    )
