"""Booking, moving and resizing visits. What they take is claimed in clinic/actions/claims.py."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from clinic.actions.changes import record_change, state_of
from clinic.actions.claims import claim
from clinic.actions.classes import leave_slot, require_alone
from clinic.actions.held_times import require_not_offered
from clinic.actions.revisions import locked
from clinic.models import (
    Appointment,
    AppointmentChange,
    AppointmentType,
    Equipment,
    Location,
    Practitioner,
    Room,
)
from clinic.signals import appointment_booked, appointment_moved
from patients import audit
from patients.actors import Actor, OnlineVisitor, staff_user
from patients.deed import deed
from patients.errors import Invalid, RuleBroken
from patients.models import Patient
from patients.signals import announce

Status = Appointment.Status
MOVABLE = (Status.REQUESTED, Status.BOOKED, Status.CONFIRMED)
RESIZABLE = (*MOVABLE, Status.ARRIVED, Status.IN_PROGRESS)
SHORTEST, LONGEST = timedelta(minutes=5), timedelta(minutes=480)


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
    status: str = Status.BOOKED,
    note: str = "",
    overlap_reason: str = "",
    series: UUID | None = None,
    slot: UUID | None = None,
) -> Appointment:
    """A visit of the type's length, its buffer included in what is claimed.

    Room and equipment that the type needs are found where none is named. A second visit at the start of a class takes
    a place in it. Raises RuleBroken `slot_taken` with the next free times, among others.
    """
    appointment = Appointment(
        patient=patient,
        practitioner=practitioner,
        location=location,
        type=type,
        **times_of(type, starts_at),
        status=status,
        note=note,
        overlap_reason=overlap_reason,
        series=series,
        slot=slot,
        booked_by=staff_user(by),
        online=isinstance(by, OnlineVisitor),
    )
    claim(appointment, by=by, room=room, equipment=equipment)
    record_change(by=by, appointment=appointment, deed=AppointmentChange.Deed.BOOKED, before={})
    audit.record(by=by, deed="appointment.booked", about=appointment, patient=patient, reason=overlap_reason)
    announce(appointment_booked, sender=Appointment, appointment=appointment)
    return appointment


def times_of(type: AppointmentType, starts_at: datetime) -> dict[str, datetime]:
    ends_at = starts_at + timedelta(minutes=type.minutes)
    blocked_until = ends_at + timedelta(minutes=type.buffer_minutes)
    return {"starts_at": starts_at, "ends_at": ends_at, "blocked_until": blocked_until}


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
    sequence: int | None = None,
) -> Appointment:
    """The same visit at another time, of the same length; it may overlap its own old time.

    Moved onto where it is, it stays and nothing is written. It keeps its room where that is free, otherwise another
    is found. Who moves one place of a class leaves the class.
    `sequence` is the revision the person saw: raises RuleBroken `stale` when somebody else was quicker.
    """
    appointment = locked(appointment, sequence)
    if appointment.status not in MOVABLE:
        raise RuleBroken("not_movable", _("Only a visit that has not begun can be moved."))
    if stays(appointment, starts_at, practitioner, room, equipment):
        return appointment
    require_not_offered(appointment)
    before = state_of(appointment)
    shift = starts_at - appointment.starts_at
    former = appointment.practitioner_id
    appointment.starts_at = starts_at
    appointment.ends_at += shift
    appointment.blocked_until += shift
    appointment.practitioner = practitioner or appointment.practitioner
    appointment.overlap_reason = overlap_reason
    appointment.sequence += 1
    leave_slot(appointment)
    claim(appointment, by=by, room=room, equipment=equipment, also=[former])
    record_change(by=by, appointment=appointment, deed=AppointmentChange.Deed.MOVED, before=before)
    tell_of_the_move(appointment, by=by, reason=f"from {before['starts_at']}")
    return appointment


def stays(
    appointment: Appointment, starts_at: datetime, *wanted: Practitioner | Room | Equipment | None
) -> bool:
    """Nothing would change: nobody has to hear of it."""
    now = (appointment.practitioner, appointment.room, appointment.equipment)
    same = all(new is None or new == old for new, old in zip(wanted, now, strict=True))
    return same and starts_at == appointment.starts_at


@deed("physio_clinic.change_appointment")
def resize_appointment(
    *, by: Actor, appointment: Appointment, ends_at: datetime, sequence: int | None = None
) -> Appointment:
    """Another end for the same start; the buffer after it stays as long as it was."""
    appointment = locked(appointment, sequence)
    if appointment.status not in RESIZABLE:
        raise RuleBroken("not_movable", _("The length of a visit that is over cannot be changed."))
    require_length(ends_at - appointment.starts_at)
    require_not_offered(appointment)
    require_alone(appointment)
    before = state_of(appointment)
    buffer = appointment.blocked_until - appointment.ends_at
    appointment.ends_at, appointment.blocked_until = ends_at, ends_at + buffer
    appointment.sequence += 1
    claim(appointment, by=by, room=appointment.room, equipment=appointment.equipment)
    record_change(by=by, appointment=appointment, deed=AppointmentChange.Deed.RESIZED, before=before)
    tell_of_the_move(appointment, by=by, reason=f"until {before['ends_at']}")
    return appointment


def require_length(length: timedelta) -> None:
    if length <= timedelta(0):
        raise Invalid("ends_before_start", _("The end is before the start."))
    if not SHORTEST <= length <= LONGEST:
        raise Invalid("wrong_length", _("A visit takes between 5 minutes and 8 hours."))


def tell_of_the_move(appointment: Appointment, *, by: Actor, reason: str) -> None:
    verb = "moved" if reason.startswith("from") else "resized"
    audit.record(
        by=by,
        deed=f"appointment.{verb}",
        about=appointment,
        patient=appointment.patient,
        reason=reason,
    )
    announce(appointment_moved, sender=Appointment, appointment=appointment)
