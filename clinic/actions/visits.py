"""The day of a visit: confirmed, arrived, begun, done, cancelled, not attended."""

from datetime import timedelta

from django.utils.translation import gettext as _

from clinic.actions.changes import record_change, state_of
from clinic.actions.claims import reclaim
from clinic.actions.held_times import require_own_slot
from clinic.actions.revisions import locked
from clinic.conf import CANCELLATION_HOURS
from clinic.models import Appointment, AppointmentChange
from clinic.signals import appointment_booked, appointment_cancelled
from patients import audit, clock
from patients.actions.patients import require_active
from patients.actors import Actor
from patients.deed import deed
from patients.errors import Invalid, RuleBroken
from patients.signals import announce

Status = Appointment.Status

# From which statuses a visit may become what.
BEFORE = {
    Status.BOOKED: (Status.REQUESTED,),
    Status.CONFIRMED: (Status.REQUESTED, Status.BOOKED),
    Status.ARRIVED: (Status.REQUESTED, Status.BOOKED, Status.CONFIRMED, Status.NO_SHOW),
    Status.IN_PROGRESS: (Status.BOOKED, Status.CONFIRMED, Status.ARRIVED),
    Status.COMPLETED: (Status.BOOKED, Status.CONFIRMED, Status.ARRIVED, Status.IN_PROGRESS),
    Status.CANCELLED_BY_PATIENT: (Status.REQUESTED, Status.BOOKED, Status.CONFIRMED),
    Status.CANCELLED_BY_CLINIC: (Status.REQUESTED, Status.BOOKED, Status.CONFIRMED, Status.ARRIVED),
    Status.NO_SHOW: (Status.REQUESTED, Status.BOOKED, Status.CONFIRMED),
}
# What only becomes of a visit once its day has come.
ON_THE_DAY = (Status.ARRIVED, Status.IN_PROGRESS, Status.COMPLETED)


@deed("physio_clinic.change_appointment")
def confirm_appointment(*, by: Actor, appointment: Appointment) -> Appointment:
    return become(appointment, Status.CONFIRMED, by=by)


@deed("physio_clinic.change_appointment")
def mark_arrived(*, by: Actor, appointment: Appointment) -> Appointment:
    return become(appointment, Status.ARRIVED, by=by)


@deed("physio_clinic.change_appointment")
def start_visit(*, by: Actor, appointment: Appointment) -> Appointment:
    return become(appointment, Status.IN_PROGRESS, by=by)


@deed("physio_clinic.change_appointment")
def complete_visit(*, by: Actor, appointment: Appointment) -> Appointment:
    return become(appointment, Status.COMPLETED, by=by)


@deed("physio_clinic.change_appointment")
def cancel_appointment(
    *,
    by: Actor,
    appointment: Appointment,
    status: str = Status.CANCELLED_BY_PATIENT,
    reason: str,
    sequence: int | None = None,
) -> Appointment:
    """`status` says who cancelled, `reason` is one of Appointment.Reason. The time is free at once.

    By the patient and less than CANCELLATION_HOURS before the start it counts as late. `sequence` is the revision the
    person saw: raises RuleBroken `stale` when somebody else was quicker.
    """
    if status not in (Status.CANCELLED_BY_PATIENT, Status.CANCELLED_BY_CLINIC):
        raise Invalid("not_a_cancellation", _("Say who cancelled: the patient or the clinic."))
    if reason not in Appointment.Reason.values or not reason:
        raise Invalid("reason_needed", _("Choose a reason."), details={"reason": [_("Choose a reason.")]})
    return become(appointment, Status(status), by=by, reason=reason, sequence=sequence)


@deed("physio_clinic.change_appointment")
def mark_no_show(*, by: Actor, appointment: Appointment) -> Appointment:
    if appointment.starts_at > clock.now():
        raise RuleBroken("not_begun", _("This visit has not begun yet."))
    return become(appointment, Status.NO_SHOW, by=by)


def become(
    appointment: Appointment, status: Status, *, by: Actor, reason: str = "", sequence: int | None = None
) -> Appointment:
    """Two people may press at once: the row is locked, and the second finds what the first did."""
    appointment = locked(appointment, sequence)
    if appointment.status not in BEFORE[status]:
        words = {"now": appointment.get_status_display(), "wanted": status.label}
        raise RuleBroken("wrong_status", _("This visit is “%(now)s” and cannot become “%(wanted)s”.") % words)
    before, had_time = state_of(appointment), appointment.takes_time
    if status not in Appointment.FREES_TIME:
        require_expected(appointment, status)
    appointment.status = status
    appointment.reason = reason
    if had_time and not appointment.takes_time:
        give_back(appointment)
    elif appointment.takes_time and not had_time:
        take_again(appointment)
    else:
        appointment.check_and_save()
    record_change(by=by, appointment=appointment, deed=AppointmentChange.Deed.STATUS, before=before)
    audit.record(
        by=by, deed=f"appointment.{status}", about=appointment, patient=appointment.patient, reason=reason
    )
    return appointment


def require_expected(appointment: Appointment, status: Status) -> None:
    """The patient can have this time. What took place is completed whatever became of the patient since."""
    require_own_slot(appointment)
    if status != Status.COMPLETED:
        require_active(appointment.patient)
    if status in ON_THE_DAY and not day_has_come(appointment):
        raise RuleBroken("not_begun", _("This visit is on another day to come."))


def day_has_come(appointment: Appointment) -> bool:
    """On the location's calendar: who comes early is there."""
    return appointment.local_start.date() <= appointment.location.local(clock.now()).date()


def give_back(appointment: Appointment) -> None:
    """The time is anybody's from now on."""
    appointment.freed_at = clock.now()
    appointment.late = appointment.status == Status.CANCELLED_BY_PATIENT and is_late(appointment)
    appointment.sequence += 1
    appointment.check_and_save()
    announce(appointment_cancelled, sender=Appointment, appointment=appointment)


def is_late(appointment: Appointment) -> bool:
    """Whether a patient who cancels now leaves too little time for anybody else to come."""
    return clock.now() > appointment.starts_at - timedelta(hours=CANCELLATION_HOURS())


def take_again(appointment: Appointment) -> None:
    """Somebody given up came after all. Raises RuleBroken `slot_taken` where another has the time by now."""
    appointment.freed_at = None
    appointment.late = False
    appointment.sequence += 1
    reclaim(appointment)
    announce(appointment_booked, sender=Appointment, appointment=appointment)
