"""Whether the shipped exercise library is whole: each exercise sound and plain to read, and every level an exercise."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from treatments import content
from treatments.content import CautionRule, ContentError, library
from treatments.content.source import require_known
from treatments.library.exercise_check import exercise_faults
from treatments.library.plain_words import hard_words
from treatments.library.terms import CATEGORIES
from treatments.models import MovementFinding
from treatments.models.places import Region


@cache
def check_shipped() -> None:
    """The library of this release, once for each process. Raises ContentError."""
    check_library(library.exercises())
    check_cautions(content.cautions())
    for named in (content.levels, content.programme_starters, content.coverage_lists, content.other_names):
        named()


def check_library(exercises: Sequence[Mapping[str, Any]]) -> None:
    """Raise ContentError naming every exercise and field that does not fit."""
    if faults := [f"{exercise.get('key')}: {fault}" for exercise in exercises for fault in told(exercise)]:
        raise ContentError("exercises.json: " + "\n".join(faults))


def check_cautions(rules: Iterable[CautionRule]) -> None:
    """Raise ContentError for a caution about a movement, region or kind of exercise that nobody records."""
    for rule in rules:
        where = f"cautions {rule.tag}"
        require_known((*rule.directions, *rule.eased_by), MovementFinding.Direction.values, where)
        require_known(rule.regions, Region.values, where)
        require_known(rule.blocked_categories, CATEGORIES, where)


def told(exercise: Mapping[str, Any]) -> Iterator[str]:
    for field, sentence in exercise_faults(exercise):
        yield f"{field}: {sentence}"
    for sentence in hard_words(patients_text(exercise)):
        yield f"words: {sentence}"


def patients_text(exercise: Mapping[str, Any]) -> str:
    """What the patient reads of it, line by line."""
    steps = exercise.get("steps")
    return "\n".join(map(str, [exercise.get("start", ""), *(steps if isinstance(steps, list) else ())]))
