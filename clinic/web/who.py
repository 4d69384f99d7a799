"""The patient beside the diary: finding them, and what the desk must know while booking."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from clinic.attendance import attendance_of
from clinic.models import WaitingListEntry
from patients import clock
from patients.conditions import with_names
from patients.models import Consent, Patient

HITS = 8


def who_can_be(user: Any, words: str) -> Sequence[Patient]:
    """The patients these words may mean, among those who can be booked."""
    return list(Patient.objects.visible_to(user).active().search(words)[:HITS]) if words else ()


def about(patient: Patient, today: date) -> dict[str, Any]:
    coming = patient.appointments.upcoming(clock.now()).with_names().order_by("starts_at")
    return {
        "precautions": with_names(patient.precautions.in_force(today)),
        "coming": list(coming[:5]),
        "gets_mail": bool(patient.email) and Consent.objects.given(patient, Consent.Kind.EMAIL_CARE),
        "attendance": attendance_of(patient),
        "waiting": patient.waiting_list_entries.filter(state=WaitingListEntry.State.WAITING).first(),
    }
