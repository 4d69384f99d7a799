"""Noticing that time was given back. The row written here is the promise to ask the waiting list."""

from datetime import datetime, timedelta
from typing import Any

from clinic import conf
from clinic.models import Appointment, AppointmentChange, FreedSlot, Offer
from clinic.outbox.nudge import nudge
from clinic.waiting.matching import MARGIN, Opening, without
from patients import clock

FILL = "clinic.tasks.fill_freed_slots"
SHORTEST = timedelta(minutes=10)


def note_freed_time(change: AppointmentChange) -> None:
    """Write down the time this change gave back: the waiting list is asked once the change cannot be undone.

    Part of every deed on a visit, so it asks for no permission of its own.
    """
    visit = change.appointment
    stretches = [stretch for stretch in given_back(change) if worth_asking(stretch)]
    if stretches and not held_for_somebody(visit):
        final = clock.now() + timedelta(minutes=conf.UNDO_MINUTES())
        for stretch in stretches:
            note(stretch, visit, due_at=final)


def note_rest(freed_slot: FreedSlot, taken: Appointment) -> None:
    """Of a long time a short visit leaves something, which goes on being offered. A place in a class is whole."""
    if taken.place is not None:
        return
    whole = Opening(
        freed_slot.practitioner_id,
        freed_slot.location_id,
        freed_slot.starts_at,
        freed_slot.ends_at,
        taken.location.tz,
    )
    for stretch in without(whole, [(taken.starts_at, taken.blocked_until)]):
        if worth_asking(stretch):
            note(stretch, freed_slot.appointment, due_at=clock.now())


def note(stretch: Opening, visit: Appointment | None, *, due_at: datetime) -> None:
    freed = FreedSlot(
        appointment=visit,
        practitioner_id=stretch.practitioner,
        location_id=stretch.location,
        starts_at=stretch.starts,
        ends_at=stretch.ends,
        due_at=due_at,
    )
    freed.save()
    if due_at <= clock.now():
        nudge(FILL)


def worth_asking(stretch: Opening) -> bool:
    return stretch.starts >= clock.now() + MARGIN and stretch.ends - stretch.starts >= SHORTEST


def given_back(change: AppointmentChange) -> list[Opening]:
    """The time, buffer included, that the visit had before this change and has no more."""
    visit = change.appointment
    if change.deed == AppointmentChange.Deed.BOOKED or before(change, "status") in Appointment.FREES_TIME:
        return []
    practitioner = before(change, "practitioner_id")
    starts, ends = moment(before(change, "starts_at")), moment(before(change, "blocked_until"))
    had = Opening(practitioner, visit.location_id, starts, ends, visit.location.tz)
    elsewhere = str(practitioner) != str(visit.practitioner_id)
    if elsewhere or not visit.takes_time:
        return [had]
    return without(had, [(visit.starts_at, visit.blocked_until)])


def before(change: AppointmentChange, name: str) -> Any:
    """What a field of the visit was before this change."""
    return change.before.get(name, getattr(change.appointment, name))


def moment(value: Any) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)


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
