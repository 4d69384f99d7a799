"""What to offer instead of a time that cannot be had."""

from functools import partial
from typing import Any

from clinic import diary
from clinic.models import Appointment
from patients import clock
from patients.errors import RuleBroken

OFFERED = 5
DAYS = 7


def with_next_times(code: str, message: str, appointment: Appointment, **details: Any) -> RuleBroken:
    """A refusal that names the next free times. They are looked up when read: after the deed has let go of its locks,
    so nobody waits for an answer meant for somebody else."""
    return RuleBroken(code, message, details=partial(answer, appointment, details))


def answer(appointment: Appointment, details: dict[str, Any]) -> dict[str, Any]:
    return {**details, **alternatives(appointment)}


def alternatives(appointment: Appointment) -> dict[str, list[str]]:
    """The next free times with the same practitioner, soonest first, as ISO 8601 in the location's zone."""
    day = max(appointment.local_start.date(), appointment.location.local(clock.now()).date())
    slots = diary.free_slots(
        practitioners=[appointment.practitioner],
        location=appointment.location,
        type=appointment.type,
        first_day=day,
        days=DAYS,
        besides=appointment,
    )
    busy = own_visits(appointment, slots)
    free = [
        slot
        for slot in slots
        if not any(slot.starts_at < end and start < slot.ends_at for start, end in busy)
    ]
    later = [slot for slot in free if slot.starts_at >= appointment.starts_at] or free
    return {"next_free": [slot.local_start.isoformat() for slot in later[:OFFERED]]}


def own_visits(appointment: Appointment, slots: list[diary.Slot]) -> list[tuple[Any, Any]]:
    """When the patient is at the clinic anyway: nobody is in two places at once."""
    if not slots:
        return []
    visits = Appointment.objects.taking_time().filter(patient=appointment.patient_id)
    own = visits.between(slots[0].starts_at, slots[-1].ends_at).exclude(pk=appointment.pk)
    return list(own.values_list("starts_at", "ends_at"))
