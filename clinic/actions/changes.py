"""Writing down what a deed did to a visit, in the deed's own transaction."""

from datetime import UTC, datetime
from typing import Any

from clinic.actions.appointment_messages import promise_mail
from clinic.actions.freed_slots import note_freed_time
from clinic.models import Appointment, AppointmentChange
from patients.actors import Actor, staff_user

WATCHED = (
    "starts_at",
    "ends_at",
    "blocked_until",
    "practitioner_id",
    "room_id",
    "equipment_id",
    "slot",
    "place",
    "status",
    "reason",
    "overlap_reason",
    "freed_at",
    "late",
)


def state_of(appointment: Appointment) -> dict[str, Any]:
    """What a deed can change, as JSON: keys as strings, times as ISO 8601 in UTC."""
    values = {name: getattr(appointment, name) for name in WATCHED}
    return {name: plain(value) for name, value in values.items()}


def plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)


def record_change(
    *,
    by: Actor,
    appointment: Appointment,
    deed: str,
    before: dict[str, Any],
    undoes: AppointmentChange | None = None,
) -> AppointmentChange:
    """One row for one deed. `before` is `state_of` the visit as the deed found it, empty for a booking."""
    after = state_of(appointment)
    changed = [name for name in WATCHED if before.get(name) != after[name]]
    change = AppointmentChange(
        appointment=appointment,
        deed=deed,
        before={name: before[name] for name in changed if name in before},
        after={name: after[name] for name in changed},
        by=staff_user(by),
        actor=str(by)[:40],
        undoes=undoes,
    )
    change.check_and_save()
    note_freed_time(change)
    promise_mail(change)
    return change
