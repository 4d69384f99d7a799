"""A time held for an offer is sold once: whatever the desk presses, only the offer's answer takes it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from clinic.actions.appointments import move_appointment, resize_appointment
from clinic.actions.offer_answers import accept_offer, decline_offer
from clinic.actions.offers import offer_slot
from clinic.actions.slot_filling import end_offers
from clinic.actions.undo import undo_change, undoable
from clinic.actions.visits import cancel_appointment, confirm_appointment, mark_arrived, mark_no_show
from clinic.actions.waiting_list import close_waiting_list_entry
from clinic.models import Appointment, Offer
from patients import clock
from patients.actions.patients import archive_patient
from patients.actors import SYSTEM
from patients.errors import RuleBroken
from tests.clinic.waiting_list.conftest import NOW

HOUR = timedelta(hours=1)


@pytest.fixture
def by_hand(now, waits, ines, booked, rui):
    """ines is offered the time two hours after clara's."""
    facts = {"practitioner": booked.practitioner, "location": booked.location}
    return offer_slot(by=rui, entry=waits(ines), starts_at=booked.starts_at + 2 * HOUR, **facts)


@pytest.mark.parametrize("deed", [confirm_appointment, mark_arrived])
def test_no_button_of_the_diary_sells_what_two_were_asked_for(two_offers, rui, deed):
    with pytest.raises(RuleBroken, match="press Accepted or Give back") as refusal:
        deed(by=rui, appointment=two_offers[0].appointment)
    assert refusal.value.code == "offered"
    accept_offer(by=rui, offer=two_offers[1])
    assert Appointment.objects.taking_time().get().patient == two_offers[1].entry.patient


def test_who_was_given_up_does_not_come_back_into_a_shared_time(two_offers, rui):
    offer = two_offers[0]
    with clock.at(offer.appointment.starts_at + HOUR):
        mark_no_show(by=rui, appointment=offer.appointment)
        with pytest.raises(RuleBroken, match="held for an offer"):
            mark_arrived(by=rui, appointment=offer.appointment)


def test_the_database_itself_refuses_it(two_offers):
    with pytest.raises(IntegrityError, match="physio_appointment_offer_sold_once"):
        Appointment.objects.filter(pk=two_offers[0].appointment_id).update(status="confirmed")


def test_a_declined_time_stays_with_the_next(freed, waits, ines, somebody, sweep, rui):
    waits(ines), waits(somebody(1))
    sweep(minutes=4)
    with clock.at(NOW + timedelta(minutes=5)):
        declined = decline_offer(by=rui, offer=Offer.objects.get())
    sweep(minutes=6)
    with pytest.raises(RuleBroken, match="belongs to an offer") as refusal:
        undo_change(by=rui, change=declined.appointment.changes.latest("created_at"))
    assert refusal.value.code == "not_undoable"
    accepted = accept_offer(by=rui, offer=Offer.objects.get(state="open"))
    assert list(Appointment.objects.taking_time()) == [accepted.appointment]


def test_an_accepted_offer_has_no_button_to_undo_it(two_offers, rui):
    with clock.at(NOW + timedelta(minutes=6)):
        visit = accept_offer(by=rui, offer=two_offers[0]).appointment
        assert not undoable(visit.changes.newest())
    with clock.at(NOW + timedelta(minutes=7)):
        cancel_appointment(by=rui, appointment=visit, reason="work")
        assert undoable(visit.changes.newest())


def test_what_is_offered_is_neither_moved_nor_resized(by_hand, rui):
    visit = by_hand.appointment
    with pytest.raises(RuleBroken, match="held for an offer"):
        move_appointment(by=rui, appointment=visit, starts_at=visit.starts_at + HOUR)
    with pytest.raises(RuleBroken, match="held for an offer"):
        resize_appointment(by=rui, appointment=visit, ends_at=visit.ends_at + HOUR)
    taken = accept_offer(by=rui, offer=by_hand).appointment
    assert move_appointment(by=rui, appointment=taken, starts_at=visit.starts_at + HOUR).sequence == 1


def test_a_time_offered_by_hand_may_be_confirmed_in_the_diary(by_hand, rui):
    confirm_appointment(by=rui, appointment=by_hand.appointment)
    end_offers(by=SYSTEM)
    by_hand.refresh_from_db()
    assert (by_hand.state, by_hand.entry.state) == ("accepted", "booked")


def test_nobody_accepts_for_an_archived_patient(by_hand, rui):
    archive_patient(by=SYSTEM, patient=by_hand.entry.patient, reason="moved away")
    with pytest.raises(RuleBroken, match="archived"):
        accept_offer(by=rui, offer=by_hand)
    by_hand.refresh_from_db()
    assert by_hand.is_running


def test_nobody_is_asked_twice_at_once(by_hand, rui):
    held = by_hand.appointment
    facts = {"practitioner": held.practitioner, "location": held.location}
    with pytest.raises(RuleBroken, match="still held for this patient") as refusal:
        offer_slot(by=rui, entry=by_hand.entry, starts_at=held.starts_at + 2 * HOUR, **facts)
    assert refusal.value.code == "offer_open"


def test_a_wish_that_came_true_meanwhile_is_not_closed(by_hand, rui):
    seen_before = by_hand.entry
    accept_offer(by=rui, offer=by_hand)
    with pytest.raises(RuleBroken, match="no longer waiting"):
        close_waiting_list_entry(by=rui, entry=seen_before)
