"""The library, as the clinic edits it."""

from typing import Any, TypeVar

from patients import audit
from patients.actors import Actor
from patients.deed import deed
from patients.errors import Invalid
from treatments import doses
from treatments.models import Contraindication, Exercise, Muscle, Technique

Entry = TypeVar("Entry", Exercise, Technique, Muscle, Contraindication)


@deed("physio_treatments.change_exercise")
def edit_entry(*, by: Actor, entry: Entry, **fields: Any) -> Entry:
    """Make an entry the clinic's own. An upgrade of the shipped content leaves it alone from now on."""
    if isinstance(entry, Exercise) and "dose" in fields:
        fields["dose"] = dose_or_refusal(fields["dose"])
    for name, value in fields.items():
        setattr(entry, name, value)
    entry.edited = True
    entry.check_and_save()
    audit.record(by=by, deed=f"{entry._meta.model_name}.edited", about=entry, reason=", ".join(fields)[:300])
    return entry


@deed("physio_treatments.add_exercise")
def add_exercise(*, by: Actor, **fields: Any) -> Exercise:
    """The clinic's own exercise."""
    fields["dose"] = dose_or_refusal(fields.get("dose") or {})
    exercise = Exercise(edited=True, **fields)
    exercise.check_and_save()
    audit.record(by=by, deed="exercise.added", about=exercise)
    return exercise


def dose_or_refusal(dose: Any) -> dict[str, Any]:
    try:
        return doses.clean_dose(dose)
    except doses.DoseRefused as refused:
        raise Invalid("dose", str(refused), details={"dose": refused.faults}) from refused
