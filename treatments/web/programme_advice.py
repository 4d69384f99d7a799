"""What stands beside a programme while it is built: what it covers, what is missing, what eases. Never a block."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from treatments.comfort import Option, positions
from treatments.coverage import Coverage, Item, coverage
from treatments.findings import findings_of
from treatments.models import Episode, Exercise, Plan, Programme
from treatments.muscle_rules import Findings

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


@dataclass
class Advice:
    """The draft of an episode, looked through for the phase of its plan. Four queries."""

    episode: Episode
    coverage: Coverage = field(init=False)
    comfort: list[tuple[Exercise, str]] = field(init=False)

    def __post_init__(self) -> None:
        plan = self.episode.plans.exclude(status=Plan.Status.FINISHED).prefetch_related("items").first()
        programme = Programme.objects.filter(episode=self.episode).first()
        rows = list(programme.items.select_related("exercise")) if programme else []
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

    def comforting(self, there: set[str]) -> list[tuple[Exercise, str]]:
        """Positions for what hurts severely that are not in the programme yet, each with the reason."""
        options: dict[str, Option] = {
            option.key: option for option in positions(pains(findings_of(self.episode)))
        }
        known = (
            Exercise.objects.offered().in_bulk(list(set(options) - there), field_name="key")
            if options
            else {}
        )
        return [(known[key], _(option.why)) for key, option in options.items() if key in known]


def marks(counted: Iterable[tuple[str, int]]) -> list[Mark]:
    return [Mark(NAMES.get(name, name), count) for name, count in counted]


def described(exercise: Exercise, block: str) -> Item:
    return Item(exercise.key, exercise.category, exercise.plane, exercise.range, exercise.region, block)


def pains(findings: Findings) -> dict[str, int]:
    """How much bending hurts. Standing and sitting are not asked as numbers."""
    bending = [found.pain or 0 for found in findings.movements if found.direction == "flexion"]
    return {"bending": max(bending)} if bending else {}
