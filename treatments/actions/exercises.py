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
from treatments.content_words import sentence_said
from treatments.library.exercise_check import exercise_faults
from treatments.models import Exercise

NEEDED: Mapping[str, Any] = {
    "name": "",
    "category": "",
    "self_care": "",
    "start": "",
    "steps": [],
    "dose": {},
}
UNORDERED = ("equipment", "muscles", "caution_tags", "stop")
LONGEST_SLUG = 50

# What decides together whether limits go with an exercise, and whether its dose keeps to them.
LIMITED = ("category", "self_care", "dose")


@deed("physio_treatments.add_exercise")
def add_exercise(*, by: Actor, **fields: Any) -> Exercise:
    """The clinic's own exercise. Its key begins with "own-", so that no shipped one ever takes its place."""
    facts = sound({**NEEDED, **fields})
    require_other_name(facts["name"])
    exercise = Exercise(key=free_key(facts["name"]), edited=True, **facts)
    exercise.check_and_save()
    audit.record(by=by, deed="exercise.added", about=exercise)
    return exercise


@deed("physio_treatments.add_exercise")
def edit_exercise(*, by: Actor, exercise: Exercise, seen: str | None = None, **fields: Any) -> Exercise:
    """Make an exercise the clinic's own. An upgrade of the shipped content leaves it alone from now on.

    Whoever may add exercises may change those the clinic made; a shipped one, read by every patient, takes more.
    `seen` is the revision the writer began from; another one meanwhile is not overwritten. One that is only offered
    no longer keeps its shipped words, so upgrades go on reaching it.
    """
    require_may_edit(by=by, exercise=exercise)
    lock_newest(exercise, seen)
    facts = sound(fields, than=exercise)
    require_same_limits(facts, exercise)
    if "name" in facts:
        require_other_name(facts["name"], than=exercise)
    changed = [name for name, value in facts.items() if in_order(name, value) != now(exercise, name)]
    for name in changed:
        setattr(exercise, name, facts[name])
    exercise.edited |= bool(set(changed) - {"retired"})
    if exercise.is_shipped and exercise.edited:
        exercise.content_version = library.version()
    exercise.check_and_save()
    audit.record(by=by, deed="exercise.edited", about=exercise, reason=", ".join(changed)[:300])
    return exercise


@deed("physio_treatments.change_exercise")
def restore_exercise(*, by: Actor, exercise: Exercise) -> Exercise:
    """Back to the shipped version; upgrades change it again. What was issued stays, and so do the clinic's pictures."""
    shipped = {row["key"]: row for row in library.exercises()}.get(exercise.key)
    if shipped is None:
        raise RuleBroken(
            "not_shipped", _("This exercise is the clinic's own: there is no shipped version of it.")
        )
    lock_newest(exercise)
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


def lock_newest(exercise: Exercise, seen: str | None = None) -> None:
    """The exercise as it is by now, locked until the deed is done; refused where it is not what was `seen`."""
    exercise.refresh_from_db(from_queryset=Exercise.objects.select_for_update(no_key=True))
    if seen is not None and seen != exercise.revision:
        words = _("Somebody else changed this exercise meanwhile. Yours is not saved.")
        raise RuleBroken("changed_meanwhile", words, details={"revision": exercise.revision})


def now(exercise: Exercise, name: str) -> Any:
    """What stands there, a dose as `sound` would keep it."""
    value = getattr(exercise, name)
    if name != "dose":
        return in_order(name, value)
    try:
        return doses.clean_dose(value)
    except doses.DoseRefused:
        return value


def in_order(name: str, value: Any) -> Any:
    """Whatever order the words of a list were chosen in, it is the same list."""
    return sorted(value) if name in UNORDERED else value


def sound(fields: Mapping[str, Any], than: Exercise | None = None) -> dict[str, Any]:
    """The facts as they are kept, of an exercise that is there already or of a new one.

    Raises Invalid with a sentence for each field that does not fit.
    """
    facts: dict[str, Any] = {
        name: value.strip() if isinstance(value, str) else value for name, value in fields.items()
    }
    if isinstance(facts.get("name"), str):
        facts["name"] = " ".join(facts["name"].split())
    faults: dict[str, list[str]] = {}
    for field, sentence in exercise_faults({**standing(facts, than), **facts}):
        faults.setdefault(field, []).append(sentence_said(sentence))
    if faults:
        raise Invalid(
            "invalid", " ".join(words for found in faults.values() for words in found), details=faults
        )
    if "dose" in facts:
        facts["dose"] = doses.clean_dose(facts["dose"])
    return facts


def standing(facts: Mapping[str, Any], exercise: Exercise | None) -> dict[str, Any]:
    """What the exercise has already of what only fits together, as soon as a part of it is changed."""
    if exercise is None or facts.keys().isdisjoint(LIMITED):
        return {}
    return {name: getattr(exercise, name) for name in LIMITED}


def require_same_limits(facts: Mapping[str, Any], exercise: Exercise) -> None:
    """A shipped pack or rest may be worded the clinic's way; its limits stay."""
    kind = exercise.self_care if exercise.is_shipped else ""
    if kind and facts.get("self_care", kind) != kind:
        words = _("A pack or rest that came with the system keeps to its limits.")
        raise Invalid("self_care", words, details={"self_care": [words]})


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
