"""Who already has the time that a visit wants, and the sentence that says so."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from clinic.actions.next_times import with_next_times
from clinic.models import Appointment
from patients.errors import RuleBroken

THINGS = ("practitioner", "room", "equipment", "patient")
# No more than this is read: the line waits meanwhile.
FACTS = (*(f"{thing}_id" for thing in THINGS), "starts_at", "ends_at", "practitioner__name")


def rivals(appointment: Appointment) -> Any:
    """Visits that take the same person or thing at the same time, and do not share its slot."""
    same = Q(practitioner=appointment.practitioner_id)
    if appointment.room_id:
        same |= Q(room=appointment.room_id)
    if appointment.equipment_id:
        same |= Q(equipment=appointment.equipment_id)
    own = Q(
        patient=appointment.patient_id, starts_at__lt=appointment.ends_at, ends_at__gt=appointment.starts_at
    )
    visits = Appointment.objects.taking_time().between(appointment.starts_at, appointment.blocked_until)
    others = visits.filter(same | own).exclude(pk=appointment.pk)
    return others.exclude(slot=appointment.slot) if appointment.slot else others


def require_free(
    wanted: Appointment, to_be_found: Collection[str] = (), *, but_for_overlaps: bool = False
) -> None:
    """Raise for the first thing that somebody else has. What is `to_be_found` is looked for afterwards."""
    others = rivals(wanted)
    visits = list((others.filter(overlap_reason="") if but_for_overlaps else others).values(*FACTS))
    for thing in THINGS:
        for visit in visits if thing not in to_be_found else ():
            if in_the_way(visit, wanted, thing):
                raise taken_by(visit, wanted, thing)


def in_the_way(visit: Mapping[str, Any], wanted: Appointment, thing: str) -> bool:
    """A buffer is no time of the patient's."""
    key = visit[f"{thing}_id"]
    if not key or key != getattr(wanted, f"{thing}_id"):
        return False
    return thing != "patient" or (visit["starts_at"] < wanted.ends_at and visit["ends_at"] > wanted.starts_at)


def taken_by(visit: Mapping[str, Any], wanted: Appointment, thing: str) -> RuleBroken:
    if thing == "practitioner":
        return with_next_times("slot_taken", _("This time is already taken."), wanted, taken=thing)
    if thing == "patient":
        words = {"name": wanted.patient.full_name, "practitioner": visit["practitioner__name"]}
        sentence = _("%(name)s has another visit at this time, with %(practitioner)s.") % words
        return with_next_times("patient_busy", sentence, wanted, taken=thing)
    sentence = _("%(thing)s is already taken at this time.") % {"thing": getattr(wanted, thing)}
    return with_next_times("slot_taken", sentence, wanted, taken=thing)
