"""A later word on something signed."""

from datetime import datetime

from django.utils.translation import gettext as _

from patients import audit, clock
from patients.actors import Actor, staff_user
from patients.deed import deed
from patients.errors import RuleBroken
from treatments import signatures
from treatments.models import Addendum, Assessment, Session


@deed("physio_treatments.add_addendum")
def add_addendum(
    *, by: Actor, record: Assessment | Session, text: str, reason: str, happened_at: datetime | None = None
) -> Addendum:
    """Two times are kept: when it happened, and when it was written. The addendum is signed with the writing."""
    if not record.is_signed:
        raise RuleBroken("not_signed", _("A draft needs no addendum: change it."))
    if happened_at and happened_at > clock.now():
        raise RuleBroken("not_happened_yet", _("An addendum is about something that has happened."))
    patient = record.episode.patient
    addendum = Addendum(
        assessment=record if isinstance(record, Assessment) else None,
        session=record if isinstance(record, Session) else None,
        text=text,
        reason=reason,
        happened_at=happened_at or clock.now(),
        author=staff_user(by),
    )
    addendum.check_and_save()
    signatures.sign(addendum, patient=patient, by=by)
    audit.record(by=by, deed="addendum.added", about=addendum, patient=patient, reason=reason)
    return addendum
