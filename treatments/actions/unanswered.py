"""Check-ins nobody answered: one reminder after two days, then a word to the clinician. No third asking."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from clinic.actions.messages import draft_message, queue_messages
from clinic.models import Message, Notice
from patients import clock
from patients.actors import Actor
from patients.deed import deed
from patients.models import Patient
from treatments.actions.notices import tell_clinician
from treatments.models import FollowUp, Session
from treatments.models.follow_up import FollowUpQuerySet

WAITED = timedelta(hours=48)

# Older ones were left alone when this was not done yet, and nobody wants them now.
LOOKED_BACK = timedelta(days=14)
REMINDER = "check_in_reminder"
NOTICE = "check_in_unanswered"


@deed("physio_treatments.change_episode")
def remind(*, by: Actor) -> int:
    """Promise one reminder for each check-in that was sent two days ago. Returns how many were promised now."""
    reminded = Message.objects.filter(kind=REMINDER).values("subject_id")
    drafts = [
        draft_message(
            key=f"{row.pk}/{REMINDER}",
            kind=REMINDER,
            patient_id=row.episode.patient_id,
            subject_id=row.pk,
            due_at=clock.now(),
        )
        for row in unanswered(FollowUp.Kind.CHECK_IN).exclude(pk__in=reminded)
    ]
    if drafts:
        queue_messages(drafts)
    return len(drafts)


@deed("physio_treatments.change_episode")
def tell_clinicians(*, by: Actor) -> int:
    """Two days after its reminder a clinician hears that no answer came. Returns how many notices were raised."""
    told = Notice.objects.filter(kind=NOTICE).values("subject_id")
    rows = list(unanswered(REMINDER).exclude(pk__in=told))
    for row in rows:
        tell_clinician(
            by=by,
            episode=row.episode,
            kind=NOTICE,
            severity=Notice.Severity.INFORMATION,
            summary=_("A check-in and its reminder were not answered"),
            subject_id=row.pk,
        )
    return len(rows)


def unanswered(asked: str) -> FollowUpQuerySet:
    """Check-ins without an answer two days after that message left, of patients who are still followed.

    Not of those seen since, and not while a red flag is open: then only a person writes.
    """
    latest = clock.now() - WAITED
    left = Message.objects.filter(kind=asked, state=Message.State.SENT)
    rows = FollowUp.objects.filter(
        pk__in=left.filter(sent_at__range=(latest - LOOKED_BACK, latest)).values("subject_id"),
        state=FollowUp.State.RELEASED,
        episode__closed_at=None,
        episode__hold="",
        episode__patient__in=Patient.objects.active(),
    )
    seen = Session.objects.filter(episode=OuterRef("episode"), signed_at__gt=OuterRef("due_at"))
    return rows.exclude(Exists(seen)).select_related("episode__patient", "episode__practitioner")
