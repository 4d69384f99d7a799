"""Accepted, declined, given back: what becomes of an offer, its time and its patient."""

from datetime import timedelta

import pytest

from clinic.actions.offer_answers import accept_offer, decline_offer, lapse_offer, leave_waiting_list
from clinic.actions.offers import offer_slot
from clinic.actions.slot_filling import offer_gap
from clinic.actions.visits import cancel_appointment
from clinic.actions.waiting_list import change_waiting_list_entry, close_waiting_list_entry
from clinic.models import FreedSlot, Message, Offer
from patients import clock
from patients.actors import SYSTEM
from patients.errors import Invalid, NotAllowed, RuleBroken


def test_the_first_who_accepts_has_the_time_and_the_others_keep_their_place(two_offers, freed):
    first, second = two_offers
    accept_offer(by=SYSTEM, offer=second)
    first.refresh_from_db(), second.refresh_from_db()
    assert (second.state, second.entry.state, second.appointment.status) == ("accepted", "booked", "booked")
    assert (first.state, first.entry.state, first.appointment.takes_time) == ("missed", "waiting", False)
    assert second.appointment.slot is None


def test_the_second_is_told_who_was_quicker(two_offers):
    first, second = two_offers
    accept_offer(by=SYSTEM, offer=first)
    with pytest.raises(RuleBroken, match="Somebody was quicker") as refusal:
        accept_offer(by=SYSTEM, offer=second)
    assert (refusal.value.code, refusal.value.status) == ("offer_over", 409)
    assert Message.objects.get(kind="offer_missed").patient == second.entry.patient


def test_nobody_accepts_what_lapsed(two_offers):
    offer = two_offers[0]
    with clock.at(offer.expires_at), pytest.raises(RuleBroken, match="over"):
        accept_offer(by=SYSTEM, offer=offer)


def test_an_accepted_time_that_is_cancelled_later_is_offered_again(two_offers, now):
    taken = accept_offer(by=SYSTEM, offer=two_offers[0])
    cancel_appointment(by=SYSTEM, appointment=taken.appointment, reason="work")
    assert FreedSlot.objects.filter(state="open", appointment=taken.appointment).count() == 1


def test_a_time_that_was_only_held_frees_nothing_when_it_is_missed(two_offers):
    accept_offer(by=SYSTEM, offer=two_offers[0])
    assert FreedSlot.objects.count() == 1


def test_of_a_long_time_a_short_visit_leaves_the_rest_to_the_next(
    now, waits, ines, somebody, dr_ana, riverside, sweep
):
    waits(ines), waits(somebody(1))
    gap = {"starts_at": now + timedelta(hours=3), "ends_at": now + timedelta(hours=6)}
    offer_gap(by=SYSTEM, practitioner=dr_ana, location=riverside, **gap)
    sweep(minutes=1)
    accept_offer(by=SYSTEM, offer=Offer.objects.get())
    sweep(minutes=2)
    second = Offer.objects.get(state="open")
    assert second.appointment.starts_at == now + timedelta(hours=4)


def test_giving_back_a_time_offered_by_hand_asks_the_list(now, waits, ines, booked, rui):
    later = booked.starts_at + timedelta(hours=2)
    facts = {"practitioner": booked.practitioner, "location": booked.location, "starts_at": later}
    offer = offer_slot(by=rui, entry=waits(ines), **facts)
    lapse_offer(by=rui, offer=offer)
    assert FreedSlot.objects.get().starts_at == later


def test_offering_by_hand_can_write_to_the_patient(now, waits, ines, booked, rui):
    later = booked.starts_at + timedelta(hours=2)
    facts = {"practitioner": booked.practitioner, "location": booked.location, "starts_at": later}
    offer = offer_slot(by=rui, entry=waits(ines), by_mail=True, **facts)
    assert Message.objects.get(kind="offer").key == f"offer/{offer.pk}"
    assert offer.expires_at == now + timedelta(hours=4)


def test_who_cannot_be_written_to_is_called_instead(now, waits, somebody, booked, rui):
    later = booked.starts_at + timedelta(hours=2)
    facts = {"practitioner": booked.practitioner, "location": booked.location, "starts_at": later}
    with pytest.raises(RuleBroken, match="Call them"):
        offer_slot(by=rui, entry=waits(somebody(1, email="")), by_mail=True, **facts)
    assert not Offer.objects.exists()


def test_leaving_the_list_lets_go_of_the_time(two_offers, freed):
    entry = leave_waiting_list(by=SYSTEM, offer=two_offers[0])
    offer = Offer.objects.get(entry=entry)
    assert (entry.state, offer.state, offer.appointment.takes_time) == ("closed", "declined", False)


def test_an_answer_counts_once(two_offers):
    offer = decline_offer(by=SYSTEM, offer=two_offers[0])
    for answer in (decline_offer, lapse_offer, accept_offer):
        with pytest.raises(RuleBroken):
            answer(by=SYSTEM, offer=offer)


def test_a_held_time_keeps_its_patient_on_the_list(two_offers):
    with pytest.raises(RuleBroken, match="Give it back first"):
        close_waiting_list_entry(by=SYSTEM, entry=two_offers[0].entry)


def test_an_entry_can_be_changed_and_keeps_its_place(waits, ines, rui):
    entry = waits(ines)
    changed = change_waiting_list_entry(by=rui, entry=entry, weekdays=[0, 2], urgency=1)
    assert (changed.weekdays, changed.created_at) == ([0, 2], entry.created_at)


@pytest.mark.parametrize("fields", [{"weekdays": [7]}, {"weekdays": "Monday"}, {"urgency": 9}])
def test_nonsense_is_refused(waits, ines, rui, fields):
    with pytest.raises(Invalid):
        change_waiting_list_entry(by=rui, entry=waits(ines), **fields)


def test_an_afternoon_does_not_end_before_it_begins(waits, ines, now):
    with pytest.raises(Invalid, match="later than"):
        change_waiting_list_entry(by=SYSTEM, entry=waits(ines), earliest="17:00", latest="12:00")


def test_who_treats_nobody_and_runs_no_desk_offers_nothing(two_offers, django_user_model):
    stranger = django_user_model.objects.create_user("stranger")
    with pytest.raises(NotAllowed):
        accept_offer(by=stranger, offer=two_offers[0])
