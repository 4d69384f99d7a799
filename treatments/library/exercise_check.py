"""Whether an exercise is what it should be, shipped or the clinic's own: every fault with a sentence of its own."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from treatments import doses
from treatments.figures import PoseRefused, check_poses
from treatments.library.hidden_signs import hides_something, words_in
from treatments.library.terms import SELF_CARE, vocabulary
from treatments.wording import Sentence
from treatments.wording import gettext_noop as _

LONGEST = {"name": 120, "targets": 200, "progression": 200, "regression": 200, "start": 500}
LONGEST_STEP = 300
MOST_STEPS = 20
NEEDED = ("name", "category", "start")
ONE_WORD = ("category", "self_care", "region", "position", "plane", "range")
CLIPPED = 40

Fault = tuple[str, Sentence]


def exercise_faults(facts: Mapping[str, Any]) -> Iterator[Fault]:
    """Field and sentence of everything that is wrong with the facts given; what is not given is not asked for."""
    for name, longest in LONGEST.items():
        if name in facts:
            yield from text_faults(name, facts[name], longest)
    for name, known in vocabulary().items():
        if name in facts:
            yield from word_faults(name, facts[name], known)
    if "steps" in facts:
        yield from step_faults(facts["steps"])
    if facts.get("category") == "self_care" and not facts.get("self_care"):
        yield "self_care", Sentence(_("Say what it is: cold, warmth and rest keep to limits of their own."))
    if "dose" in facts:
        yield from dose_faults(facts["dose"], facts.get("self_care"))
    if facts.get("poses"):
        yield from pose_faults(facts["poses"])
    yield from hidden_faults(facts)


def hidden_faults(facts: Mapping[str, Any]) -> Iterator[Fault]:
    for name, value in facts.items():
        if any(map(hides_something, words_in(value))):
            yield name, Sentence(_("There are hidden signs in this. Type it anew."))


def text_faults(name: str, value: object, longest: int) -> Iterator[Fault]:
    if not isinstance(value, str) or len(value) > longest:
        yield name, Sentence(_("Words, at most %(longest)s letters."), longest=longest)
    elif name in NEEDED and not any(map(str.isalnum, value)):
        yield name, Sentence(_("This is needed."))


def word_faults(name: str, value: object, known: Collection[str]) -> Iterator[Fault]:
    """One word, or a list of them: each known, none twice."""
    listed = name not in ONE_WORD
    if listed and not isinstance(value, list):
        yield name, Sentence(_("A list is wanted here."))
        return
    given: Any = value if listed else [value] if value != "" or name in NEEDED else []
    for word in given:
        if not isinstance(word, str) or word not in known:
            yield name, Sentence(_("“%(word)s” is not one of the choices."), word=str(word)[:CLIPPED])
            return
    if len(set(map(str, given))) != len(given):
        yield name, Sentence(_("The same stands there twice."))


def step_faults(steps: object) -> Iterator[Fault]:
    if not isinstance(steps, list) or not steps:
        yield "steps", Sentence(_("Say at least one step."))
    elif len(steps) > MOST_STEPS:
        yield "steps", Sentence(_("At most %(most)s steps."), most=MOST_STEPS)
    elif not all(isinstance(step, str) and 0 < len(step.strip()) <= LONGEST_STEP for step in steps):
        yield "steps", Sentence(_("Each step: words, at most %(longest)s letters."), longest=LONGEST_STEP)


def dose_faults(dose: object, kind: object) -> Iterator[Fault]:
    """`kind` is what of self-care it is, where it is any."""
    try:
        cleaned = doses.clean_dose(dose if isinstance(dose, Mapping) else {})
        doses.within_limits(kind if isinstance(kind, str) and kind in SELF_CARE else "", cleaned)
    except doses.DoseRefused as refused:
        for part, sentence in refused.faults.items():
            yield f"dose.{part}", sentence


def pose_faults(poses: object) -> Iterator[Fault]:
    try:
        check_poses(poses)
    except PoseRefused as refused:
        for place, sentence in refused.faults.items():
            yield f"poses.{place}" if place else "poses", sentence
