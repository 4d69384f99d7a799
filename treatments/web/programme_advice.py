"""What stands beside a programme while it is built: what it covers, what is missing, what eases. Never a block."""

from collections.abc import Iterable, Iterator
from dataclasses import InitVar, dataclass, field
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from patients import clock
from patients.models import Link
from treatments.actions.issuing import resting_since
from treatments.content_words import sentence_said
from treatments.coverage import NAMES, Coverage, Item, coverage
from treatments.doses import self_care
from treatments.library.terms import REGIONS
from treatments.models import Episode, Exercise, Plan, Programme, ProgrammeItem, ProgrammeVersion
from treatments.suitability import Suitability
from treatments.web.comfort_offers import Offer, offers

OFTEN = ("times_per_day", "days_per_week")


@dataclass(frozen=True)
class Mark:
    """One thing a programme may cover, and how many of its exercises do."""

    name: Any
    count: int


@dataclass
class Advice:
    """The draft of an episode, if there is one, looked through for the phase of its plan.

    `left` is the version the patient still has while the draft is empty.
    """

    episode: Episode
    programme: InitVar[Programme | None]
    suitability: Suitability
    coverage: Coverage = field(init=False)
    comfort: list[Offer] = field(init=False)
    remarks: list[str] = field(init=False)
    left: ProgrammeVersion | None = field(init=False)

    def __post_init__(self, programme: Programme | None) -> None:
        plan = self.episode.plans.exclude(status=Plan.Status.FINISHED).first()
        rows = list(programme.items.all()) if programme else []
        self.remarks = [*rests_over(rows), *how_often(rows)]
        self.left = still_open(programme) if programme and not rows else None
        self.phase = Plan.Phase(plan.phase if plan else Plan.Phase.CALM)
        self.length = len(rows)
        items = [described(row.exercise, row.block) for row in rows]
        self.coverage = coverage(items, phase=self.phase.value)
        self.comfort = offers(self.episode, self.suitability, [row.exercise for row in rows])

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
        return [*self.remarks, *(sentence_said(hint.says) for hint in self.coverage.hints)]


def still_open(programme: Programme) -> ProgrammeVersion | None:
    """The newest version, if a link to any of them opens."""
    versions = programme.versions.only("number", "created_at", "programme")
    links = Link.objects.filter(subject_id__in=[version.pk for version in versions], revoked_at=None)
    return versions[0] if links.filter(expires_at__gt=clock.now()).exists() else None


def rests_over(items: Iterable[ProgrammeItem]) -> Iterator[str]:
    """A sentence for each rest that is past its last day."""
    today = clock.now().date()
    for item in items:
        if item.exercise.self_care == self_care.REST:
            end = self_care.last_day(self_care.REST, item.dose, resting_since(item, today))
            if end and end < today:
                said = {"exercise": item.exercise, "day": date_format(end)}
                yield _("%(exercise)s ended on %(day)s: take it out.") % said


def how_often(items: Iterable[ProgrammeItem]) -> list[str]:
    """What nobody said how often to do: what is not done regularly does not help. A rest is done once."""
    names = [
        item.exercise.name
        for item in items
        if item.exercise.self_care != self_care.REST and not all(item.dose.get(part) for part in OFTEN)
    ]
    return [_("Say how often: %(names)s.") % {"names": ", ".join(names)}] if names else []


def marks(counted: Iterable[tuple[str, int]]) -> list[Mark]:
    return [Mark(_(NAMES[name]), count) for name, count in counted]


def described(exercise: Exercise, block: str) -> Item:
    return Item(exercise.key, exercise.category, exercise.plane, exercise.range, exercise.region, block)
