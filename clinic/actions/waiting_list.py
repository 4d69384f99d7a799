"""Who would come sooner, and the slot held for them."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from clinic.actions.appointments import book_appointment
from clinic.actions.visits import become
from clinic.models import Appointment, Location, Offer, Practitioner, Room, WaitingListEntry
from patients import audit, clock
from patients.actions.patients import require_active
from patients.actors import Actor
from patients.deed import deed
from patients.errors import RuleBroken
from patients.models import Patient


@deed("physio_clinic.add_waitinglistentry")
def add_to_waiting_list(*, by: Actor, patient: Patient, **fields: Any) -> WaitingListEntry:
    require_active(patient)
    entry = WaitingListEntry(patient=patient, **fields)
    entry.check_and_save()
    audit.record(by=by, deed="waiting_list.added", about=entry, patient=patient)
    return entry


@deed("physio_clinic.change_waitinglistentry")
def close_waiting_list_entry(*, by: Actor, entry: WaitingListEntry) -> WaitingListEntry:
    if entry.offers.filter(state=Offer.State.OPEN).exists():
        raise RuleBroken("offer_open", _("A slot is still held for this patient. Give it back first."))
    entry.state = WaitingListEntry.State.CLOSED
    entry.check_and_save()
    audit.record(by=by, deed="waiting_list.closed", about=entry, patient=entry.patient)
    return entry


@deed("physio_clinic.add_offer")
def offer_slot(
    *,
    by: Actor,
    entry: WaitingListEntry,
    practitioner: Practitioner,
    location: Location,
    starts_at: datetime,
    room: Room | None = None,
    hours: int = 4,
) -> Offer:
    """Hold a slot for this patient for `hours`. Nobody else can book it until the offer is taken or lapses."""
    if entry.state != WaitingListEntry.State.WAITING:
        raise RuleBroken("not_waiting", _("This patient is no longer waiting."))
    appointment = book_appointment(
        by=by,
        patient=entry.patient,
        practitioner=practitioner,
        location=location,
        type=entry.type,
        starts_at=starts_at,
        room=room,
        status=Appointment.Status.REQUESTED,
    )
    offer = Offer(entry=entry, appointment=appointment, expires_at=clock.now() + timedelta(hours=hours))
    offer.check_and_save()
    audit.record(by=by, deed="offer.made", about=offer, patient=entry.patient)
    return offer


@deed("physio_clinic.change_offer")
def accept_offer(*, by: Actor, offer: Offer) -> Offer:
    """The held slot becomes a booked visit. Raises RuleBroken `offer_over` once it lapsed or was accepted."""
    offer = locked(offer)
    if offer.state != Offer.State.OPEN or offer.lapsed_by(clock.now()):
        raise RuleBroken("offer_over", _("This offer is over."))
    become(offer.appointment, Appointment.Status.BOOKED, by=by)
    offer.entry.state = WaitingListEntry.State.BOOKED
    offer.entry.check_and_save()
    return settle(offer, Offer.State.ACCEPTED, by=by)


@deed("physio_clinic.change_offer")
def lapse_offer(*, by: Actor, offer: Offer) -> Offer:
    """Give the held slot back."""
    offer = locked(offer)
    if offer.state != Offer.State.OPEN:
        raise RuleBroken("offer_over", _("This offer is over."))
    become(offer.appointment, Appointment.Status.CANCELLED_BY_CLINIC, by=by, reason=Appointment.Reason.OTHER)
    return settle(offer, Offer.State.LAPSED, by=by)


def locked(offer: Offer) -> Offer:
    return (
        Offer.objects.select_for_update(of=("self",)).select_related("entry", "appointment").get(pk=offer.pk)
    )


def settle(offer: Offer, state: str, *, by: Actor) -> Offer:
    offer.state = state
    offer.check_and_save()
    audit.record(by=by, deed=f"offer.{state}", about=offer, patient=offer.entry.patient)
    return offer
