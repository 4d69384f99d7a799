"""Offering free times as buttons, for booking, moving and the waiting list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from clinic.availability import Interval
from clinic.diary import Slot, bounds, free_slots
from clinic.models import Appointment, AppointmentType, Location, Practitioner, Room
from patients.errors import Invalid, RuleBroken
from patients.web.query import near

# How far the page looks for the next free time when the chosen day has none.
LOOK_AHEAD = 14


@dataclass(frozen=True)
class Wish:
    """What is looked for. No practitioner means anybody, no room means any that is free."""

    location: Location
    type: AppointmentType
    day: date
    practitioners: Sequence[Practitioner]
    room: Room | None = None

    def on_the_day(self) -> list[Slot]:
        return self.within(1)

    def next_day(self) -> list[Slot]:
        """The slots of the first day after the chosen one that has any."""
        found = [slot for slot in self.within(LOOK_AHEAD) if slot.local_start.date() > self.day]
        return [slot for slot in found if slot.local_start.date() == found[0].local_start.date()]

    def within(self, days: int) -> list[Slot]:
        slots = free_slots(
            practitioners=self.practitioners,
            location=self.location,
            type=self.type,
            first_day=self.day,
            days=days,
            room=self.room,
        )
        if self.room or not self.type.needs_room:
            return slots
        rooms = RoomsTaken(self.location, bounds(self.day, self.location, days))
        return [slot for slot in slots if rooms.free(self.claimed(slot.starts_at))]

    def claimed(self, starts_at: datetime) -> Interval:
        """The visit's time with its buffer."""
        return Interval(
            starts_at, starts_at + timedelta(minutes=self.type.minutes + self.type.buffer_minutes)
        )


class RoomsTaken:
    """Which rooms of a location are free when. Two queries."""

    def __init__(self, location: Location, whole: Interval, besides: Appointment | None = None) -> None:
        self.rooms = list(Room.objects.filter(location=location))
        visits = Appointment.objects.taking_time().between(whole.start, whole.end).filter(room__in=self.rooms)
        if besides:
            visits = visits.exclude(pk=besides.pk)
        self.taken = list(visits.values_list("room_id", "starts_at", "blocked_until"))

    def first_free(self, wanted: Interval, preferred: Room | None = None) -> Room | None:
        busy = {room for room, start, end in self.taken if wanted.touches(Interval(start, end))}
        free = [room for room in self.rooms if room.pk not in busy]
        return preferred if preferred in free else next(iter(free), None)

    def free(self, wanted: Interval) -> bool:
        """A location that keeps no rooms is never full."""
        return not self.rooms or self.first_free(wanted) is not None


def room_for(
    location: Location, type: AppointmentType, starts_at: datetime, moved: Appointment | None = None
) -> Room | None:
    """A room for such a visit, its own where it is moved and that is free, else the first free one.

    None where no room is needed or kept. Raises RuleBroken `no_room`.
    """
    if not type.needs_room:
        return moved.room if moved else None
    wanted = Interval(starts_at, starts_at + timedelta(minutes=type.minutes + type.buffer_minutes))
    rooms = RoomsTaken(location, wanted, besides=moved)
    room = rooms.first_free(wanted, preferred=moved.room if moved else None)
    if rooms.rooms and room is None:
        raise RuleBroken("no_room", _("No room is free at this time."))
    return room


def slot_value(practitioner_id: UUID | str, starts_at: datetime) -> str:
    """What a slot button sends."""
    return f"{practitioner_id}|{starts_at.astimezone(UTC).isoformat()}"


def chosen_slot(request: HttpRequest) -> tuple[Practitioner, datetime]:
    """The practitioner and the time of the pressed button."""
    key, _bar, moment = request.POST.get("slot", "").partition("|")
    try:
        starts_at = datetime.fromisoformat(moment)
        near(starts_at)
        practitioner = Practitioner.objects.visible_to(request.user).working().get(pk=UUID(key))
    except (ValueError, ValidationError, Practitioner.DoesNotExist):
        raise Invalid("no_slot", _("Choose one of the times.")) from None
    if starts_at.tzinfo is None:
        raise Invalid("no_slot", _("Choose one of the times."))
    return practitioner, starts_at


def asked_for(request: HttpRequest) -> str:
    """The key of the practitioner whose button was pressed."""
    return request.POST.get("slot", "").partition("|")[0] or request.POST.get("practitioner", "")
