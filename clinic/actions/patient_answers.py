"""What a patient does with a visit of their own, through the link in a mail.

The rules that hold for patients alone stand here, asked under the lock of the visit; after that it is the deed that the
desk does, and the same slot is claimed in the same way.
"""

from datetime import datetime

from django.utils.translation import gettext as _

from clinic.actions.appointments import move_appointment
from clinic.actions.changes import record_change, state_of
from clinic.actions.next_times import with_next_times
from clinic.actions.revisions import locked
from clinic.actions.visits import become
from clinic.letters.visit_rules import Rules
from clinic.models import Appointment, AppointmentChange, AppointmentType, Practitioner
from clinic.online.choices import Wanted
from patients import audit
from patients.actors import PatientOnLink
from patients.deed import deed
from patients.errors import Invalid, NotAllowed, RuleBroken
from patients.models import Patient

Status, Reason = Appointment.Status, Appointment.Reason
# Those that are a patient's own to give.
REASONS = (Reason.ILLNESS, Reason.WORK, Reason.TRANSPORT, Reason.BETTER, Reason.COST, Reason.OTHER)


def patient_on_link(patient: Patient) -> PatientOnLink:
    return PatientOnLink(patient, may=frozenset({"physio_clinic.answer_appointment"}))


@deed("physio_clinic.answer_appointment")
def confirm_visit(*, by: PatientOnLink, appointment: Appointment) -> Appointment:
    """Yes, I come. Saying it twice is saying it once."""
    visit = own(by, appointment)
    if visit.status == Status.CONFIRMED:
        return visit
    if not Rules.of(visit).may_confirm:
        raise RuleBroken("nothing_to_confirm", _("There is nothing to confirm."))
    return become(visit, Status.CONFIRMED, by=by)


@deed("physio_clinic.answer_appointment")
def cancel_visit(
    *, by: PatientOnLink, appointment: Appointment, reason: str, sequence: int | None = None
) -> Appointment:
    """Raises RuleBroken `phone_us` once it is too near for that."""
    visit = own(by, appointment, sequence)
    if reason not in REASONS:
        raise Invalid("reason_needed", _("Choose a reason."), details={"reason": [_("Choose a reason.")]})
    rules = Rules.of(visit)
    require_open(rules)
    if not rules.may_cancel:
        raise phone_us(visit)
    return become(visit, Status.CANCELLED_BY_PATIENT, by=by, reason=reason)


@deed("physio_clinic.answer_appointment")
def move_visit(
    *,
    by: PatientOnLink,
    appointment: Appointment,
    practitioner: Practitioner,
    starts_at: datetime,
    sequence: int | None = None,
) -> Appointment:
    """To a time that patients may book themselves. Where they may only ask, the clinic has to confirm it again.

    Raises RuleBroken `phone_us`, or `slot_taken` with the next free times.
    """
    visit = own(by, appointment, sequence)
    rules = Rules.of(visit)
    require_open(rules)
    if not rules.may_move:
        raise phone_us(visit)
    if not Wanted(visit.type, practitioner, visit.location, starts_at, besides=visit).is_free():
        raise with_next_times("slot_taken", _("This time is already taken."), visit)
    # From here on it is the desk's own deed.
    as_the_desk = PatientOnLink(by.patient, may=frozenset({"physio_clinic.change_appointment"}))
    moved = move_appointment(
        by=as_the_desk, appointment=visit, practitioner=practitioner, starts_at=starts_at
    )
    return ask_again(moved, by=by) if moved.type.online == AppointmentType.Online.REQUEST else moved


def ask_again(visit: Appointment, *, by: PatientOnLink) -> Appointment:
    """The time is held, and not the patient's before the clinic says so."""
    before = state_of(visit)
    if visit.status != Status.REQUESTED:
        visit.status = Status.REQUESTED
        visit.check_and_save()
        record_change(by=by, appointment=visit, deed=AppointmentChange.Deed.STATUS, before=before)
    return visit


@deed("physio_clinic.answer_appointment")
def stop_reminders(*, by: PatientOnLink) -> Patient:
    """No more reminders of visits, for this patient. What changes about a visit is still told."""
    patient = Patient.objects.select_for_update(of=("self",), no_key=True).get(pk=by.patient.pk)
    patient.reminders = Patient.Reminders.NONE
    patient.check_and_save()
    audit.record(by=by, deed="patient.reminders_stopped", about=patient, patient=patient)
    return patient


def own(by: PatientOnLink, appointment: Appointment, sequence: int | None = None) -> Appointment:
    """The visit as it is now, under lock, if it is theirs."""
    if appointment.patient_id != by.patient.pk:
        raise NotAllowed("not_allowed", _("This is somebody else's visit."))
    return locked(appointment, sequence)


def require_open(rules: Rules) -> None:
    if rules.is_off:
        raise RuleBroken("cancelled", _("This visit is cancelled."))
    if rules.is_over:
        raise RuleBroken("visit_over", _("This visit has begun or is over."))


def phone_us(visit: Appointment) -> RuleBroken:
    phone = visit.location.phone
    sentence = _("This can only be changed by phone now. Please call us.")
    if phone:
        sentence = _("This can only be changed by phone now. Please call %(phone)s.") % {"phone": phone}
    return RuleBroken("phone_us", sentence)
