"""Prescribing exercises: a draft anyone treating can go on with, and versions that stay as they were issued."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from patients import audit
from patients.actions.patients import require_active
from patients.actors import Actor, staff_user
from patients.deed import deed
from patients.errors import Invalid, RuleBroken
from treatments import doses
from treatments.actions.dose_proposals import settle_replaced
from treatments.actions.episodes import locked
from treatments.actions.issuing import store_version
from treatments.actions.safety import require_exercises_safe, require_open_gate
from treatments.models import Episode, Programme, ProgrammeItem, ProgrammeVersion, Session

LONGEST = 20
ORDER = {block.value: place for place, block in enumerate(ProgrammeItem.Block)}


@deed("physio_treatments.change_programme")
def save_programme(
    *,
    by: Actor,
    episode: Episode,
    items: Sequence[Mapping[str, Any]],
    note: str = "",
    seen: str | None = None,
) -> Programme:
    """Replace the draft. Each item has `exercise`, and may have block, dose, side, note and override_reason.

    The blocks stand in their fixed order, within a block the order given is kept. `seen` is the revision the writer
    began from, empty where there was no draft; another one meanwhile is not overwritten. Nothing is sent: the patient
    gets the programme when the next session is signed. An empty one is never sent: the patient keeps what was issued
    until it is withdrawn.
    """
    episode = locked(episode)
    require_active(episode.patient)
    require_open_gate(episode)
    if len(items) > LONGEST:
        raise Invalid("too_many", _("A programme has at most %(most)s exercises.") % {"most": LONGEST})
    programme = Programme.objects.filter(episode=episode).first()
    newest = programme.revision if programme else ""
    require_newest(newest, seen)
    programme = programme or Programme(episode=episode, author=staff_user(by))
    programme.note = note
    programme.check_and_save()
    require_offered(programme, items)
    programme.items.all().delete()
    in_order = sorted(items, key=lambda item: ORDER.get(item.get("block", ProgrammeItem.Block.MAIN), 0))
    rows = [prescribed(programme, number, item) for number, item in enumerate(in_order, start=1)]
    require_exercises_safe(episode, rows)
    for row in rows:
        row.check_and_save()
    programme.changed = bool(rows) and (programme.changed or programme.revision != newest)
    programme.save(update_fields=["changed"])
    audit.record(by=by, deed="programme.saved", about=programme, patient=episode.patient)
    return programme


def require_offered(programme: Programme, items: Sequence[Mapping[str, Any]]) -> None:
    """An exercise that is no longer offered stays where it is prescribed, and comes to nowhere else."""
    there = set(programme.items.values_list("exercise_id", flat=True))
    for item in items:
        if item["exercise"].retired and item["exercise"].pk not in there:
            words = _("%(exercise)s is no longer offered.") % {"exercise": item["exercise"]}
            raise Invalid("retired", words)


def require_newest(newest: str, seen: str | None) -> None:
    if seen is not None and seen != newest:
        words = _("Somebody else changed this programme meanwhile. Yours is not saved.")
        raise RuleBroken("changed_meanwhile", words, details={"revision": newest})


def prescribed(programme: Programme, position: int, item: Mapping[str, Any]) -> ProgrammeItem:
    """The item with the exercise's default dose where none was chosen."""
    values = dict(item)
    exercise = values.pop("exercise")
    try:
        dose = doses.dose_for(exercise, values.pop("dose", None))
    except doses.DoseRefused as refused:
        raise Invalid("dose", f"{exercise.name}: {refused}", details={"dose": refused.faults}) from refused
    return ProgrammeItem(programme=programme, exercise=exercise, position=position, dose=dose, **values)


def issue_version(*, by: Actor, session: Session) -> ProgrammeVersion | None:
    """Freeze the draft as the next version, handout included; None where nothing changed since the last one.

    Part of signing a session, in its transaction: there is no other way to issue.
    """
    programme = Programme.objects.select_for_update().filter(episode=session.episode, changed=True).first()
    if programme is None:
        return None
    items = list(programme.items.select_related("exercise"))
    require_open_gate(session.episode)
    require_exercises_safe(session.episode, items)
    version = store_version(by=by, programme=programme, items=items, session=session)
    settle_replaced(version, by=by)
    programme.changed = False
    programme.check_and_save()
    return version
