"""Starter programmes, and when a patient hears from the clinic after a visit."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from treatments.content import library
from treatments.content.source import ContentError, require_known, rows


class Block(StrEnum):
    """The parts of a programme, in the order they are followed."""

    WARM_UP = "warm_up"
    MAIN = "main"
    COOL_DOWN = "cool_down"
    SELF_CARE = "self_care"
    WALKING = "walking"


@dataclass(frozen=True, kw_only=True)
class StarterItem:
    """`exercise` is a key of the library; `alternatives` are offered in its place, the clinician picks."""

    exercise: str
    block: Block
    alternatives: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Starter:
    """A programme to begin from. Every exercise and dose in it is the clinician's to change."""

    key: str
    name: str
    phase: str
    aim: str
    source: str
    items: tuple[StarterItem, ...]


@dataclass(frozen=True, kw_only=True)
class FollowUpStep:
    """A message `day` days after a visit was signed, or after discharge. `only_if` names its condition."""

    key: str
    day: int
    after: str
    kind: str
    title: str
    asks: tuple[str, ...]
    source: str
    only_if: str = ""


@cache
def programme_starters() -> tuple[Starter, ...]:
    found = rows(Starter, "programme_starters", "starter", key="key")
    known = [exercise["key"] for exercise in library.exercises()]
    for starter in found:
        where = f"programme_starters {starter.key}"
        require_known([starter.phase], ("calm", "move", "load", "maintain"), where)
        named = [key for item in starter.items for key in (item.exercise, *item.alternatives)]
        require_known(named, known, where)
        if len(set(named)) != len(named):
            raise ContentError(f"{where}: an exercise is there twice.")
    return found


@cache
def follow_up_cadence() -> tuple[FollowUpStep, ...]:
    found = rows(FollowUpStep, "follow_up_cadence", "step", key="key")
    for step in found:
        require_known([step.after], ("visit", "discharge"), f"follow_up_cadence {step.key}")
        require_known([step.kind], ("programme", "check_in", "review"), f"follow_up_cadence {step.key}")
    return found
