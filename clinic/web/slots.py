"""Offering free times as buttons, for booking, moving and the waiting list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from clinic.diary import Slot, free_slots
from clinic.models import Appointment, AppointmentType, Location, Practitioner, Room
from patients.errors import Invalid
from patients.web.query import near

# How far the page looks for the next free time when the chosen day has none.
LOOK_AHEAD = 14


@dataclass(frozen=True)
class Wish:
    """What is looked for. No room means any that is free. A visit that is moved may overlap its own old time."""

    location: Location
    type: AppointmentType
    day: date
    practitioners: Sequence[Practitioner]
    room: Room | None = None
    moved: Appointment | None = None

    def on_the_day(self) -> list[Slot]:
        return self.within(1)

    def next_day(self) -> list[Slot]:
        """The slots of the first day after the chosen one that has any."""
        found = [slot for slot in self.within(LOOK_AHEAD) if slot.local_start.date() > self.day]
        return [slot for slot in found if slot.local_start.date() == found[0].local_start.date()]

    def within(self, days: int) -> list[Slot]:
        return free_slots(
            practitioners=self.practitioners,
            location=self.location,
            type=self.type,
            first_day=self.day,
            days=days,
            room=self.room,
            besides=self.moved,
        )


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
