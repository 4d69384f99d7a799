"""What a clinician may offer for comfort: positions of rest, heat or cold."""

from dataclasses import dataclass
from functools import cache

from treatments.content import library
from treatments.content.catalogue import techniques
from treatments.content.source import require_known, rows

POSTURES = ("bending", "standing", "sitting")


@dataclass(frozen=True, kw_only=True)
class PositionRule:
    """Exercises to `offer` where all of `postures` hurt severely."""

    id: str
    postures: tuple[str, ...]
    offer: tuple[str, ...]
    why: str
    source: str


@dataclass(frozen=True, kw_only=True)
class ThermalRule:
    id: str
    technique: str
    why: str
    source: str


@cache
def position_rules() -> tuple[PositionRule, ...]:
    found = rows(PositionRule, "comfort", "position", key="id")
    known = [exercise["key"] for exercise in library.exercises()]
    for rule in found:
        require_known(rule.postures, POSTURES, f"comfort {rule.id}")
        require_known(rule.offer, known, f"comfort {rule.id}")
    return found


@cache
def thermal_rules() -> tuple[ThermalRule, ...]:
    found = rows(ThermalRule, "comfort", "thermal", key="id")
    require_known(
        (rule.technique for rule in found), [entry.key for entry in techniques()], "comfort.thermal"
    )
    return found
