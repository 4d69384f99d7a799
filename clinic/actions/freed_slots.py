"""Noticing that time was given back. The row written here is the promise to ask the waiting list."""

from datetime import datetime, timedelta
from typing import Any

from clinic import conf
from clinic.availability import Interval
from clinic.matching import MARGIN
from clinic.models import Appointment, AppointmentChange, FreedSlot, Offer
from clinic.outbox.nudge import nudge
from patients import clock

FILL = "clinic.tasks.fill_freed_slots"
SHORTEST = timedelta(minutes=10)


def note_freed_time(change: AppointmentChange) -> None:
    """Write down the time this change gave back: the waiting list is asked once the change cannot be undone.

    Part of every deed on a visit, so it asks for no permission of its own.
    """
    visit = change.appointment
    soonest = clock.now() + MARGIN
    for stretch in given_back(change):
        if stretch.start < soonest or stretch.end - stretch.start < SHORTEST or held_for_somebody(visit):
            continue
        freed = FreedSlot(
            appointment=visit,
            practitioner_id=before(change, "practitioner_id"),
            location_id=visit.location_id,
            starts_at=stretch.start,
            ends_at=stretch.end,
            due_at=clock.now() + timedelta(minutes=conf.UNDO_MINUTES()),
        )
        freed.save()
        if freed.due_at <= clock.now():
            nudge(FILL)


def given_back(change: AppointmentChange) -> list[Interval]:
    """The time, buffer included, that the visit had before this change and has no more."""
    visit = change.appointment
    if change.deed == AppointmentChange.Deed.BOOKED or before(change, "status") in Appointment.FREES_TIME:
        return []
    had = Interval(moment(before(change, "starts_at")), moment(before(change, "blocked_until")))
    elsewhere = str(before(change, "practitioner_id")) != str(visit.practitioner_id)
    if elsewhere or not visit.takes_time:
        return [had]
    return without(had, Interval(visit.starts_at, visit.blocked_until))


def before(change: AppointmentChange, name: str) -> Any:
    """What a field of the visit was before this change."""
    return change.before.get(name, getattr(change.appointment, name))


def moment(value: Any) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)


def without(had: Interval, has: Interval) -> list[Interval]:
    """The parts of one stretch that lie outside another."""
    parts = [
        Interval(had.start, min(had.end, has.start)),
        Interval(max(had.start, has.end), had.end),
    ]
    return [part for part in parts if part.start < part.end]


def held_for_somebody(visit: Appointment) -> bool:
    """Whether it is an offer of freed time that nobody accepted: its end moves on to the next by itself."""
    offers = Offer.objects.filter(appointment=visit, freed_slot__isnull=False)
    return offers.exclude(state=Offer.State.ACCEPTED).exists()


def look_again(freed_slot: FreedSlot) -> None:
    """An offer ended and the time is still to be had: whoever comes next is asked at once."""
    freed_slot.state = FreedSlot.State.OPEN
    freed_slot.due_at = clock.now()
    freed_slot.save(update_fields=["state", "due_at"])
    nudge(FILL)
