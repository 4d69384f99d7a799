"""What waits for a member of staff."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override

from clinic.models import Notice
from patients import audit, clock
from patients.actors import Actor, staff_user
from patients.deed import deed
from patients.errors import RuleBroken
from patients.models import Patient

LONGEST = 300


def raise_notice(
    *, by: Actor, patient: Patient, kind: str, subject_id: UUID, summary: Promise | str, **fields: Any
) -> Notice:
    """Put one thing before the staff. The same kind about the same subject waits once, however often it is raised.

    A lazy `summary` is put into the clinic's own language: staff read it, not the patient whose language may be spoken
    here. Part of other deeds, so it asks for no permission of its own.
    """
    with override(settings.LANGUAGE_CODE):
        fields["summary"] = str(summary)[:LONGEST]
    notice, created = Notice.objects.get_or_create(
        kind=kind, subject_id=subject_id, resolved_at=None, defaults={"patient": patient, **fields}
    )
    if created:
        audit.record(by=by, deed="notice.raised", about=notice, patient=patient, reason=kind)
    return notice


@deed("physio_clinic.change_notice")
def resolve_notice(*, by: Actor, notice: Notice, resolution: str) -> Notice:
    """Say what was done about it."""
    return settle_notice(by=by, notice=notice, resolution=resolution)


def settle_notice(*, by: Actor, notice: Notice, resolution: str) -> Notice:
    """What another deed has dealt with waits no more. Part of that deed, so it asks for no permission of its own."""
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if notice.resolved_at:
        raise RuleBroken("already_resolved", _("Somebody has already dealt with this."))
    notice.resolution = resolution
    notice.resolved_at = clock.now()
    notice.resolved_by = staff_user(by)
    notice.check_and_save()
    audit.record(by=by, deed="notice.resolved", about=notice, patient=notice.patient, reason=resolution)
    return notice
