"""Examining and writing it down."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from clinic.models import Appointment
from patients import audit, clock
from patients.actors import Actor, staff_user
from patients.deed import deed
from patients.errors import Invalid, RuleBroken
from treatments.actions.drafts import fill, open_draft, sign_draft
from treatments.actions.episodes import locked
from treatments.actions.visits import require_own_visit, seen_at
from treatments.models import Assessment, Episode, MovementFinding, MuscleFinding


@deed("physio_treatments.add_assessment")
def start_assessment(*, by: Actor, episode: Episode, appointment: Appointment | None = None) -> Assessment:
    """A new draft, or the author's own draft of this visit if there is one already."""
    episode = locked(episode)
    require_own_visit(episode, appointment)
    author = staff_user(by)
    draft = episode.assessments.filter(author=author, appointment=appointment, status="draft").first()
    if draft:
        return draft
    assessment = Assessment(
        episode=episode,
        appointment=appointment,
        author=author,
        happened_at=seen_at(appointment),
    )
    assessment.check_and_save()
    audit.record(by=by, deed="assessment.started", about=assessment, patient=episode.patient)
    return assessment


@deed("physio_treatments.change_assessment")
def save_assessment(
    *,
    by: Actor,
    assessment: Assessment,
    fields: Mapping[str, Any],
    muscles: Sequence[Mapping[str, Any]] | None = None,
    movements: Sequence[Mapping[str, Any]] | None = None,
) -> Assessment:
    """Save the draft. `muscles` and `movements`, where given, replace the findings that were there."""
    assessment = open_draft(assessment, by=by)
    fill(assessment, fields)
    if muscles is not None:
        assessment.muscle_findings.all().delete()
        for finding in muscles:
            MuscleFinding(assessment=assessment, **finding).check_and_save()
    if movements is not None:
        assessment.movement_findings.all().delete()
        for finding in movements:
            MovementFinding(assessment=assessment, **finding).check_and_save()
    audit.record(by=by, deed="assessment.saved", about=assessment, patient=assessment.episode.patient)
    return assessment


@deed("physio_treatments.sign_assessment")
def sign_assessment(*, by: Actor, assessment: Assessment) -> Assessment:
    """Final from here on. Without a clinical impression there is nothing to sign."""
    assessment = open_draft(assessment, by=by)
    if not assessment.impression.strip():
        words = _("Write your clinical impression before signing.")
        raise Invalid("no_impression", words, details={"impression": [words]})
    if assessment.happened_at > clock.now():
        raise RuleBroken("not_seen_yet", _("This visit has not taken place yet."))
    sign_draft(assessment, patient=assessment.episode.patient, by=by)
    audit.record(by=by, deed="assessment.signed", about=assessment, patient=assessment.episode.patient)
    return assessment
