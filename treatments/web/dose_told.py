"""Days of an exercise as the patient told them, beside a proposal: those it rests on, and those told since."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from treatments.at_home import AtHome
from treatments.content import DoseSettings
from treatments.dosage import Zone, zone
from treatments.models import DoseProposal, ExerciseLog
from treatments.symptoms import NAMES

DONE = dict(ExerciseLog.Done.choices)
FELT = {value: label for value, label in ExerciseLog.Felt.choices if value}


@dataclass(frozen=True)
class Told:
    """Pain is None where it was not told."""

    day: date
    zone: str
    before: int | None
    peak: int | None
    next_morning: int | None
    done: str
    felt: str
    new_symptom: str

    @property
    def words(self) -> list[str]:
        """What else was said of that day."""
        said = (
            NAMES.get(self.new_symptom),
            "" if self.done == "full" else DONE.get(self.done),
            FELT.get(self.felt),
        )
        return [str(one) for one in said if one]


def told_then(row: Mapping[str, Any]) -> Told:
    """A day as it stood when the proposal was made."""
    return Told(**{**row, "day": date.fromisoformat(row["day"])})


def later(home: AtHome, proposal: DoseProposal, settings: DoseSettings) -> list[Told]:
    """Days told, or told again, since the proposal was made."""
    logs = [log for log in home.logs if log.exercise_key == proposal.exercise.key]
    return [
        told_now(log, zone(home.log_of(log), settings, home.now))
        for log in logs
        if log.said_at > proposal.created_at
    ]


def told_now(log: ExerciseLog, found: Zone) -> Told:
    return Told(
        log.day,
        found.value,
        log.pain_before,
        log.pain_peak,
        log.pain_next_morning,
        log.done,
        log.felt,
        log.new_symptom,
    )
