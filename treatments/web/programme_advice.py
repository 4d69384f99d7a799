"""What stands beside a programme while it is built: what it covers, what is missing, what eases. Never a block."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients import clock
from treatments.comfort import Option, heat_or_cold, positions
from treatments.coverage import Coverage, Item, coverage
from treatments.doses import self_care
from treatments.models import Episode, Exercise, Plan, Programme
from treatments.muscle_rules import ACTIVE_SPASM, Findings
from treatments.suitability import Suitability

# An injury counts as inflamed for its first 72 hours; only the day is on record.
INFLAMED_DAYS = 3

NAMES = {
    "sagittal": gettext_lazy("forwards and back"),
    "frontal": gettext_lazy("sideways"),
    "transverse": gettext_lazy("turning"),
    "short": gettext_lazy("short range"),
    "long": gettext_lazy("long range"),
    "lift": gettext_lazy("lift"),
    "step_up": gettext_lazy("step up"),
    "squat": gettext_lazy("squat"),
    "lunge": gettext_lazy("lunge"),
}


@dataclass(frozen=True)
class Mark:
    """One thing a programme may cover, and how many of its exercises do."""

    name: Any
    count: int


@dataclass(frozen=True)
class Offer:
    """An exercise that may ease, and why; `excluded` says what speaks against it."""

    exercise: Exercise
    why: str
    excluded: tuple[str, ...] = ()


@dataclass
class Advice:
    """The draft of an episode, looked through for the phase of its plan. Four queries."""

    episode: Episode
    suitability: Suitability
    coverage: Coverage = field(init=False)
    comfort: list[Offer] = field(init=False)

    def __post_init__(self) -> None:
        plan = self.episode.plans.exclude(status=Plan.Status.FINISHED).prefetch_related("items").first()
        programmes = Programme.objects.filter(episode=self.episode).prefetch_related("items__exercise")
        programme = programmes.first()
        rows = list(programme.items.all()) if programme else []
        self.revision = programme.revision if programme else ""
        self.phase = Plan.Phase(plan.phase if plan else Plan.Phase.CALM)
        self.length = len(rows)
        self.coverage = coverage(
            [described(row.exercise, row.block) for row in rows],
            phase=self.phase.value,
            passive_techniques=sum(item.technique_id is not None for item in plan.items.all()) if plan else 0,
        )
        self.comfort = self.comforting({row.exercise.key for row in rows})

    @property
    def groups(self) -> list[tuple[str, list[Mark]]]:
        found = self.coverage
        return [
            (_("Directions"), marks(found.planes.items())),
            (_("Range"), marks(found.ranges.items())),
            (_("Everyday movements"), marks(found.functional.items())),
        ]

    @property
    def says(self) -> list[str]:
        return [_(hint.says.template) % hint.says.values for hint in self.coverage.hints]

    def comforting(self, there: set[str]) -> list[Offer]:
        """What may ease and is not in the programme yet: positions for what hurts severely, a cold or warm pack."""
        found = self.suitability.findings
        options = {option.key: option for option in positions(pains(found))} | self.packs()
        wanted = list(set(options) - there)
        known = Exercise.objects.offered().in_bulk(wanted, field_name="key") if wanted else {}
        return [
            Offer(
                known[key],
                _(option.why),
                tuple(_(words.template) % words.values for words in option.excluded),
            )
            for key, option in options.items()
            if key in known
        ]

    def packs(self) -> dict[str, Option]:
        """Cold or heat by what is on record, by the key of the exercise."""
        keys = {kind: key for key, kind in self_care.KINDS.items()}
        found = self.suitability.findings
        offered = heat_or_cold(
            inflamed=is_fresh(self.episode),
            spasm=any(spasm.severity >= ACTIVE_SPASM for spasm in found.muscles),
            precautions=found.precautions,
            region=self.episode.region,
            matrix=self.suitability.matrix,
        )
        return {keys[option.key]: option for option in offered}


def is_fresh(episode: Episode) -> bool:
    onset = episode.onset_on
    return onset is not None and 0 <= (clock.now().date() - onset).days < INFLAMED_DAYS


def marks(counted: Iterable[tuple[str, int]]) -> list[Mark]:
    return [Mark(NAMES.get(name, name), count) for name, count in counted]


def described(exercise: Exercise, block: str) -> Item:
    return Item(exercise.key, exercise.category, exercise.plane, exercise.range, exercise.region, block)


def pains(findings: Findings) -> dict[str, int]:
    """How much bending hurts. Standing and sitting are not asked as numbers."""
    bending = [found.pain or 0 for found in findings.movements if found.direction == "flexion"]
    return {"bending": max(bending)} if bending else {}
