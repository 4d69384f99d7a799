"""What becomes of an offer.

The first who accepts has the time. Whoever ends an offer locks the freed time first, then the visit that holds it, so
acceptances of one freed time queue up and the second finds its offer missed. The accepted visit leaves the slot that
the others share, which the database allows once only: it has the last word here as everywhere.
"""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.actions.freed_slots import look_again, note_rest
from clinic.actions.messages import queue_message
from clinic.actions.next_times import with_next_times
from clinic.actions.visits import become
from clinic.models import Appointment, FreedSlot, Offer, WaitingListEntry
from patients import audit, clock
from patients.actors import Actor
from patients.deed import deed
from patients.errors import RuleBroken

OVER = {
    Offer.State.ACCEPTED: gettext_lazy("This time is already booked for you."),
    Offer.State.DECLINED: gettext_lazy("This offer was declined."),
    Offer.State.MISSED: gettext_lazy("Somebody was quicker: this time is taken."),
}


@deed("physio_clinic.change_offer")
def accept_offer(*, by: Actor, offer: Offer) -> Offer:
    """The held slot becomes a booked visit. Raises RuleBroken `offer_over` once it lapsed, was accepted or missed."""
    offer = locked(offer)
    held = offer.appointment.status == Appointment.Status.REQUESTED
    if not offer.is_running or offer.lapsed_by(clock.now()) or not held:
        raise over(offer)
    miss_others(offer, by=by)
    leave_shared_slot(offer)
    become(offer.appointment, Appointment.Status.BOOKED, by=by)
    return settle_accepted(offer, by=by)


def over(offer: Offer) -> RuleBroken:
    sentence = str(OVER.get(Offer.State(offer.state), _("This offer is over.")))
    return with_next_times("offer_over", sentence, offer.appointment, state=offer.state)


def miss_others(offer: Offer, *, by: Actor) -> None:
    """Whoever else was asked for this time is told that it is gone, and stays on the list."""
    if offer.freed_slot is None:
        return
    others = offer.freed_slot.offers.running().exclude(pk=offer.pk).order_by("appointment_id")
    for other in others.select_related("entry__patient", "appointment"):
        end(other, Offer.State.MISSED, by=by)
        queue_message(
            by=by,
            key=f"offer-missed/{other.pk}",
            kind="offer_missed",
            patient=other.entry.patient,
            subject_id=other.pk,
            due_at=clock.now(),
        )


def leave_shared_slot(offer: Offer) -> None:
    """From now on the time is this visit's alone. A place in a class stays in its class."""
    if offer.appointment.place is not None:
        return
    try:
        with transaction.atomic():
            Appointment.objects.filter(pk=offer.appointment_id).update(slot=None)
    except IntegrityError as error:
        sentence = str(OVER[Offer.State.MISSED])
        raise with_next_times("offer_over", sentence, offer.appointment) from error


def settle_accepted(offer: Offer, *, by: Actor) -> Offer:
    offer.entry.state = WaitingListEntry.State.BOOKED
    offer.entry.check_and_save()
    if offer.freed_slot:
        offer.freed_slot.state = FreedSlot.State.FILLED
        offer.freed_slot.save(update_fields=["state"])
        note_rest(offer.freed_slot, offer.appointment)
    return settle(offer, Offer.State.ACCEPTED, by=by)


@deed("physio_clinic.change_offer")
def decline_offer(*, by: Actor, offer: Offer) -> Offer:
    """No, thanks: the next on the list is asked at once, and this patient goes on waiting."""
    return give_back(locked(offer), Offer.State.DECLINED, by=by)


@deed("physio_clinic.change_offer")
def lapse_offer(*, by: Actor, offer: Offer) -> Offer:
    """Give the held slot back."""
    return give_back(locked(offer), Offer.State.LAPSED, by=by)


def give_back(offer: Offer, state: Offer.State, *, by: Actor) -> Offer:
    if not offer.is_running:
        raise over(offer)
    end(offer, state, by=by)
    if offer.freed_slot and offer.freed_slot.state != FreedSlot.State.FILLED:
        look_again(offer.freed_slot)
    return offer


@deed("physio_clinic.change_offer")
def leave_waiting_list(*, by: Actor, offer: Offer) -> WaitingListEntry:
    """Who was offered a time needs none any more, neither this nor another."""
    offer = locked(offer)
    if offer.is_running:
        give_back(offer, Offer.State.DECLINED, by=by)
    entry: WaitingListEntry = offer.entry
    if entry.state == WaitingListEntry.State.WAITING:
        entry.state = WaitingListEntry.State.CLOSED
        entry.check_and_save()
        audit.record(by=by, deed="waiting_list.closed", about=entry, patient=entry.patient)
    return entry


@deed("physio_clinic.change_offer")
def catch_up(*, by: Actor, offer: Offer) -> Offer:
    """Bring a running offer in line with the world: time that is up, or a visit somebody dealt with in the diary."""
    offer = locked(offer)
    visit = offer.appointment
    if not offer.is_running:
        return offer
    if visit.status == Appointment.Status.REQUESTED or not visit.takes_time:
        return give_back(offer, Offer.State.LAPSED, by=by)
    miss_others(offer, by=by)
    leave_shared_slot(offer)
    return settle_accepted(offer, by=by)


def locked(offer: Offer) -> Offer:
    """The offer as it is now, the freed time locked first: that is what acceptances queue up for."""
    if offer.freed_slot_id:
        FreedSlot.objects.select_for_update(no_key=True).get(pk=offer.freed_slot_id)
    Appointment.objects.select_for_update(no_key=True).get(pk=offer.appointment_id)
    rows = Offer.objects.select_for_update(of=("self",), no_key=True)
    known = ("entry__patient", "appointment__practitioner", "appointment__location", "appointment__type")
    found: Offer = rows.select_related("freed_slot", *known).get(pk=offer.pk)
    return found


def end(offer: Offer, state: Offer.State, *, by: Actor) -> Offer:
    """Let go of the held time, unless somebody cancelled the visit already."""
    if offer.appointment.status == Appointment.Status.REQUESTED:
        cancelled, reason = Appointment.Status.CANCELLED_BY_CLINIC, Appointment.Reason.OTHER
        become(offer.appointment, cancelled, by=by, reason=reason)
    return settle(offer, state, by=by)


def settle(offer: Offer, state: Offer.State, *, by: Actor) -> Offer:
    offer.state = state
    offer.check_and_save()
    audit.record(by=by, deed=f"offer.{state}", about=offer, patient=offer.entry.patient)
    return offer
