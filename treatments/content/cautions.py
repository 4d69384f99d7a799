"""Exercise cautions: what a tag on an exercise means for a patient with that finding."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from treatments.content.catalogue import muscles
from treatments.content.conditions import precautions
from treatments.content.source import require_known, rows


class CautionLevel(StrEnum):
    """Blocked: not without a written reason. Warn: shown to the clinician."""

    BLOCKED = "blocked"
    WARN = "warn"


@dataclass(frozen=True, kw_only=True)
class CautionRule:
    """`muscles` in spasm, `directions` or `regions` that hurt, or directions it is `eased_by` set the tag.

    In `blocked_categories` of exercises the caution blocks, although it only warns elsewhere.
    """

    tag: str
    level: CautionLevel
    name: str
    why: str
    source: str
    muscles: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    eased_by: tuple[str, ...] = ()
    blocked_categories: tuple[str, ...] = ()


@cache
def cautions() -> tuple[CautionRule, ...]:
    found = rows(CautionRule, "cautions", "caution", key="tag")
    known = [muscle.key for muscle in muscles()]
    for rule in found:
        require_known(rule.muscles, known, f"cautions {rule.tag}")
    for precaution in precautions():
        require_known(precaution.tags, [rule.tag for rule in found], f"precautions {precaution.code}")
    return found
