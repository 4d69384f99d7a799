"""What the clinician asked for and what was the case, beside a proposal: the criteria as they were when it was made."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from treatments.doses.pain_zones import AMBER_RISE, GREEN_RISE
from treatments.doses.walking import rung
from treatments.models import DoseProposal


def reasons(proposal: DoseProposal) -> list[str]:
    """None for a new symptom: it stops by itself, whatever the criteria."""
    kind, inputs = proposal.kind, proposal.inputs
    if kind == DoseProposal.Kind.STOP or "criteria" not in inputs:
        return []
    asked = {name: number(value) for name, value in inputs["criteria"].items()}
    if kind != DoseProposal.Kind.PROGRESS:
        return [pain_lines(asked)]
    return [
        comfort(asked, inputs["dose"].get("walk_level")),
        _("%(asked)s %% of the planned sessions done; it was %(found)s %%")
        % {"asked": percent(asked["adherence_needed"]), "found": percent(inputs["adherence"])},
        _("confidence of %(asked)s; it was %(found)s")
        % {"asked": asked["confidence_needed"], "found": inputs["confidence"]},
    ]


def pain_lines(asked: dict[str, int | float]) -> str:
    if not asked["relative"]:
        return (
            _("pain up to %(green)s safe, up to %(amber)s acceptable, above %(cap)s always too much") % asked
        )
    rise = {"green": GREEN_RISE, "amber": AMBER_RISE, "cap": asked["cap"]}
    return _("a rise by %(green)s safe, by %(amber)s acceptable; pain above %(cap)s always too much") % rise


def comfort(asked: dict[str, int | float], walk_level: int | None) -> str:
    if walk_level is not None:
        days = rung(walk_level).comfortable_days
        return ngettext("%(days)s comfortable day", "%(days)s comfortable days", days) % {"days": days}
    return _("%(greens_needed)s comfortable sessions in a row, on %(days_needed)s days") % asked


def number(value: float) -> int | float:
    return int(value) if value == int(value) else value


def percent(share: float) -> int:
    return round(share * 100)
