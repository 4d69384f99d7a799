"""A clinician's own criteria for changes of dose, and the usual ones where none were set yet. Reads only."""

from dataclasses import asdict
from typing import Any

from treatments.content import DoseSettings
from treatments.dosage import settings_for
from treatments.models import GradedDosage, Programme

CRITERIA = (
    "relative",
    "green",
    "amber",
    "cap",
    "greens_needed",
    "days_needed",
    "adherence_needed",
    "confidence_needed",
)


def criteria_of(programme: Programme) -> GradedDosage:
    """The clinician's criteria; where none were set yet, the usual ones, switched off and not saved."""
    found = GradedDosage.objects.filter(programme=programme).first()
    return found or GradedDosage(programme=programme, **usual(programme))


def usual(programme: Programme) -> dict[str, Any]:
    """By the pain of the last signed assessment: from 4/10 on the rise is judged instead of the level."""
    assessments = programme.episode.assessments.filter(status="signed").order_by("-happened_at")
    pain = assessments.values_list("pain_now", flat=True).first()
    found = asdict(settings_for(pain or 0))
    return {name: found[name] for name in CRITERIA}


def settings_of(dosage: GradedDosage) -> DoseSettings:
    own = {name: getattr(dosage, name) for name in CRITERIA}
    return DoseSettings(**{**asdict(settings_for(0)), **own})
