"""Reads that cross nouns: a day of the diary, and who is free when."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from clinic.availability import MINUTE, Interval
from clinic.free_time.finder import Finder
from clinic.free_time.minutes import minutes_in
from clinic.free_time.timesheet import timesheet, working_times
from clinic.free_time.window import window
from clinic.models import Appointment, AppointmentType, Location, Practitioner, Room

NOT_IN_A_DIARY = (
    "address",
    "second_phone",
    "occupation",
    "activity_level",
    "emergency_contact",
    "gp",
    "insurer",
    "insurance_number",
    "external_reference",
    "search_text",
    "sex",
    "gender",
    "pronouns",
)


class Slot(NamedTuple):
    """A time that can be booked: with whom, where, from when until when (UTC)."""

    practitioner: Practitioner
    location: Location
    starts_at: datetime
    ends_at: datetime

    @property
    def local_start(self) -> datetime:
        return self.location.local(self.starts_at)


def bounds(day: date, location: Location, days: int = 1) -> Interval:
    """Midnight to midnight in the location's zone."""
    start = datetime.combine(day, time.min, location.tz)
    end = datetime.combine(day + timedelta(days=days), time.min, location.tz)
    return Interval(start.astimezone(UTC), end.astimezone(UTC))


def day_of(location: Location, day: date) -> list[Appointment]:
    """Every visit that touches this day at this location, cancelled ones included, in order of time.

    Four queries: practitioners, rooms and types are few and shared, so they are fetched once and not per visit.
    """
    whole = bounds(day, location)
    visits = list(
        Appointment.objects.between(whole.start, whole.end)
        .filter(location=location)
        .select_related("patient")
        .defer(*(f"patient__{name}" for name in NOT_IN_A_DIARY))
        .prefetch_related("practitioner", "room", "type")
        .order_by("starts_at", "id")
    )
    for visit in visits:
        visit.location = location
    return visits


def free_slots(
    *,
    practitioners: Iterable[Practitioner],
    location: Location,
    type: AppointmentType,
    first_day: date,
    days: int = 1,
    room: Room | None = None,
    besides: Appointment | None = None,
) -> list[Slot]:
    """Free times of several practitioners over several days, in order of time. One query, whatever the history.

    Where a room or equipment is needed, one that suits is free as well. A class with places left is a free time too.
    The time of a visit that is to be moved, `besides`, counts as free.
    """
    whole = window(first_day, days, location.tz)
    people = sorted(practitioners, key=lambda person: person.name)
    sheet = timesheet([person.pk for person in people], location, type, whole, besides=besides)
    finder = Finder(location, type, sheet, room, besides)
    free: defaultdict[int, list[Practitioner]] = defaultdict(list)
    for person in people:
        for minute in minutes_in(finder.starts(person)):
            free[minute].append(person)
    slots: list[Slot] = []
    for minute in sorted(free):
        start = whole.moment(minute)
        end = start + finder.search.minutes * MINUTE
        slots += [Slot(person, location, start, end) for person in free[minute]]
    return slots


def works_then(
    practitioner: Practitioner, location: Location, type: AppointmentType, wanted: Interval
) -> bool:
    """Whether such a visit can be in the practitioner's hours there for the whole of this time. One query."""
    day = window(location.local(wanted.start).date(), 1, location.tz)
    sheet = working_times([practitioner.pk], location, type, day)
    at_work = sheet.open_time(practitioner.pk, location, type) & ~sheet.away[practitioner.pk]
    return not day.mask([wanted.stretch]) & ~at_work
