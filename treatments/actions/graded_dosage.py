"""Whether changes of dose are proposed for a programme, and by which criteria. Off until a clinician switches it on."""

from dataclasses import asdict
from typing import Any

from patients import audit
from patients.actors import Actor, staff_user
from patients.deed import deed
from treatments.actions.episodes import locked
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


@deed("physio_treatments.change_gradeddosage")
def set_graded_dosage(*, by: Actor, programme: Programme, on: bool, **criteria: Any) -> GradedDosage:
    """Switch the proposals on or off. A criterion that is not given stays as it is."""
    episode = locked(programme.episode)
    dosage = criteria_of(programme)
    dosage.on = on
    for name, value in criteria.items():
        setattr(dosage, name, value)
    dosage.set_by = staff_user(by)
    dosage.check_and_save()
    audit.record(
        by=by, deed="graded_dosage.set", about=dosage, patient=episode.patient, reason="on" if on else "off"
    )
    return dosage


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
