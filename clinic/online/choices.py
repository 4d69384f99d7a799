"""What patients may book by themselves: where, which visit, with whom, when."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q

from clinic import diary
from clinic.diary import Slot
from clinic.models import Appointment, AppointmentType, Location, Practitioner, WorkingHours
from patients import clock

# How many days are searched at once for the next free time.
STRETCH = 14


class Menu:
    """The online choices of the whole clinic. Five queries at most, however many practitioners there are."""

    @cached_property
    def types(self) -> list[AppointmentType]:
        return list(
            AppointmentType.objects.exclude(online=AppointmentType.Online.NO).prefetch_related(
                "practitioners"
            )
        )

    @cached_property
    def practitioners(self) -> dict[UUID, Practitioner]:
        return {person.pk: person for person in Practitioner.objects.working()}

    @cached_property
    def locations(self) -> list[Location]:
        """Those where anything can be booked online."""
        return [place for place in Location.objects.all() if self.types_at(place)]

    @cached_property
    def worked(self) -> dict[UUID, dict[UUID, set[UUID | None]]]:
        """By location and practitioner: what their hours are for, None for everything."""
        today = clock.now().date() - timedelta(days=1)
        rows = WorkingHours.objects.filter(Q(valid_until=None) | Q(valid_until__gte=today))
        found: dict[UUID, dict[UUID, set[UUID | None]]] = {}
        for place, person, kind in rows.values_list("location", "practitioner", "only_for").distinct():
            found.setdefault(place, {}).setdefault(person, set()).add(kind)
        return found

    def types_at(self, location: Location) -> list[AppointmentType]:
        return [kind for kind in self.types if self.people(location, kind)]

    def people(self, location: Location, kind: AppointmentType) -> list[Practitioner]:
        """Who gives such a visit there, by name."""
        hours = self.worked.get(location.pk, {})
        givers = {person.pk for person in kind.practitioners.all()}
        return [
            person
            for key, person in self.practitioners.items()
            if hours.get(key, set()) & {None, kind.pk} and (not givers or key in givers)
        ]


def free_times(
    *,
    practitioners: Sequence[Practitioner],
    location: Location,
    type: AppointmentType,
    first_day: date,
    days: int = 1,
    besides: Appointment | None = None,
) -> list[Slot]:
    """Free times a patient may book: not sooner than the type's lead, not later than its horizon.

    The time of a visit that is to be moved, `besides`, counts as free.
    """
    last_day = last_day_of(type, location)
    days = min(days, (last_day - first_day).days + 1)
    if days < 1:
        return []
    slots = diary.free_slots(
        practitioners=practitioners,
        location=location,
        type=type,
        first_day=first_day,
        days=days,
        besides=besides,
    )
    earliest = clock.now() + timedelta(hours=type.lead_hours)
    return [slot for slot in slots if slot.starts_at >= earliest and slot.local_start.date() <= last_day]


def next_free(
    *,
    practitioners: Sequence[Practitioner],
    location: Location,
    type: AppointmentType,
    first_day: date,
    besides: Appointment | None = None,
) -> list[Slot]:
    """The free times of the first stretch of days, from `first_day` on, that has any."""
    last_day = last_day_of(type, location)
    while first_day <= last_day:
        found = free_times(
            practitioners=practitioners,
            location=location,
            type=type,
            first_day=first_day,
            days=STRETCH,
            besides=besides,
        )
        if found:
            return found
        first_day += timedelta(days=STRETCH)
    return []


@dataclass(frozen=True)
class Wanted:
    """One visit that somebody wants to book, or to move, `besides`."""

    type: AppointmentType
    practitioner: Practitioner
    location: Location
    starts_at: datetime
    besides: Appointment | None = None

    @property
    def slot(self) -> Slot:
        ends_at = self.starts_at + timedelta(minutes=self.type.minutes)
        return Slot(self.practitioner, self.location, self.starts_at, ends_at)

    def is_free(self) -> bool:
        slots = free_times(**self.facts, first_day=self.slot.local_start.date())
        return any(slot.starts_at == self.starts_at for slot in slots)

    def instead(self, count: int, people: Sequence[Practitioner] = ()) -> list[Slot]:
        """The next free times with the same person, or with any of `people`, the soonest first."""
        facts = {**self.facts, "practitioners": people or [self.practitioner]}
        day = max(self.slot.local_start.date(), today_at(self.location))
        found = one_for_each_time(next_free(**facts, first_day=day))
        return ([slot for slot in found if slot.starts_at > self.starts_at] or found)[:count]

    @property
    def facts(self) -> dict[str, Any]:
        return {
            "practitioners": [self.practitioner],
            "location": self.location,
            "type": self.type,
            "besides": self.besides,
        }


def today_at(location: Location) -> date:
    return location.local(clock.now()).date()


def last_day_of(type: AppointmentType, location: Location) -> date:
    return today_at(location) + timedelta(days=type.horizon_days)


def one_for_each_time(slots: Collection[Slot]) -> list[Slot]:
    """With several people free at one time, one of them is offered: whoever has more free times in the list."""
    room_left: dict[UUID, int] = {}
    for slot in slots:
        room_left[slot.practitioner.pk] = room_left.get(slot.practitioner.pk, 0) + 1
    best: dict[datetime, Slot] = {}
    for slot in slots:
        rival = best.get(slot.starts_at)
        if rival is None or room_left[slot.practitioner.pk] > room_left[rival.practitioner.pk]:
            best[slot.starts_at] = slot
    return [best[moment] for moment in sorted(best)]
