"""Making a version out of a draft: words, pictures and handout, frozen together."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from patients import audit
from patients.actors import Actor, staff_user
from patients.languages import spoken
from treatments import signatures
from treatments.actions.handouts import issue_handout
from treatments.content_words import dose_said, pose_said, said
from treatments.doses import self_care
from treatments.handouts.words import stop_sentences
from treatments.locations import location_of
from treatments.models import Exercise, ExerciseMedia, Programme, ProgrammeItem, ProgrammeVersion, Session


def store_version(
    *, by: Actor, programme: Programme, items: Sequence[ProgrammeItem], session: Session
) -> ProgrammeVersion:
    """The next version, its handout and its signature. Rendered here once, never again at sending."""
    newest = programme.versions.order_by("-number").first()
    patient = session.episode.patient
    version = ProgrammeVersion(
        programme=programme,
        session=session,
        number=newest.number + 1 if newest else 1,
        issued_by=staff_user(by),
    )
    with override(spoken(patient.language)):
        issued_on = location_of(session).local(version.created_at).date()
        version.content = content_of(programme, items, issued_on)
        version.handout = issue_handout(by=by, version=version)
    version.check_and_save()
    signatures.sign(version, patient=patient, by=by)
    audit.record(by=by, deed="programme.issued", about=version, patient=patient)
    return version


def content_of(programme: Programme, items: Sequence[ProgrammeItem], issued_on: date) -> dict[str, Any]:
    """In the language that is active, and what stays of it should the patient later speak another."""
    prefetch_related_objects(items, Prefetch("exercise__media", ExerciseMedia.objects.shown()))
    return {
        "language": get_language(),
        "note": programme.note,
        "items": [frozen(item, issued_on) for item in items],
    }


def frozen(item: ProgrammeItem, issued_on: date) -> dict[str, Any]:
    """Everything about one exercise that the patient will ever see."""
    exercise = item.exercise
    return {
        "key": exercise.key,
        "name": said(exercise.name),
        "known_as": exercise.name,
        "block": item.block,
        "block_name": item.get_block_display(),
        "start": said(exercise.start),
        "steps": [said(step) for step in self_care.safe_steps(exercise.self_care, exercise.steps)],
        "dose": dose_said(item.dose),
        "side": item.side,
        "note": " ".join(filter(None, (until(item, issued_on), said(item.note)))),
        "stop": stop_sentences(exercise.stop),
        "poses": [pose_said(pose) for pose in exercise.poses],
        "media": shown_media(exercise),
    }


def shown_media(exercise: Exercise) -> list[dict[str, str]]:
    """The clinic's photos and clips that stand on the page, withdrawn later or not."""
    shown = exercise.media.all()
    return [{"id": str(one.pk), "kind": one.kind, "description": one.description} for one in shown]


def until(item: ProgrammeItem, issued_on: date) -> str:
    """A rest is told the day on which it ends. Issued again it does not begin again."""
    kind = item.exercise.self_care
    if kind == self_care.REST:
        issued_on = resting_since(item, issued_on)
    end = self_care.last_day(kind, item.dose, issued_on)
    if end is None:
        return ""
    return _("Until %(day)s, no longer. Then start moving again.") % {"day": date_format(end)}


def resting_since(item: ProgrammeItem, issued_on: date) -> date:
    """The day of the first version, without one between that had no rest, whichever exercise it was."""
    rests = set(Exercise.objects.filter(self_care=self_care.REST).values_list("key", flat=True))
    for version in item.programme.versions.select_related("session__appointment__location").order_by(
        "-number"
    ):
        if rests.isdisjoint(one["key"] for one in version.content["items"]):
            break
        issued_on = location_of(version.session).local(version.created_at).date()
    return issued_on
