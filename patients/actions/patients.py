"""What can be done with a patient's file."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from patients import audit, clock
from patients.actions.consents import record_consent
from patients.actors import Actor
from patients.deed import deed
from patients.errors import RuleBroken
from patients.models import Consent, Patient


@deed("physio_patients.add_patient")
def register_patient(
    *, by: Actor, consents: Mapping[str, bool] | None = None, how: str = Consent.How.IN_PERSON, **fields: Any
) -> Patient:
    """A new patient, with what they agreed to. `consents` maps a kind to yes or no."""
    patient = Patient(**fields)
    patient.check_and_save()
    audit.record(by=by, deed="patient.registered", about=patient, patient=patient)
    for kind, given in (consents or {}).items():
        record_consent(by=by, patient=patient, kind=kind, given=given, how=how)
    return patient


@deed("physio_patients.change_patient")
def update_patient(*, by: Actor, patient: Patient, **fields: Any) -> Patient:
    patient = Patient.objects.select_for_update().get(pk=patient.pk)
    changed = [name for name, value in fields.items() if getattr(patient, name) != value]
    for name in changed:
        setattr(patient, name, fields[name])
    patient.check_and_save()
    audit.record(
        by=by, deed="patient.changed", about=patient, patient=patient, reason=", ".join(changed)[:300]
    )
    return patient


@deed("physio_patients.change_patient")
def archive_patient(*, by: Actor, patient: Patient, reason: str) -> Patient:
    """Take a patient out of search and booking. The record stays."""
    if not patient.is_active:
        raise RuleBroken("already_archived", _("This patient is no longer active."))
    patient.archived_at = clock.now()
    patient.check_and_save()
    audit.record(by=by, deed="patient.archived", about=patient, patient=patient, reason=reason)
    return patient


@deed("physio_patients.view_patient")
def open_record(*, by: Actor, patient: Patient, reason: str = "") -> Patient:
    """Reading is a deed too: whoever opens a file stands in the access log."""
    audit.record(by=by, deed="patient.read", about=patient, patient=patient, reason=reason)
    return patient


def require_active(patient: Patient) -> None:
    """Raise RuleBroken where the patient can be neither booked nor treated nor written to."""
    if patient.deceased_on:
        raise RuleBroken("patient_deceased", _("This patient has died."))
    if patient.merged_into_id:
        raise RuleBroken("patient_merged", _("This file was merged into another one."))
    if patient.archived_at:
        raise RuleBroken("patient_archived", _("This patient is archived."))
