"""The specific muscle first, no exercise into a movement that hurts, strengthening only what can take it.

Every caution says which finding it comes from. A blocked exercise or technique needs a written reason; the clinician
decides. Tags, levels and sources: `content/cautions.toml`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from treatments import content
from treatments.content import CautionLevel, CautionRule
from treatments.contraindications import Use
from treatments.wording import Sentence
from treatments.wording import gettext_noop as _

# Pain of a movement, 0-10, from which exercises in its direction are blocked (S51).
SEVERE = 7

# Severity of spasm, 0-3, from which a muscle counts as in active spasm (S72).
ACTIVE_SPASM = 1

STRENGTHENING = ("strength", "functional")

# The trunk's exercises carry a tag for each direction; at the limbs and the neck region and plane tell it.
TRUNK = ("", "upper_back", "mid_back", "low_back", "pelvis", "other")

PLANES = {
    "flexion": "sagittal",
    "extension": "sagittal",
    "side_left": "frontal",
    "side_right": "frontal",
    "abduction": "frontal",
    "adduction": "frontal",
    "rotation_left": "transverse",
    "rotation_right": "transverse",
    "internal_rotation": "transverse",
    "external_rotation": "transverse",
}


@dataclass(frozen=True)
class Spasm:
    """Protective spasm of a muscle, 0-3."""

    muscle: str
    severity: int


@dataclass(frozen=True)
class Movement:
    """A movement, its pain 0-10 and its effect on the symptoms. `avoid`: on the patient's avoid-list."""

    direction: str
    pain: int | None = None
    region: str = ""
    effect: str = ""
    avoid: bool = False

    @property
    def hurts(self) -> bool:
        return self.avoid or (self.pain or 0) >= SEVERE

    @property
    def eases(self) -> bool:
        return self.effect in ("better", "centralises")


@dataclass(frozen=True)
class Findings:
    """What was examined and recorded. `tags` are cautions the clinician set; irritability is low, medium or high.

    `impact` is how much an activity suffers, 0-4, by its key; `symptoms` are keys of what the patient tells.
    """

    muscles: tuple[Spasm, ...] = ()
    movements: tuple[Movement, ...] = ()
    precautions: Collection[str] = ()
    tags: Collection[str] = ()
    irritability: str = ""
    impact: Mapping[str, int] = field(default_factory=dict)
    symptoms: Collection[str] = ()


@dataclass(frozen=True)
class Caution:
    """`rule` is the tag or the rule's name; `why` names the finding."""

    rule: str
    level: CautionLevel
    why: Sentence
    source: str


class ExerciseFacts(Protocol):
    """An exercise of the library."""

    key: str
    category: str
    plane: str
    region: str
    caution_tags: Sequence[str]


def cautions_for(exercise: ExerciseFacts, findings: Findings) -> list[Caution]:
    """What speaks against an exercise, blocked before warned."""
    known = {rule.tag: rule for rule in content.cautions()}
    reasons = tags_set(findings)
    found = [
        Caution(tag, level_of(known[tag], exercise), Sentence("%(name)s: %(why)s", name=because, why=known[tag].why),
                known[tag].source)
        for tag in exercise.caution_tags
        if (because := reasons.get(tag))
    ]  # fmt: skip
    found += into_pain(exercise, findings.movements)
    if exercise.category == "stretch" and not findings.muscles:
        found.append(muscle_not_named())
    if exercise.category in STRENGTHENING and findings.irritability == "high":
        why = Sentence(_("Irritability is high: strengthening waits until the muscles can take it."))
        found.append(Caution("irritability_high", CautionLevel.BLOCKED, why, "S29"))
    return sorted(found, key=lambda caution: caution.level)


def level_of(rule: CautionRule, exercise: ExerciseFacts) -> CautionLevel:
    return CautionLevel.BLOCKED if exercise.category in rule.blocked_categories else rule.level


def tags_set(findings: Findings) -> dict[str, str]:
    """Tag → what set it, in the clinician's words."""
    names = {precaution.code: precaution for precaution in content.precautions()}
    tags = {rule.tag: rule.name for rule in content.cautions() if is_set(rule, findings)}
    for code in findings.precautions:
        if precaution := names.get(code):
            tags |= dict.fromkeys(precaution.tags, precaution.name)
    return tags


def is_set(rule: CautionRule, findings: Findings) -> bool:
    trunk = [movement for movement in findings.movements if movement.region in TRUNK]
    return (
        rule.tag in findings.tags
        or not in_spasm(findings.muscles).isdisjoint(rule.muscles)
        or any(movement.hurts and movement.direction in rule.directions for movement in trunk)
        or any(movement.eases and movement.direction in rule.eased_by for movement in trunk)
        or any(movement.hurts and movement.region in rule.regions for movement in findings.movements)
    )


def in_spasm(muscles: Iterable[Spasm]) -> set[str]:
    """The muscles in active spasm, and the families they belong to."""
    families = {muscle.key: muscle.family for muscle in content.muscles()}
    active = {spasm.muscle for spasm in muscles if spasm.severity >= ACTIVE_SPASM}
    return active | {family for muscle in active if (family := families.get(muscle))}


def into_pain(exercise: ExerciseFacts, movements: Iterable[Movement]) -> list[Caution]:
    """At the neck and the limbs: an exercise of the same region and plane as a movement that hurts."""
    return [
        Caution("painful_direction", CautionLevel.BLOCKED, why, "S51")
        for movement in movements
        if movement.hurts
        and movement.region not in TRUNK
        and movement.region == exercise.region
        and PLANES.get(movement.direction) == exercise.plane
        and (
            why := Sentence(
                _("This movement hurts %(pain)s/10 or is to be avoided."), pain=movement.pain or "–"
            )
        )
    ]


def technique_cautions(use: Use) -> list[Caution]:
    """What has to come before a technique: the muscle named, and relaxed before a percussive device."""
    technique = {entry.key: entry for entry in content.techniques()}.get(use.technique)
    found = []
    if technique and technique.needs_muscle and not use.muscle:
        found.append(muscle_not_named())
    if technique and technique.after_relaxed and use.parameters.get("muscle_relaxed") is not True:
        why = Sentence(_("First the muscle relaxes, then the percussive device."))
        found.append(Caution("muscle_relaxed_first", CautionLevel.BLOCKED, why, "S15"))
    return found


def muscle_not_named() -> Caution:
    why = Sentence(_("Name the specific muscle first: treating the wrong one can make it worse."))
    return Caution("specific_muscle_first", CautionLevel.BLOCKED, why, "S71")


def needs_reason(cautions: Iterable[Caution]) -> bool:
    return any(caution.level is CautionLevel.BLOCKED for caution in cautions)
