"""The change that goes with a proposal: one step of the dose, or the exercise a level up or down. Pure.

A change has one of `dose` (the whole new dose), `exercise` (the key of the one to do instead), `variable` (what the
clinician words: load, range, harder variant, or each of two sides) and `out` (leave the exercise out); or nothing,
where there is none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from treatments.dosage import Decision
from treatments.doses import clean_dose
from treatments.doses.steps import step_up
from treatments.doses.walking import highest_level

UNLOADED = ("", "bodyweight")
LIFTED = ("strength", "functional")
FIXED = "self_care"

# Both sides are told of together, so nobody knows which of two doses it was.
SIDES = "sides"


@dataclass(frozen=True)
class Level:
    """Where an exercise is, and where it could go. `below` is the dose a clinician raised it from to this one;
    `easier` and `harder` are the keys of exercises that may take its place. `sides` where each has its own dose.
    """

    dose: Mapping[str, Any]
    category: str = ""
    below: Mapping[str, Any] | None = None
    easier: str = ""
    harder: str = ""
    sides: bool = False


def change_for(decision: Decision, level: Level) -> dict[str, Any]:
    match decision:
        case Decision.STOP:
            return {"out": True}
        case Decision.PROPOSE_REGRESS | Decision.PROPOSE_PROGRESS if level.sides:
            return {"variable": SIDES}
        case Decision.PROPOSE_REGRESS:
            return down(level)
        case Decision.PROPOSE_PROGRESS:
            return up(level)
        case _:
            return {}


def up(level: Level) -> dict[str, Any]:
    """Load and range come before the harder variant, and only the clinician words them: of a lift, that is next."""
    if level.category == FIXED:
        return {}
    if "walk_level" in level.dose:
        return walked(level.dose, 1)
    lifted = level.category in LIFTED and level.dose.get("load", "") not in UNLOADED
    step = step_up(level.dose, loaded=lifted)
    if step.after is not None:
        return {"dose": {**level.dose, step.variable: step.after}}
    return {"variable": step.variable} if lifted or not level.harder else {"exercise": level.harder}


def down(level: Level) -> dict[str, Any]:
    if "walk_level" in level.dose:
        return walked(level.dose, -1)
    if level.below:
        return {"dose": dict(level.below)}
    return {"exercise": level.easier} if level.easier else {}


def walked(dose: Mapping[str, Any], step: int) -> dict[str, Any]:
    level = int(dose["walk_level"]) + step
    return {"dose": clean_dose({**dose, "walk_level": level})} if 0 <= level <= highest_level() else {}
