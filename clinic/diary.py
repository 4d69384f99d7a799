"""Reads that cross nouns: a day of the diary, and who is free when."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from clinic import availability
from clinic.availability import Interval, WeeklyHours
from clinic.models import Absence, Appointment, AppointmentType, Location, Practitioner, Room, WorkingHours
from patients import clock

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


@dataclass(frozen=True)
class Slot:
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
    practitioners: Sequence[Practitioner],
    location: Location,
    type: AppointmentType,
    first_day: date,
    days: int = 1,
    room: Room | None = None,
) -> list[Slot]:
    """Free times of several practitioners over several days, in order of time. Three queries, whatever the history."""
    whole = bounds(first_day, location, days)
    hours = _hours(practitioners, location)
    busy = _busy(practitioners, whole, room)
    wanted = [first_day + timedelta(days=n) for n in range(days)]
    slots = [
        Slot(practitioner, location, slot.start, slot.end)
        for practitioner in practitioners
        for slot in availability.free_slots(
            hours=hours[practitioner.pk],
            busy=busy[practitioner.pk] + (busy[room.pk] if room else []),
            days=wanted,
            zone=location.tz,
            length=timedelta(minutes=type.minutes),
            buffer=timedelta(minutes=type.buffer_minutes),
            not_before=clock.now(),
        )
    ]
    return sorted(slots, key=lambda slot: (slot.starts_at, slot.practitioner.name))


def works_then(practitioner: Practitioner, location: Location, time_wanted: Interval) -> bool:
    """Whether the practitioner is at work there for the whole of this time."""
    hours = _hours([practitioner], location)[practitioner.pk]
    day = location.local(time_wanted.start).date()
    away = _absences([practitioner], time_wanted)[practitioner.pk]
    return not away and any(s.holds(time_wanted) for s in availability.open_hours(hours, day, location.tz))


def _hours(practitioners: Iterable[Practitioner], location: Location) -> dict[UUID, list[WeeklyHours]]:
    found: dict[UUID, list[WeeklyHours]] = defaultdict(list)
    for row in WorkingHours.objects.filter(practitioner__in=practitioners, location=location):
        found[row.practitioner_id].append(
            WeeklyHours(row.weekday, row.starts, row.ends, row.valid_from, row.valid_until)
        )
    return found


def _absences(practitioners: Iterable[Practitioner], whole: Interval) -> dict[UUID, list[Interval]]:
    found: dict[UUID, list[Interval]] = defaultdict(list)
    rows = Absence.objects.filter(
        practitioner__in=practitioners, starts_at__lt=whole.end, ends_at__gt=whole.start
    )
    for row in rows:
        found[row.practitioner_id].append(Interval(row.starts_at, row.ends_at))
    return found


def _busy(
    practitioners: Sequence[Practitioner], whole: Interval, room: Room | None
) -> dict[UUID, list[Interval]]:
    """What takes time, by practitioner and, where one is asked for, by room."""
    found = _absences(practitioners, whole)
    visits = Appointment.objects.taking_time().between(whole.start, whole.end)
    taken = visits.filter(practitioner__in=practitioners)
    if room:
        taken = taken | visits.filter(room=room)
    rows = taken.values_list("practitioner_id", "room_id", "starts_at", "blocked_until")
    for practitioner_id, room_id, starts_at, blocked_until in rows.iterator():
        for resource in filter(None, (practitioner_id, room_id)):
            found[resource].append(Interval(starts_at, blocked_until))
    return found
