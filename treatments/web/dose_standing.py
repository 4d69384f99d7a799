"""What the page of graded dosage shows of each exercise: what waits for a decision, and what is missing for a step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from treatments.at_home import AtHome
from treatments.content_words import sentence_said
from treatments.dosage import Criterion, Zone, criteria
from treatments.dose_criteria import criteria_of, settings_of
from treatments.doses.changes import SIDES
from treatments.models import DoseProposal, Exercise, GradedDosage, Programme
from treatments.web.dose_reasons import reasons
from treatments.web.dose_told import Told, later, told_then
from treatments.web.forms.graded_dosage import DismissForm, OwnDoseForm

SHOWN = 7

Faulty = tuple[OwnDoseForm | None, DismissForm | None]


@dataclass(frozen=True)
class Waiting:
    """An open proposal with what it would change, and a form for another dose.

    `now` are the doses the patient has, `drafted` those of the draft where they are others, `later` what was told
    since it was made.
    """

    proposal: DoseProposal
    now: Sequence[Mapping[str, Any]]
    drafted: Sequence[Mapping[str, Any]] | None
    instead: Exercise | None
    later: Sequence[Told]
    form: OwnDoseForm
    dismissal: DismissForm

    @property
    def after(self) -> Mapping[str, Any] | None:
        dose: Mapping[str, Any] | None = self.proposal.change.get("dose")
        return dose

    @property
    def by_sides(self) -> bool:
        return bool(self.proposal.change.get("variable") == SIDES)

    @property
    def logs(self) -> list[Told]:
        """The newest days it rests on."""
        return [told_then(row) for row in self.proposal.inputs.get("logs", [])[-SHOWN:]]

    @property
    def reasons(self) -> list[str]:
        return reasons(self.proposal)

    @property
    def can_write(self) -> bool:
        """Whether the draft still has the dose in question; to leave an exercise out it need not."""
        return self.drafted is None or bool(self.proposal.change.get("out"))


@dataclass(frozen=True)
class Standing:
    """Where an exercise stands by the clinician's criteria."""

    name: str
    zones: list[tuple[date, Zone]]
    criteria: tuple[Criterion, ...]

    @property
    def unmet(self) -> list[str]:
        return [sentence_said(criterion.says) for criterion in self.criteria if not criterion.met]


def waiting_of(
    programme: Programme, proposals: Sequence[DoseProposal], faulty: Mapping[UUID, Faulty]
) -> list[Waiting]:
    """Each with the exercise to do instead, if it names one, and the forms that were filled in wrongly."""
    if not proposals:
        return []
    home, settings = AtHome(programme), settings_of(criteria_of(programme))
    keys = {row.change["exercise"] for row in proposals if "exercise" in row.change}
    library = Exercise.objects.in_bulk(keys, field_name="key")
    return [
        waiting(
            row,
            home,
            later=later(home, row, settings),
            instead=library.get(row.change.get("exercise", "")),
            faulty=faulty.get(row.pk, (None, None)),
        )
        for row in proposals
    ]


def waiting(
    proposal: DoseProposal, home: AtHome, *, later: Sequence[Told], instead: Exercise | None, faulty: Faulty
) -> Waiting:
    key, fields = proposal.exercise.key, f"{proposal.pk}-%s"
    issued, (own, reason) = home.doses.by_exercise.get(key), faulty
    return Waiting(
        proposal,
        now=issued or [proposal.inputs["dose"]],
        drafted=home.doses.drafted(key) if issued else None,
        instead=instead,
        later=later,
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
