"""Who did or read what. Called inside the action, so the entry lives or dies with the deed."""

from collections.abc import Iterable

from django.db import models

from patients.actors import Actor, staff_user
from patients.models.access_event import AccessEvent
from patients.models.patient import Patient


def record(
    *, by: Actor, deed: str, about: models.Model, patient: Patient | None = None, reason: str = ""
) -> AccessEvent:
    """Write one line of the access log.

    `deed` is noun.verb ("session.signed", "patient.read"). `patient` is whose record was touched.
    """
    event = draft(by=by, deed=deed, about=about, patient=patient, reason=reason)
    event.save()
    return event


def record_each(*, by: Actor, deed: str, patients: Iterable[Patient]) -> None:
    """One line for each patient whose records stood in a list, in one query."""
    AccessEvent.objects.bulk_create(draft(by=by, deed=deed, about=each, patient=each) for each in patients)


def draft(
    *, by: Actor, deed: str, about: models.Model, patient: Patient | None, reason: str = ""
) -> AccessEvent:
    return AccessEvent(
        actor=staff_user(by),
        actor_name=str(by)[:150],
        deed=deed,
        object_type=about._meta.label_lower,
        object_id=str(about.pk),
        patient=patient,
        reason=reason,
    )
