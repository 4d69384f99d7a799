"""What ties clinical writing to a visit in the diary."""

from datetime import datetime

from django.utils.translation import gettext as _

from clinic.actions.visits import BEFORE, complete_visit, start_visit
from clinic.models import Appointment
from patients import clock
from patients.actors import Actor
from patients.errors import RuleBroken
from treatments.models import Episode


def require_own_visit(episode: Episode, appointment: Appointment | None) -> None:
    """Raise RuleBroken where the visit is another patient's or was cancelled."""
    if appointment is None:
        return
    if appointment.patient_id != episode.patient_id:
        raise RuleBroken("other_patient", _("This visit belongs to another patient."))
    if not appointment.takes_time:
        raise RuleBroken("visit_cancelled", _("This visit did not take place."))


def seen_at(appointment: Appointment | None) -> datetime:
    """When the patient was seen: the visit's own time when written up later, now when written during it."""
    return min(appointment.starts_at, clock.now()) if appointment else clock.now()


def begin(appointment: Appointment | None, *, by: Actor) -> None:
    """The patient is in the room: move the visit on where that is still to be said."""
    if appointment and appointment.status in BEFORE[Appointment.Status.IN_PROGRESS]:
        start_visit(by=by, appointment=appointment)


def finish(appointment: Appointment | None, *, by: Actor) -> None:
    if appointment and appointment.status in BEFORE[Appointment.Status.COMPLETED]:
        complete_visit(by=by, appointment=appointment)
