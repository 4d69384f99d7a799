"""What a signature promises the patient, and handing it to the outbox when it is due.

The rows are written in the transaction of the signature. Nothing is due by a timer: `due_at` is a column, a nudge
after commit makes it quick and the beat sweep makes it certain.
"""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from clinic.actions.messages import draft_message, queue_messages
from clinic.models import Location, Message
from clinic.outbox.nudge import nudge
from patients import audit, clock
from patients.actors import Actor
from patients.deed import deed
from patients.errors import RuleBroken
from treatments import conf
from treatments.cadence import check_in_days
from treatments.locations import location_of
from treatments.models import FollowUp, ProgrammeVersion, Session
from treatments.models.follow_up import FollowUpQuerySet

RELEASE = "treatments.tasks.release_follow_up"
NEEDED = ("session_id", "kind", "day", "due_at", "episode__patient_id", "programme_version__number")


@deed("physio_treatments.sign_session")
def plan_follow_ups(*, by: Actor, session: Session, programme_version: ProgrammeVersion) -> list[FollowUp]:
    """Plan the programme's e-mail and its check-ins. Part of signing: it shares that transaction.

    What was still planned for an older version of the episode's programme is cancelled. Planning a session twice
    leaves the rows of the first time.
    """
    episode = session.episode
    older = episode.follow_ups.filter(state=FollowUp.State.PLANNED).exclude(session=session)
    older.update(state=FollowUp.State.CANCELLED)
    soon = clock.now() + timedelta(minutes=conf.PROGRAMME_DELAY_MINUTES())
    due = {(FollowUp.Kind.PROGRAMME, 0): soon}
    for day in check_in_days(episode):
        due[FollowUp.Kind.CHECK_IN, day] = morning_after(day, location_of(session))
    FollowUp.objects.bulk_create(
        [
            FollowUp(
                episode=episode,
                session=session,
                programme_version=programme_version,
                kind=kind,
                day=day,
                due_at=moment,
            )
            for (kind, day), moment in due.items()
        ],
        ignore_conflicts=True,
    )
    planned = list(session.follow_ups.all())
    nudge(RELEASE, *[str(one.pk) for one in planned if one.kind == FollowUp.Kind.PROGRAMME])
    return planned


def morning_after(days: int, location: Location) -> datetime:
    """The clinic's local morning, `days` from today. A wall time, so a clock change in between does not shift it."""
    day = location.local(clock.now()).date() + timedelta(days=days)
    return datetime.combine(day, time(conf.CHECK_IN_HOUR()), tzinfo=location.tz)


@deed("physio_treatments.sign_session")
def release_follow_up(*, by: Actor, follow_up_id: UUID) -> bool:
    """Hand one due follow-up to the outbox. False when it is not due, or somebody else has done it."""
    return release(FollowUp.objects.due(clock.now()).filter(pk=follow_up_id)) == 1


@deed("physio_treatments.sign_session")
def release_due(*, by: Actor, limit: int = 500) -> int:
    """Hand what is due to the outbox, `limit` at most, oldest first. Returns how many."""
    return release(FollowUp.objects.due(clock.now()).order_by("due_at")[:limit])


def release(due: FollowUpQuerySet) -> int:
    """planned → released and its message, in one transaction. Rows another worker is releasing are passed over."""
    chosen = due.select_for_update(skip_locked=True, of=("self",)).select_related(
        "episode", "programme_version"
    )
    messages = {row.pk: message_for(row) for row in chosen.only(*NEEDED)}
    if messages:
        planned = FollowUp.objects.filter(pk__in=messages, state=FollowUp.State.PLANNED)
        planned.update(state=FollowUp.State.RELEASED)
        queue_messages(list(messages.values()))
    return len(messages)


def message_for(follow_up: FollowUp) -> Message:
    version = follow_up.programme_version.number
    return draft_message(
        key=f"{follow_up.session_id}/{follow_up.kind}/{follow_up.day}/v{version}",
        kind=follow_up.kind,
        patient_id=follow_up.episode.patient_id,
        subject_id=follow_up.pk,
        due_at=follow_up.due_at,
    )


@deed("physio_treatments.change_episode")
def cancel_follow_up(*, by: Actor, follow_up: FollowUp) -> FollowUp:
    """Take the promise back. One already handed to the outbox is dropped there, unless it has left."""
    follow_up = (
        FollowUp.objects.select_for_update(of=("self",))
        .select_related("episode__patient")
        .get(pk=follow_up.pk)
    )
    if follow_up.state not in (FollowUp.State.PLANNED, FollowUp.State.RELEASED):
        raise RuleBroken("follow_up_over", _("This follow-up is already answered or cancelled."))
    follow_up.state = FollowUp.State.CANCELLED
    follow_up.save(update_fields=["state"])
    audit.record(by=by, deed="follow_up.cancelled", about=follow_up, patient=follow_up.episode.patient)
    return follow_up
