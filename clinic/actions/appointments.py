"""Booking and moving visits.

A slot is sold once. The practitioner's row is locked before anything is looked at, then the room's, the equipment's
and the patient's, always in this order, so racers queue up instead of deadlocking; whoever comes second sees the first
one's visit and is refused with the next free times. Should two ever get past that, the database constraint has the
last word and says the same.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from clinic import diary
from clinic.actions.changes import record_change, state_of
from clinic.availability import Interval
from clinic.models import (
    Appointment,
    AppointmentChange,
    AppointmentType,
    Equipment,
    Location,
    Practitioner,
    Room,
)
from patients import audit, clock
from patients.actions.patients import require_active
from patients.actors import Actor, staff_user
from patients.deed import deed, permit
from patients.errors import RuleBroken
from patients.models import Patient

HORIZON = timedelta(days=730)


@deed("physio_clinic.add_appointment")
def book_appointment(
    *,
    by: Actor,
    patient: Patient,
    practitioner: Practitioner,
    location: Location,
    type: AppointmentType,
    starts_at: datetime,
    room: Room | None = None,
    equipment: Equipment | None = None,
    status: str = Appointment.Status.BOOKED,
    note: str = "",
    overlap_reason: str = "",
    series: UUID | None = None,
) -> Appointment:
    """A visit of the type's length, its buffer included in what is claimed. Raises RuleBroken `slot_taken`."""
    require_active(patient)
    ends_at = starts_at + timedelta(minutes=type.minutes)
    appointment = Appointment(
        patient=patient,
        practitioner=practitioner,
        location=location,
        room=room,
        equipment=equipment,
        type=type,
        starts_at=starts_at,
        ends_at=ends_at,
        blocked_until=ends_at + timedelta(minutes=type.buffer_minutes),
        status=status,
        note=note,
        overlap_reason=overlap_reason,
        series=series,
        booked_by=staff_user(by),
    )
    claim(appointment, by=by)
    record_change(by=by, appointment=appointment, deed=AppointmentChange.Deed.BOOKED, before={})
    audit.record(by=by, deed="appointment.booked", about=appointment, patient=patient, reason=overlap_reason)
    return appointment


@deed("physio_clinic.change_appointment")
def move_appointment(
    *,
    by: Actor,
    appointment: Appointment,
    starts_at: datetime,
    practitioner: Practitioner | None = None,
    room: Room | None = None,
    equipment: Equipment | None = None,
    overlap_reason: str = "",
) -> Appointment:
    """The same visit at another time, of the same length. The old time stays in the access log."""
    appointment = Appointment.objects.select_for_update(of=("self",)).with_names().get(pk=appointment.pk)
    if appointment.status not in MOVABLE:
        raise RuleBroken("not_movable", _("Only a visit that has not begun can be moved."))
    before = state_of(appointment)
    shift = starts_at - appointment.starts_at
    appointment.starts_at = starts_at
    appointment.ends_at += shift
    appointment.blocked_until += shift
    appointment.practitioner = practitioner or appointment.practitioner
    appointment.room = room or appointment.room
    appointment.equipment = equipment or appointment.equipment
    appointment.overlap_reason = overlap_reason
    appointment.sequence += 1
    claim(appointment, by=by)
    record_change(by=by, appointment=appointment, deed=AppointmentChange.Deed.MOVED, before=before)
    audit.record(
        by=by,
        deed="appointment.moved",
        about=appointment,
        patient=appointment.patient,
        reason=f"from {before['starts_at']}",
    )
    return appointment


MOVABLE = (Appointment.Status.REQUESTED, Appointment.Status.BOOKED, Appointment.Status.CONFIRMED)


def claim(appointment: Appointment, *, by: Actor) -> None:
    """Save the visit if practitioner, room and patient are all free, otherwise raise `slot_taken`."""
    require_bookable(appointment)
    lock(appointment)
    if appointment.overlap_reason:
        permit(by, "physio_clinic.overlap_appointment")
    else:
        require_at_work(appointment)
        if rivals(appointment).exists():
            raise slot_taken(appointment)
    try:
        with transaction.atomic():
            appointment.check_and_save()
    except IntegrityError as error:
        raise slot_taken(appointment) from error


def require_bookable(appointment: Appointment) -> None:
    starts_at = appointment.starts_at
    if starts_at < clock.now() - timedelta(minutes=appointment.type.minutes):
        raise RuleBroken("in_the_past", _("This time is over. Choose one to come."))
    if starts_at > clock.now() + HORIZON:
        raise RuleBroken("too_far_ahead", _("Visits are booked at most two years ahead."))
    if not appointment.practitioner.active:
        raise RuleBroken("practitioner_inactive", _("This practitioner takes no visits any more."))
    if appointment.room and appointment.room.location_id != appointment.location_id:
        raise RuleBroken("room_elsewhere", _("This room is at another location."))


def require_at_work(appointment: Appointment) -> None:
    wanted = Interval(appointment.starts_at, appointment.ends_at)
    if not diary.works_then(appointment.practitioner, appointment.location, wanted):
        raise RuleBroken(
            "outside_hours",
            _("%(name)s does not work there at this time.") % {"name": appointment.practitioner},
            details=alternatives(appointment),
        )


def lock(appointment: Appointment) -> None:
    Practitioner.objects.select_for_update().get(pk=appointment.practitioner_id)
    if appointment.room_id:
        Room.objects.select_for_update().get(pk=appointment.room_id)
    if appointment.equipment_id:
        Equipment.objects.select_for_update().get(pk=appointment.equipment_id)
    Patient.objects.select_for_update().get(pk=appointment.patient_id)


def rivals(appointment: Appointment) -> Any:
    """Visits that already have the time this one wants."""
    same = Q(practitioner=appointment.practitioner)
    if appointment.room_id:
        same |= Q(room=appointment.room)
    if appointment.equipment_id:
        same |= Q(equipment=appointment.equipment)
    wanted = Appointment.objects.taking_time().between(appointment.starts_at, appointment.blocked_until)
    own = Appointment.objects.taking_time().filter(
        patient=appointment.patient, starts_at__lt=appointment.ends_at, ends_at__gt=appointment.starts_at
    )
    return (wanted.filter(same) | own).exclude(pk=appointment.pk)


def slot_taken(appointment: Appointment) -> RuleBroken:
    return RuleBroken("slot_taken", _("This time is already taken."), details=alternatives(appointment))


def alternatives(appointment: Appointment) -> dict[str, list[str]]:
    """The next free times with the same practitioner, soonest first, as ISO 8601 in the location's zone."""
    day = max(appointment.local_start.date(), appointment.location.local(clock.now()).date())
    slots = diary.free_slots(
        practitioners=[appointment.practitioner],
        location=appointment.location,
        type=appointment.type,
        first_day=day,
        days=7,
        room=appointment.room,
    )
    later = [slot for slot in slots if slot.starts_at >= appointment.starts_at] or slots
    return {"next_free": [slot.local_start.isoformat() for slot in later[:5]]}
