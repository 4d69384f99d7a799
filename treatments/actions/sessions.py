"""Treating, and writing down exactly what was done."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from clinic.models import Appointment
from patients import audit
from patients.actors import Actor, staff_user
from patients.deed import deed
from patients.errors import Invalid
from patients.signals import announce
from treatments.actions import visits
from treatments.actions.drafts import fill, open_draft, sign_draft
from treatments.actions.episodes import held, locked
from treatments.actions.follow_ups import plan_follow_ups
from treatments.actions.programmes import issue_version
from treatments.actions.safety import require_open_gate, require_screened, require_techniques_safe
from treatments.models import Episode, Session, TechniqueApplied
from treatments.signals import session_signed


@deed("physio_treatments.add_session")
def start_session(*, by: Actor, episode: Episode, appointment: Appointment | None = None) -> Session:
    """A new draft, or the one this visit already has. Possible on hold too: an emergency is written down as well."""
    episode = locked(episode)
    visits.require_own_visit(episode, appointment)
    existing = Session.objects.filter(episode=episode, appointment=appointment, status="draft")
    if draft := existing.filter(author=staff_user(by)).first():
        return draft
    visits.begin(appointment, by=by)
    session = Session(
        episode=episode,
        appointment=appointment,
        author=staff_user(by),
        happened_at=visits.seen_at(appointment),
    )
    session.check_and_save()
    audit.record(by=by, deed="session.started", about=session, patient=episode.patient)
    return session


@deed("physio_treatments.change_session")
def save_session(
    *,
    by: Actor,
    session: Session,
    fields: Mapping[str, Any],
    techniques: Sequence[Mapping[str, Any]] | None = None,
) -> Session:
    """Save the draft. `techniques`, where given, replace the rows that were there, in their order.

    Each row has `technique` and may have region, side, muscle, parameters, minutes, pain_before, pain_after, response,
    override_reason and note. Raises RuleBroken while a red flag is open, before the day's safety questions are
    answered, and for a contraindication without a reason; nothing of the save is kept then.
    """
    session = open_draft(session, by=by)
    fill(session, fields)
    if techniques is not None:
        session.techniques.all().delete()
        rows = [
            TechniqueApplied(session=session, position=number, **technique)
            for number, technique in enumerate(techniques, start=1)
        ]
        check(session, rows, by=by)
        for row in rows:
            row.check_and_save()
    audit.record(by=by, deed="session.saved", about=session, patient=session.episode.patient)
    return session


def check(session: Session, rows: Sequence[TechniqueApplied], *, by: Actor) -> None:
    if rows:
        require_open_gate(session.episode)
        require_screened(session.episode)
        require_techniques_safe(session.episode, rows, by=by)


@deed("physio_treatments.sign_session")
def sign_session(*, by: Actor, session: Session) -> Session:
    """Final from here on, and the one promise to the patient: a changed programme is issued and its follow-ups planned.

    All of it is one transaction. The nudge to Celery is sent after the commit; if it is lost, the beat sweep finds
    the follow-up rows.
    """
    held(session.episode_id)
    session = open_draft(session, by=by)
    techniques = list(session.techniques.select_related("technique", "muscle"))
    if not techniques and not (session.subjective or session.objective or session.appraisal):
        raise Invalid("nothing_written", _("There is nothing to sign yet."))
    if techniques and not session.consent_confirmed:
        words = _("Confirm the patient's consent to today's treatment.")
        raise Invalid("no_consent", words, details={"consent_confirmed": [words]})
    check(session, techniques, by=by)
    patient = session.episode.patient
    sign_draft(session, patient=patient, by=by)
    version = issue_version(by=by, session=session)
    if version:
        plan_follow_ups(by=by, session=session, programme_version=version)
    visits.finish(session.appointment, by=by)
    audit.record(by=by, deed="session.signed", about=session, patient=patient)
    announce(session_signed, Session, session=session)
    return session
