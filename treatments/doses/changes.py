"""The change that goes with a proposal: one step of the dose, or the exercise a level up or down. Pure.

A change has one of `dose` (the whole new dose), `exercise` (the key of the one to do instead), `variable` (what the
clinician words: load, range, harder variant) and `out` (leave the exercise out); or nothing, where there is none.
"""

from collections.abc import Mapping
from typing import Any

from treatments.content import levels
from treatments.dosage import Decision
from treatments.doses import clean_dose
from treatments.doses.steps import step_up
from treatments.doses.walking import highest_level

UNLOADED = ("", "bodyweight")


def change_for(
    decision: Decision, key: str, dose: Mapping[str, Any], before: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """`before` is the dose the clinician last raised from, which is the level below."""
    match decision:
        case Decision.STOP:
            return {"out": True}
        case Decision.PROPOSE_REGRESS:
            return down(key, dose, before)
        case Decision.PROPOSE_PROGRESS:
            return up(key, dose)
        case _:
            return {}


def up(key: str, dose: Mapping[str, Any]) -> dict[str, Any]:
    if "walk_level" in dose:
        return walked(dose, 1)
    step = step_up(dose, loaded=dose.get("load", "") not in UNLOADED)
    if step.after is not None:
        return {"dose": {**dose, step.variable: step.after}}
    harder = levels().harder.get(key)
    return {"exercise": harder} if harder else {"variable": step.variable}


def down(key: str, dose: Mapping[str, Any], before: Mapping[str, Any] | None) -> dict[str, Any]:
    if "walk_level" in dose:
        return walked(dose, -1)
    if before:
        return {"dose": dict(before)}
    easier = levels().easier.get(key)
    return {"exercise": easier} if easier else {}


def walked(dose: Mapping[str, Any], step: int) -> dict[str, Any]:
    level = int(dose["walk_level"]) + step
    return {"dose": clean_dose({**dose, "walk_level": level})} if 0 <= level <= highest_level() else {}
