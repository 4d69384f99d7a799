"""What a dose may be. Pure.

A dose has sets, reps, hold_s (seconds), times_per_day, days_per_week, minutes, rest_s (seconds), load and note, and:

- interval_minutes: at least so many minutes between two times of a day, as with ice;
- days: for so many days from the day it is issued, as with rest;
- walk_level: a level of the walking ladder, whose walks, minutes and rest are then the dose's.

The ranges keep a slip of the finger (10,000 repetitions) out of a programme; within them the clinician decides.
"""

import re
from collections.abc import Mapping
from typing import Any, Protocol

from treatments.doses import self_care
from treatments.doses.walking import rung
from treatments.wording import Sentence
from treatments.wording import gettext_noop as _

RANGES = {
    "sets": (1, 10),
    "reps": (1, 100),
    "hold_s": (0, 1800),
    "times_per_day": (1, 24),
    "days_per_week": (1, 7),
    "minutes": (1, 120),
    "rest_s": (0, 3600),
    "interval_minutes": (0, 1440),
    "days": (1, 14),
    "walk_level": (0, 8),
}
WORDS = {"load": 60, "note": 200}
CLIPPED = 40

# Each of these alone is enough of a dose.
AMOUNTS = ("reps", "minutes", "hold_s", "days")

# What a level of the walking ladder says, and nobody else beside it.
LADDER = ("sets", "reps", "hold_s", "minutes", "rest_s", "times_per_day")


class DoseRefused(ValueError):
    """`faults` maps a part of the dose to a sentence."""

    def __init__(self, faults: Mapping[str, Sentence]) -> None:
        super().__init__(" ".join(f"{part}: {words}" for part, words in faults.items()))
        self.faults = dict(faults)


class Dosed(Protocol):
    """An exercise of the library, with its usual dose."""

    category: str
    self_care: str
    equipment: list[str]
    dose: dict[str, Any]


def is_walk(exercise: Dosed) -> bool:
    """Whether the ladder can be climbed with it: aerobic, on the own feet."""
    return exercise.category == "aerobic" and not exercise.equipment


def dose_for(exercise: Dosed, given: Mapping[str, Any] | None) -> dict[str, Any]:
    """What was given, or the exercise's usual dose, within the limits of this exercise. Raises DoseRefused."""
    dose = clean_dose(given or exercise.dose)
    if "walk_level" in dose and not is_walk(exercise):
        raise DoseRefused({"walk_level": Sentence(_("The walking ladder is for walking."))})
    return within_limits(exercise.self_care, dose)


def within_limits(kind: str, dose: dict[str, Any]) -> dict[str, Any]:
    """The dose of a pack or a rest with what its limits speak of; any other as it is. Raises DoseRefused."""
    if not kind:
        return dose
    dose = self_care.full_dose(kind, dose)
    if beyond := self_care.beyond_limits(kind, dose):
        raise DoseRefused(beyond)
    return dose


def clean_dose(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The dose with every number in range. Raises DoseRefused with a sentence for each part that is not."""
    faults = {
        str(part)[:CLIPPED]: Sentence(_("A dose has no such part."))
        for part in raw
        if part not in {**RANGES, **WORDS}
    }
    dose: dict[str, Any] = {}
    for part, (low, high) in RANGES.items():
        value = raw.get(part)
        if value in (None, ""):
            continue
        number = whole(value)
        if number is None or not low <= number <= high:
            faults[part] = Sentence(_("A whole number from %(low)s to %(high)s."), low=low, high=high)
        else:
            dose[part] = number
    for part, longest in WORDS.items():
        value = raw.get(part) or ""
        if not isinstance(value, str) or len(value) > longest:
            faults[part] = Sentence(_("Words, at most %(longest)s letters."), longest=longest)
        elif value:
            dose[part] = value
    if not faults and "walk_level" in dose:
        dose = walked(dose)
    if not faults and not any(dose.get(part) for part in AMOUNTS):
        faults["reps"] = Sentence(_("Say how many times, how many minutes or how long to hold."))
    if faults:
        raise DoseRefused(faults)
    return dose


def amounts(dose: Mapping[str, Any]) -> dict[str, Any]:
    """The numbers alone, in one order: its words stand in the patient's language once they are issued."""
    return {part: dose[part] for part in RANGES if dose.get(part) not in (None, "")}


def walked(dose: Mapping[str, Any]) -> dict[str, Any]:
    """The numbers of its level: so many walks, the minutes of each, the rest between them."""
    level = rung(dose["walk_level"])
    rest = {"rest_s": level.rest * 60} if level.rest else {}
    others = {part: value for part, value in dose.items() if part not in LADDER}
    return {"sets": level.repeats, "minutes": level.walk, **rest, "times_per_day": 1, **others}


def whole(value: Any) -> int | None:
    """A whole number from what a form or JSON gives, None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, str) and re.fullmatch(r"\s*[0-9]{1,9}\s*", value):
        return int(value)
    return None
