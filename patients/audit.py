"""Who did or read what. Called inside the action, so the entry lives or dies with the deed."""

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
    return AccessEvent.objects.create(
        actor=staff_user(by),
        actor_name=str(by)[:150],
        deed=deed,
        object_type=about._meta.label_lower,
        object_id=str(about.pk),
        patient=patient,
        reason=reason,
    )
