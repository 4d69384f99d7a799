"""What stands beside a programme while it is built: what it covers, what is missing, what eases. Never a block."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from patients import clock
from treatments.comfort import heat_or_cold, positions_for
from treatments.coverage import NAMES, Coverage, Item, coverage
from treatments.library.terms import REGIONS
from treatments.models import Episode, Exercise, Plan, Programme
from treatments.muscle_rules import ACTIVE_SPASM, TRUNK, Findings
from treatments.suitability import Against, Suitability

# An injury counts as inflamed for its first 72 hours; only the day is on record.
INFLAMED_DAYS = 3
INFLAMED_SIGNS = ("swelling", "warmth")
NO_INJURY = (Episode.Mechanism.GRADUAL, Episode.Mechanism.OVERUSE)


@dataclass(frozen=True)
class Mark:
    """One thing a programme may cover, and how many of its exercises do."""

    name: Any
    count: int


@dataclass(frozen=True)
class Offer:
    """An exercise that may ease, why, and what speaks against it."""

    exercise: Exercise
    why: str
    against: Against


@dataclass
class Advice:
    """The draft of an episode, looked through for the phase of its plan."""

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
        self.comfort = self.comforting([row.exercise for row in rows])

    @property
    def groups(self) -> list[tuple[str, list[Mark]]]:
        found = self.coverage
        return [
            (_("Directions"), marks(found.planes.items())),
            (_("Range"), marks(found.ranges.items())),
            (_("Everyday movements"), marks(found.functional.items())),
            (
                _("Where"),
                [Mark(REGIONS[name], count) for name, count in found.regions.items() if name in REGIONS],
            ),
        ]

    @property
    def says(self) -> list[str]:
        return [_(hint.says.template) % hint.says.values for hint in self.coverage.hints]

    def comforting(self, there: list[Exercise]) -> list[Offer]:
        """What may ease and is not in the programme yet: positions for what hurts severely, a cold or warm pack."""
        found, offered = self.suitability.findings, Exercise.objects.offered()
        options = positions_for(found) if self.episode.region in TRUNK else []
        known = offered.in_bulk([option.key for option in options], field_name="key") if options else {}
        wanted = [(known[option.key], option.why) for option in options if option.key in known]
        for option in heat_or_cold(inflamed=is_inflamed(self.episode, found), spasm=is_in_spasm(found)):
            packs = offered.filter(self_care=option.key)
            wanted += [(pack, option.why) for pack in packs.order_by("key")[:1]]
        against = self.suitability.against
        return [Offer(one, _(why), against(one)) for one, why in wanted if eases_more(one, there)]


def eases_more(exercise: Exercise, there: Iterable[Exercise]) -> bool:
    """Whether the programme has neither it nor another pack of its kind."""
    return all(
        one.key != exercise.key and (not one.self_care or one.self_care != exercise.self_care)
        for one in there
    )


def is_inflamed(episode: Episode, findings: Findings) -> bool:
    return is_fresh(episode) or any(sign in findings.symptoms for sign in INFLAMED_SIGNS)


def is_fresh(episode: Episode) -> bool:
    """Whether it began with an injury less than three days ago. What came on slowly is none."""
    onset = episode.onset_on
    if onset is None or episode.mechanism in NO_INJURY:
        return False
    return 0 <= (clock.now().date() - onset).days < INFLAMED_DAYS


def is_in_spasm(findings: Findings) -> bool:
    return any(spasm.severity >= ACTIVE_SPASM for spasm in findings.muscles)


def marks(counted: Iterable[tuple[str, int]]) -> list[Mark]:
    return [Mark(_(NAMES[name]), count) for name, count in counted]


def described(exercise: Exercise, block: str) -> Item:
    return Item(exercise.key, exercise.category, exercise.plane, exercise.range, exercise.region, block)
