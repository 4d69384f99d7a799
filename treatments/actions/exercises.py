"""The clinic's own exercises, and its own versions of the shipped ones."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from patients import audit
from patients.actors import Actor
from patients.deed import deed
from patients.errors import Invalid, NotAllowed, RuleBroken
from treatments import doses
from treatments.content import library
from treatments.library.exercise_check import exercise_faults
from treatments.models import Exercise
from treatments.wording import Sentence

NEEDED: Mapping[str, Any] = {"name": "", "category": "", "start": "", "steps": [], "dose": {}}
LONGEST_SLUG = 50
SELF_CARE = "self_care"


@deed("physio_treatments.add_exercise")
def add_exercise(*, by: Actor, **fields: Any) -> Exercise:
    """The clinic's own exercise. Its key begins with "own-", so that no shipped one ever takes its place."""
    facts = sound({**NEEDED, **fields})
    require_no_self_care(facts)
    require_other_name(facts["name"])
    exercise = Exercise(key=free_key(facts["name"]), edited=True, **facts)
    exercise.check_and_save()
    audit.record(by=by, deed="exercise.added", about=exercise)
    return exercise


@deed("physio_treatments.view_exercise")
def edit_exercise(*, by: Actor, exercise: Exercise, **fields: Any) -> Exercise:
    """Make an exercise the clinic's own. An upgrade of the shipped content leaves it alone from now on.

    Whoever may add exercises may change those the clinic made; a shipped one, read by every patient, takes more.
    """
    require_may_edit(by=by, exercise=exercise)
    facts = sound(fields)
    if not exercise.is_shipped:
        require_no_self_care(facts)
    if "name" in facts:
        require_other_name(facts["name"], than=exercise)
    for name, value in facts.items():
        setattr(exercise, name, value)
    exercise.edited = True
    exercise.check_and_save()
    audit.record(by=by, deed="exercise.edited", about=exercise, reason=", ".join(facts)[:300])
    return exercise


@deed("physio_treatments.change_exercise")
def restore_exercise(*, by: Actor, exercise: Exercise) -> Exercise:
    """Back to the shipped version; upgrades change it again. What was issued stays, and so do the clinic's pictures."""
    shipped = {row["key"]: row for row in library.exercises()}.get(exercise.key)
    if shipped is None:
        raise RuleBroken(
            "not_shipped", _("This exercise is the clinic's own: there is no shipped version of it.")
        )
    require_other_name(shipped["name"], than=exercise)
    for name, value in shipped.items():
        setattr(exercise, name, value)
    exercise.edited = exercise.retired = False
    exercise.content_version = library.version()
    exercise.check_and_save()
    audit.record(by=by, deed="exercise.restored", about=exercise)
    return exercise


def permission_to_edit(exercise: Exercise) -> str:
    return f"physio_treatments.{'change' if exercise.is_shipped else 'add'}_exercise"


def require_may_edit(*, by: Actor, exercise: Exercise) -> None:
    if not by.has_perm(permission_to_edit(exercise)):
        words = _(
            "Only a manager changes an exercise of the shipped library. You can copy it as the clinic's own."
        )
        raise NotAllowed("not_allowed", words)


def sound(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as they are kept. Raises Invalid with a sentence for each field that does not fit."""
    facts: dict[str, Any] = {
        name: value.strip() if isinstance(value, str) else value for name, value in fields.items()
    }
    faults: dict[str, list[str]] = {}
    for field, sentence in exercise_faults(facts):
        faults.setdefault(field, []).append(said(sentence))
    if faults:
        raise Invalid(
            "invalid", " ".join(words for found in faults.values() for words in found), details=faults
        )
    if "dose" in facts:
        facts["dose"] = doses.clean_dose(facts["dose"])
    return facts


def said(sentence: Sentence) -> str:
    """In the reader's language, the names in it too."""
    values = {
        name: _(value) if value and isinstance(value, str) else value
        for name, value in sentence.values.items()
    }
    return _(sentence.template) % values


def require_no_self_care(facts: Mapping[str, Any]) -> None:
    """Fixed limits go with the shipped packs and the shipped rest; one of the clinic's own would have none."""
    if facts.get("category") == SELF_CARE:
        words = _("Packs and rest keep to fixed limits. Change the words of the shipped ones instead.")
        raise Invalid("self_care", words, details={"category": [words]})


def require_other_name(name: str, than: Exercise | None = None) -> None:
    """Two exercises of one name cannot be told apart in a list."""
    same = Exercise.objects.filter(name__iexact=name)
    if (than and same.exclude(pk=than.pk).exists()) or (not than and same.exists()):
        words = _("There is an exercise of this name already, on offer or not.")
        raise Invalid("name_taken", words, details={"name": [words]})


def free_key(name: str) -> str:
    wanted = f"own-{slugify(name)[:LONGEST_SLUG] or 'exercise'}"
    taken = set(Exercise.objects.filter(key__startswith=wanted).values_list("key", flat=True))
    return next(
        key for n in range(1, len(taken) + 2) if (key := f"{wanted}-{n}" if n > 1 else wanted) not in taken
    )
