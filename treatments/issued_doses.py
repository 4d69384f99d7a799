"""The doses a patient has: since when, what was decided on them, and where each could go. Reads only."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from treatments.content import levels
from treatments.doses import WORDS, amounts
from treatments.doses.changes import Level
from treatments.models import DoseProposal, Exercise, Programme, ProgrammeItem, ProgrammeVersion

Doses = list[dict[str, Any]]


@dataclass
class IssuedDoses:
    """`versions` are those of the programme, the newest last; there is at least one."""

    programme: Programme
    versions: list[ProgrammeVersion]

    @cached_property
    def draft(self) -> list[ProgrammeItem]:
        return list(self.programme.items.select_related("exercise"))

    @cached_property
    def by_exercise(self) -> dict[str, Doses]:
        """What is prescribed for both sides is told of once, and has two doses.

        The words beside the numbers are the clinician's own where the draft has them, not their translation.
        """
        words = {(row.exercise.key, row.side): row.dose for row in self.draft}
        found: dict[str, Doses] = defaultdict(list)
        for item in self.versions[-1].content["items"]:
            own = words.get((item["key"], item.get("side", "")), item["dose"])
            said = {part: own[part] for part in WORDS if own.get(part)}
            found[item["key"]].append({**amounts(item["dose"]), **said})
        return dict(found)

    @cached_property
    def exercises(self) -> dict[str, Exercise]:
        """Those of the programme, and those that may take their place."""
        ways = (levels().easier, levels().harder)
        beside = [way[key] for way in ways for key in self.by_exercise if key in way]
        return Exercise.objects.in_bulk([*self.by_exercise, *beside], field_name="key")

    @cached_property
    def decided(self) -> dict[str, list[DoseProposal]]:
        """What clinicians decided, by exercise, the newest last."""
        found: dict[str, list[DoseProposal]] = defaultdict(list)
        rows = self.programme.dose_proposals.exclude(decided_at=None).select_related("exercise")
        for row in rows.order_by("decided_at"):
            found[row.exercise.key].append(row)
        return dict(found)

    def of(self, key: str) -> dict[str, Any]:
        return self.by_exercise[key][-1]

    def level(self, key: str) -> Level:
        """An exercise that is no longer offered, or that the patient has already, takes nobody's place."""
        here = {row.exercise.key for row in self.draft} | set(self.by_exercise)
        offered = {name for name, row in self.exercises.items() if not row.retired and name not in here}
        easier, harder = (way.get(key, "") for way in (levels().easier, levels().harder))
        return Level(
            self.of(key),
            category=self.exercises[key].category,
            below=self.below(key),
            easier=easier if easier in offered else "",
            harder=harder if harder in offered else "",
            sides=any(amounts(dose) != amounts(self.of(key)) for dose in self.by_exercise[key]),
        )

    def below(self, key: str) -> Mapping[str, Any] | None:
        """The dose from which a clinician raised this exercise to the one it has now."""
        now = amounts(self.of(key))
        for row in reversed(self.decided.get(key, ())):
            if row.kind == DoseProposal.Kind.PROGRESS and row.state in DoseProposal.CARRIED_OUT:
                raised = row.inputs.get("chosen") or row.change.get("dose") or {}
                if amounts(raised) == now:
                    return dict(row.inputs["dose"])
        return None

    def drafted(self, key: str) -> list[Mapping[str, Any]] | None:
        """The doses of the draft where they are others than the patient has; empty where it is left out."""
        rows = [row.dose for row in self.draft if row.exercise.key == key]
        return None if numbers(rows) == numbers(self.by_exercise[key]) else rows

    def since(self, key: str) -> ProgrammeVersion:
        """The version from which on the exercise has had the dose it has now."""
        first = self.versions[-1]
        for version in reversed(self.versions):
            if not same_dose(version, first, key):
                break
            first = version
        return first

    def is_older(self, version: UUID, key: str) -> bool:
        """Whether that version gave another dose than the patient has now."""
        [found] = [one for one in self.versions if one.pk == version]
        return not same_dose(found, self.versions[-1], key)


def numbers(doses: list[Any]) -> list[str]:
    return sorted(str(amounts(dose)) for dose in doses)


def same_dose(one: ProgrammeVersion, other: ProgrammeVersion, key: str) -> bool:
    return doses_in(one, key) == doses_in(other, key)


def doses_in(version: ProgrammeVersion, key: str) -> list[Any]:
    return [(item.get("side", ""), item["dose"]) for item in version.content["items"] if item["key"] == key]
