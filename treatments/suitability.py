"""What speaks against an exercise for one patient: what was found, and for cold and warm packs the clinic's own table.

The clinician decides with a reason; only what is never used with a condition on record is refused outright, because
at home nobody stands beside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from treatments.content import CautionLevel, Kind
from treatments.contraindications import Conflict, Use, check
from treatments.findings import findings_of, matrix_of
from treatments.models import Episode, Exercise
from treatments.muscle_rules import Caution, cautions_for


@dataclass(frozen=True)
class Against:
    """`never` cannot be overridden, `blocked` needs a written reason, `warned` is shown."""

    never: tuple[Conflict, ...] = ()
    blocked: tuple[Conflict | Caution, ...] = ()
    warned: tuple[Caution, ...] = ()


class Suitability:
    """Reads what is on record of an episode once, for any number of exercises."""

    def __init__(self, episode: Episode) -> None:
        self.region = episode.region
        self.findings = findings_of(episode)
        self.matrix = matrix_of(self.findings.precautions)

    def against(self, exercise: Exercise) -> Against:
        conflicts = self.conflicts(exercise)
        cautions = cautions_for(exercise, self.findings)
        return Against(
            never=tuple(found for found in conflicts if found.kind is Kind.ABSOLUTE),
            blocked=(
                *(found for found in conflicts if found.kind is not Kind.ABSOLUTE),
                *at(CautionLevel.BLOCKED, cautions),
            ),
            warned=tuple(at(CautionLevel.WARN, cautions)),
        )

    def conflicts(self, exercise: Exercise) -> list[Conflict]:
        return check([Use(exercise.self_care, region=self.region)], self.findings.precautions, self.matrix)


def at(level: CautionLevel, cautions: Iterable[Caution]) -> Iterable[Caution]:
    return (caution for caution in cautions if caution.level is level)
