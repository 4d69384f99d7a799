"""Whether changes of dose are proposed for a programme, and by which criteria. Off until a clinician switches it on."""

from typing import Any

from patients import audit
from patients.actors import Actor, staff_user
from patients.deed import deed
from treatments.actions.dose_proposals import propose_changes, settle_switched_off
from treatments.actions.episodes import locked
from treatments.dose_criteria import criteria_of
from treatments.models import GradedDosage, Programme


@deed("physio_treatments.change_gradeddosage")
def set_graded_dosage(*, by: Actor, programme: Programme, on: bool, **criteria: Any) -> GradedDosage:
    """Switch the proposals on or off, and look at once by the new criteria. One that is not given stays as it is."""
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
    if not on:
        settle_switched_off(programme, by=by)
    elif programme.versions.exists():
        propose_changes(programme, by=by)
    return dosage
