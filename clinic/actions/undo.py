"""Taking back the last deed on a visit, for as long as nobody was told of it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from clinic.actions.changes import WATCHED, record_change, state_of
from clinic.actions.claims import reclaim
from clinic.actions.revisions import locked
from clinic.conf import UNDO_MINUTES
from clinic.models import Appointment, AppointmentChange, Offer
from clinic.signals import appointment_booked, appointment_cancelled, appointment_moved
from patients import audit, clock
from patients.actors import Actor
from patients.deed import deed
from patients.errors import RuleBroken
from patients.signals import announce

Deed = AppointmentChange.Deed
Status = Appointment.Status


@deed("physio_clinic.change_appointment")
def undo_change(*, by: Actor, change: AppointmentChange) -> Appointment:
    """The visit as it was before its newest change, at most UNDO_MINUTES after it. Nobody is written to.

    Time that was given back is claimed again: raises RuleBroken `slot_taken` where somebody else has it by now. A
    booking is undone by cancelling it as booked in error.
    """
    appointment = locked(change.appointment)
    require_undoable(change)
    before = state_of(appointment)
    if change.deed == Deed.BOOKED:
        take_out(appointment)
    else:
        put_back(appointment, change.before)
    appointment.sequence += 1
    if appointment.takes_time:
        reclaim(appointment)
    else:
        appointment.check_and_save()
    record_change(by=by, appointment=appointment, deed=Deed.UNDONE, before=before, undoes=change)
    audit.record(
        by=by,
        deed="appointment.undone",
        about=appointment,
        patient=appointment.patient,
        reason=change.deed,
    )
    announce(signal_of(before, appointment), sender=Appointment, appointment=appointment)
    return appointment


def undoable(change: AppointmentChange | None) -> bool:
    """Whether there is still time. Whether it is the newest of its visit is for the deed to see."""
    if change is None or change.deed == Deed.UNDONE:
        return False
    return in_time(change) and not belongs_to_offer(change)


def in_time(change: AppointmentChange) -> bool:
    return clock.now() < change.created_at + timedelta(minutes=UNDO_MINUTES())


def belongs_to_offer(change: AppointmentChange) -> bool:
    """The time was held, taken or let go: its offer and whoever was asked next know of it."""
    held = Status.REQUESTED in (change.before.get("status"), change.after.get("status"))
    return held and Offer.objects.filter(appointment=change.appointment_id).exists()


def require_undoable(change: AppointmentChange) -> None:
    """Called with the visit locked, so no newer change comes in between."""
    newest = AppointmentChange.objects.filter(appointment=change.appointment_id).newest()
    if newest != change or change.deed == Deed.UNDONE:
        raise RuleBroken(
            "not_the_last", _("Something else has happened to this visit since. Change it by hand.")
        )
    if belongs_to_offer(change):
        raise RuleBroken("not_undoable", _("This belongs to an offer. Change it on the waiting list."))
    if not in_time(change):
        raise RuleBroken("too_late_to_undo", _("It is too late to undo this. Change it by hand."))


def take_out(appointment: Appointment) -> None:
    appointment.status = Status.CANCELLED_BY_CLINIC
    appointment.reason = Appointment.Reason.BOOKED_IN_ERROR
    appointment.freed_at = clock.now()


def put_back(appointment: Appointment, before: dict[str, Any]) -> None:
    for name in WATCHED:
        if name in before:
            setattr(appointment, name, read(name, before[name]))


def read(name: str, value: Any) -> Any:
    """What `state_of` wrote, as the model has it."""
    if value is None or not isinstance(value, str):
        return value
    if name.endswith("_at") or name == "blocked_until":
        return datetime.fromisoformat(value)
    return UUID(value) if name.endswith("_id") or name == "slot" else value


def signal_of(before: dict[str, Any], appointment: Appointment) -> Any:
    """What undoing amounts to for whoever listens."""
    if not appointment.takes_time:
        return appointment_cancelled
    came_back = before["status"] in Appointment.FREES_TIME
    return appointment_booked if came_back else appointment_moved
