"""Measuring how things go."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from patients import audit, clock
from patients.actors import Actor, staff_user
from patients.deed import deed
from patients.errors import Invalid
from treatments import outcome_measures
from treatments.models import Episode, OutcomeScore
from treatments.outcome_measures import AnswersInvalid


@deed("physio_treatments.add_outcomescore")
def record_outcome(
    *,
    by: Actor,
    episode: Episode,
    measure: str,
    answers: Mapping[str, Any],
    mode: str = OutcomeScore.Mode.STAFF,
    measured_at: datetime | None = None,
) -> OutcomeScore:
    """Keep the answers, the sum and the version of the formula. Raises Invalid for answers that do not fit."""
    try:
        score = outcome_measures.score(measure, answers)
    except KeyError as error:
        raise Invalid(
            "measure", _("There is no such measure."), details={"measure": [_("Choose one.")]}
        ) from error
    except AnswersInvalid as error:
        raise Invalid("answers", str(error), details={"answers": [str(error)]}) from error
    outcome = OutcomeScore(
        episode=episode,
        measure=measure,
        answers=dict(answers),
        value=score.value,
        complete=score.complete,
        formula_version=score.formula_version,
        mode=mode,
        measured_at=measured_at or clock.now(),
        entered_by=staff_user(by),
    )
    outcome.check_and_save()
    audit.record(by=by, deed="outcome.recorded", about=outcome, patient=episode.patient, reason=measure)
    return outcome
