"""What the page of graded dosage shows of each exercise: what waits for a decision, and what is missing for a step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from treatments.at_home import AtHome
from treatments.dosage import Criterion, Zone, criteria
from treatments.dose_criteria import settings_of
from treatments.models import DoseProposal, Exercise, GradedDosage, Programme
from treatments.web.forms.graded_dosage import DismissForm, OwnDoseForm

SHOWN = 7

Faulty = tuple[OwnDoseForm | None, DismissForm | None]


@dataclass(frozen=True)
class Waiting:
    """An open proposal with what it would change, and a form for another dose."""

    proposal: DoseProposal
    before: Mapping[str, Any]
    after: Mapping[str, Any] | None
    instead: Exercise | None
    form: OwnDoseForm
    dismissal: DismissForm

    @property
    def logs(self) -> list[dict[str, Any]]:
        """The newest days it rests on."""
        rows = self.proposal.inputs.get("logs", [])[-SHOWN:]
        return [{**row, "day": date.fromisoformat(row["day"])} for row in rows]


@dataclass(frozen=True)
class Standing:
    """Where an exercise stands by the clinician's criteria."""

    name: str
    zones: list[tuple[date, Zone]]
    criteria: tuple[Criterion, ...]

    @property
    def unmet(self) -> list[Criterion]:
        return [criterion for criterion in self.criteria if not criterion.met]


def waiting_of(proposals: Sequence[DoseProposal], faulty: Mapping[UUID, Faulty]) -> list[Waiting]:
    """Each with the exercise to do instead, if it names one, and the forms that were filled in wrongly."""
    keys = {row.change["exercise"] for row in proposals if "exercise" in row.change}
    library = Exercise.objects.in_bulk(keys, field_name="key")
    return [
        waiting(row, library.get(row.change.get("exercise", "")), *faulty.get(row.pk, (None, None)))
        for row in proposals
    ]


def waiting(
    proposal: DoseProposal, instead: Exercise | None, own: OwnDoseForm | None, reason: DismissForm | None
) -> Waiting:
    change, fields = proposal.change, f"{proposal.pk}-%s"
    return Waiting(
        proposal,
        before=proposal.inputs.get("dose", {}),
        after=change.get("dose"),
        instead=instead,
        form=own or OwnDoseForm(dose=dose_in_question(proposal), auto_id=fields),
        dismissal=reason or DismissForm(auto_id=fields),
    )


def dose_in_question(proposal: DoseProposal) -> dict[str, Any]:
    return dict(proposal.change.get("dose") or proposal.inputs.get("dose", {}))


def standings(programme: Programme, dosage: GradedDosage) -> list[Standing]:
    """Each exercise of the newest version by the criteria as they are set now."""
    if not programme.versions.exists():
        return []
    home = AtHome(programme)
    return [standing_of(key, home, dosage) for key in home.keys]


def standing_of(key: str, home: AtHome, dosage: GradedDosage) -> Standing:
    settings = settings_of(dosage)
    told = home.zoned(key, settings)
    met = criteria([(log, zone) for _told, log, zone in told], home.standing(key), settings, home.now)
    return Standing(
        str(home.doses.exercises[key]), [(row.day, zone) for row, _log, zone in told[-SHOWN:]], met
    )
