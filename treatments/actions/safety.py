"""The rules every treatment passes before it is saved, whoever asks.

The rules themselves are the pure rooms `contraindications`, `muscle_rules` and `technique_parameters`; here they meet
what is on record, and what they block without a reason is refused.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.utils.translation import gettext as _

from patients import clock
from patients.actors import Actor
from patients.errors import Invalid, RuleBroken
from treatments.contraindications import Conflict, Use, check, may_override
from treatments.findings import matrix_of, precautions_of
from treatments.models import Episode, PlanItem, ProgrammeItem, RedFlagScreen, TechniqueApplied
from treatments.muscle_rules import Caution, needs_reason, technique_cautions
from treatments.red_flags import Level
from treatments.suitability import Suitability
from treatments.technique_parameters import ParametersInvalid, clean_parameters

OVERRIDE = "physio_treatments.override_contraindication"

# A screen holds for one visit.
SCREEN_HOLDS = timedelta(hours=18)


def require_open_gate(episode: Episode) -> None:
    """Raise RuleBroken while a red flag stops treatment in this episode."""
    if episode.hold == Episode.Hold.EMERGENCY:
        words = _("A safety question was answered in a way that needs emergency care.")
        raise RuleBroken("red_flag_emergency", f"{words} {_('No treatment can be saved.')}")
    if episode.hold:
        raise RuleBroken(
            "red_flag_open", _("A safety question needs your decision before treatment goes on.")
        )


def require_screened(episode: Episode) -> RedFlagScreen:
    """Raise RuleBroken unless the safety questions were asked, completely, for this visit."""
    since = clock.now() - SCREEN_HOLDS
    screen: RedFlagScreen | None = (
        episode.red_flag_screens.by_clinician().filter(created_at__gte=since).first()
    )
    if screen is None:
        raise RuleBroken("not_screened", _("Ask today's safety questions first."))
    return screen


def require_techniques_safe(episode: Episode, rows: Sequence[TechniqueApplied], *, by: Actor) -> None:
    """Raise Invalid for details that do not fit, RuleBroken for what needs a reason and has none."""
    precautions = precautions_of(episode)
    matrix = matrix_of(precautions)
    for number, row in enumerate(rows):
        row.parameters = fitting(row, number)
        use = Use(row.technique.key, row.parameters, row.region, row.muscle.key if row.muscle else "")
        if needs_reason(cautions := technique_cautions(use)):
            require_reason(str(row.technique), cautions, row.override_reason)
        for conflict in check([use], precautions, matrix):
            ruling = may_override(
                conflict,
                Level(episode.hold or Level.NONE),
                by.has_perm(OVERRIDE),
                row.override_reason,
                row.override_confirmed,
            )
            if not ruling:
                raise RuleBroken(
                    "contraindicated",
                    f"{conflict.why} {_(ruling.why)}",
                    details={"rule": conflict.rule, "kind": conflict.kind.value, "source": conflict.source},
                )


def fitting(row: TechniqueApplied, number: int) -> dict[str, str | int | float | bool]:
    try:
        return clean_parameters(row.technique, row.parameters)
    except ParametersInvalid as refused:
        words = {key: [str(word) for word in found] for key, found in refused.errors.items()}
        details = {f"techniques.{number}": words}
        raise Invalid("parameters", f"{row.technique.name}: {refused}", details=details) from refused


def require_plan_safe(episode: Episode, rows: Sequence[PlanItem]) -> None:
    """Raise RuleBroken for a planned technique that is never used with a condition on record.

    What a reason could allow is asked for when the technique is used; the plan only keeps out the impossible.
    """
    precautions = precautions_of(episode)
    uses = [Use(row.technique.key, region=episode.region) for row in rows if row.technique]
    for conflict in check(uses, precautions, matrix_of(precautions)):
        if conflict.kind == "A":
            raise RuleBroken("contraindicated", str(conflict.why), details={"rule": conflict.rule})


def require_exercises_safe(episode: Episode, rows: Sequence[ProgrammeItem]) -> None:
    """Raise RuleBroken for an exercise that is never used with a condition on record, whatever the reason given, and
    for one that is blocked and nobody gave a reason for.
    """
    suitability = Suitability(episode)
    for row in rows:
        against = suitability.against(row.exercise)
        for conflict in against.never:
            details = {"rule": conflict.rule, "kind": conflict.kind.value, "source": conflict.source}
            raise RuleBroken("contraindicated", f"{row.exercise}: {conflict.why}", details=details)
        require_reason(str(row.exercise), against.blocked, row.override_reason)


def require_reason(what: str, against: Sequence[Caution | Conflict], reason: str) -> None:
    if against and not reason.strip():
        first = against[0]
        details = {"rule": first.rule, "source": first.source}
        raise RuleBroken(
            "needs_reason", f"{what}: {first.why} {_('Write the reason for going on.')}", details=details
        )
