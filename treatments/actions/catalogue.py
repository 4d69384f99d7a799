"""The catalogue of techniques, muscles and contraindications, as the clinic edits it."""

from typing import Any, TypeVar

from patients import audit
from patients.actors import Actor
from patients.deed import deed
from treatments.models import Contraindication, Muscle, Technique

Entry = TypeVar("Entry", Technique, Muscle, Contraindication)


@deed("physio_treatments.change_technique")
def edit_entry(*, by: Actor, entry: Entry, **fields: Any) -> Entry:
    """Make an entry the clinic's own. An upgrade of the shipped content leaves it alone from now on."""
    for name, value in fields.items():
        setattr(entry, name, value)
    entry.edited = True
    entry.check_and_save()
    audit.record(by=by, deed=f"{entry._meta.model_name}.edited", about=entry, reason=", ".join(fields)[:300])
    return entry
