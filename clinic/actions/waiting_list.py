"""Who would come sooner."""

from datetime import timedelta
from typing import Any

from clinic.actions.offers import locked_entry, require_unasked, require_waiting
from clinic.models import WaitingListEntry
from patients import audit, clock
from patients.actions.patients import require_active
from patients.actors import Actor
from patients.deed import deed
from patients.models import Patient


@deed("physio_clinic.add_waitinglistentry")
def add_to_waiting_list(*, by: Actor, patient: Patient, **fields: Any) -> WaitingListEntry:
    require_active(patient)
    entry = WaitingListEntry(patient=patient, **fields)
    entry.check_and_save()
    audit.record(by=by, deed="waiting_list.added", about=entry, patient=patient)
    return entry


@deed("physio_clinic.change_waitinglistentry")
def change_waiting_list_entry(*, by: Actor, entry: WaitingListEntry, **fields: Any) -> WaitingListEntry:
    """Say anew what is waited for and when they can come. The place in the order stays."""
    entry = locked_entry(entry)
    require_waiting(entry)
    for name, value in fields.items():
        setattr(entry, name, value)
    entry.check_and_save()
    audit.record(
        by=by,
        deed="waiting_list.changed",
        about=entry,
        patient=entry.patient,
        reason=", ".join(fields)[:300],
    )
    return entry


@deed("physio_clinic.change_waitinglistentry")
def close_waiting_list_entry(*, by: Actor, entry: WaitingListEntry) -> WaitingListEntry:
    entry = locked_entry(entry)
    require_waiting(entry)
    require_unasked(entry)
    entry.state = WaitingListEntry.State.CLOSED
    entry.check_and_save()
    audit.record(by=by, deed="waiting_list.closed", about=entry, patient=entry.patient)
    return entry


def close_what_is_over(*, by: Actor) -> None:
    """Whoever could only come on days that are over, wherever on earth, waits no more."""
    over = WaitingListEntry.objects.over((clock.now() - timedelta(days=1)).date())
    for entry in over.exclude(offers__state="open").select_related("patient"):
        close_waiting_list_entry(by=by, entry=entry)
