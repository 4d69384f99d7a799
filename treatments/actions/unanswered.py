"""Check-ins nobody answered: one reminder after two days, then a word to the clinician. No third asking."""

from datetime import timedelta

from django.utils.translation import gettext as _

from clinic.actions.messages import draft_message, queue_messages
from clinic.actions.notices import raise_notice
from clinic.models import Message, Notice
from patients import clock
from patients.actors import Actor
from patients.deed import deed
from treatments.models import FollowUp
from treatments.models.follow_up import FollowUpQuerySet

WAITED = timedelta(hours=48)

# Older ones were left alone when this was not done yet, and nobody wants them now.
LOOKED_BACK = timedelta(days=14)
REMINDER = "check_in_reminder"
NOTICE = "check_in_unanswered"


@deed("physio_treatments.change_episode")
def remind(*, by: Actor) -> int:
    """Promise one reminder for each check-in that has waited two days. Returns how many were promised now."""
    waiting = asked_before(WAITED)
    reminded = Message.objects.filter(kind=REMINDER).values("subject_id")
    drafts = [
        draft_message(
            key=f"{row.pk}/{REMINDER}",
            kind=REMINDER,
            patient_id=row.episode.patient_id,
            subject_id=row.pk,
            due_at=clock.now(),
        )
        for row in waiting.exclude(pk__in=reminded)
    ]
    if drafts:
        queue_messages(drafts)
    return len(drafts)


@deed("physio_treatments.change_episode")
def tell_clinicians(*, by: Actor) -> int:
    """Two days after the reminder a clinician hears that no answer came. Returns how many notices were raised."""
    told = Notice.objects.filter(kind=NOTICE).values("subject_id")
    rows = list(asked_before(2 * WAITED).exclude(pk__in=told))
    for row in rows:
        raise_notice(
            by=by,
            patient=row.episode.patient,
            practitioner=row.episode.practitioner,
            audience=Notice.Audience.CLINICAL,
            kind=NOTICE,
            severity=Notice.Severity.INFORMATION,
            summary=_("A check-in and its reminder were not answered"),
            subject_id=row.pk,
        )
    return len(rows)


def asked_before(waited: timedelta) -> FollowUpQuerySet:
    """Check-ins handed over so long ago and not answered, of open episodes."""
    latest = clock.now() - waited
    rows = FollowUp.objects.filter(
        kind=FollowUp.Kind.CHECK_IN,
        state=FollowUp.State.RELEASED,
        due_at__range=(latest - LOOKED_BACK, latest),
        episode__closed_at=None,
    )
    return rows.select_related("episode__patient", "episode__practitioner")
