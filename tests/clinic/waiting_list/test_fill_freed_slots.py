"""The waiting list is asked in order, one at a time or several, each once."""

from datetime import timedelta

from clinic.actions.appointments import book_appointment
from clinic.actions.offer_answers import accept_offer, decline_offer
from clinic.actions.slot_filling import end_offers
from clinic.actions.visits import cancel_appointment
from clinic.models import FreedSlot, Message, Offer
from clinic.tasks import fill_freed_slots
from patients import clock
from patients.actors import SYSTEM
from tests.clinic.waiting_list.conftest import NOW


def asked(freed):
    """Who was asked, in order."""
    return [offer.entry for offer in freed.offers.order_by("created_at", "id")]


def test_nobody_is_asked_while_it_can_be_undone(freed, ines, waits, sweep):
    waits(ines)
    sweep(minutes=2)
    assert not Offer.objects.exists()


def test_the_first_in_line_gets_an_offer_that_holds_the_time(freed, ines, waits, sweep, somebody):
    waits(somebody(1)), waits(ines, urgency=2)
    sweep()
    offer = Offer.objects.get()
    assert offer.entry.patient == ines
    assert offer.appointment.status == "requested"
    assert offer.appointment.starts_at == freed.starts_at
    assert offer.expires_at == NOW + timedelta(minutes=5 + 120)
    assert Message.objects.get(kind="offer").subject_id == offer.pk


def test_the_next_is_asked_when_the_first_declines(
    freed, ines, waits, sweep, somebody, nudges, django_capture_on_commit_callbacks
):
    first, second = waits(ines), waits(somebody(1))
    sweep()
    with django_capture_on_commit_callbacks(execute=True):
        decline_offer(by=SYSTEM, offer=Offer.objects.get())
    assert nudges[-1] == "clinic.tasks.fill_freed_slots"
    sweep(minutes=6)
    assert asked(freed) == [first, second]
    first.refresh_from_db()
    assert first.state == "waiting"


def test_the_next_is_asked_when_nobody_answers(freed, ines, waits, sweep, somebody):
    entries = [waits(ines), waits(somebody(1))]
    sweep()
    with clock.at(NOW + timedelta(hours=3)):
        fill_freed_slots()
    assert asked(freed) == entries
    assert Offer.objects.filter(state="lapsed").count() == 1


def test_when_nobody_is_left_the_time_is_simply_free(freed, ines, waits, sweep, visit):
    waits(ines)
    sweep()
    decline_offer(by=SYSTEM, offer=Offer.objects.get())
    sweep(minutes=6)
    freed.refresh_from_db()
    assert freed.state == "closed"
    assert book_appointment(by=SYSTEM, **{**visit, "starts_at": freed.starts_at})


def test_several_are_asked_at_once_and_share_the_time(freed, waits, sweep, somebody, settings):
    settings.PHYSIO_OFFERS_AT_ONCE = 3
    for number in range(4):
        waits(somebody(number))
    sweep()
    offers = Offer.objects.select_related("appointment")
    assert len(offers) == 3
    assert {offer.appointment.slot for offer in offers} == {freed.pk}
    freed.refresh_from_db()
    assert freed.state == "offered"


def test_a_clinic_that_asks_nobody_by_itself_keeps_the_time_for_the_desk(freed, ines, waits, sweep, settings):
    settings.PHYSIO_OFFERS_AT_ONCE = 0
    waits(ines)
    sweep()
    freed.refresh_from_db()
    assert (freed.state, Offer.objects.count()) == ("open", 0)
    sweep(minutes=24 * 60)
    freed.refresh_from_db()
    assert freed.state == "closed"


def test_time_somebody_booked_meanwhile_is_not_offered(freed, ines, waits, sweep, visit, somebody):
    waits(ines)
    book_appointment(by=SYSTEM, **{**visit, "patient": somebody(1), "starts_at": freed.starts_at})
    sweep()
    freed.refresh_from_db()
    assert (freed.state, Offer.objects.count()) == ("closed", 0)


def test_of_a_long_time_that_begins_too_soon_the_rest_is_offered(ines, waits, now, dr_ana, riverside):
    waits(ines)
    FreedSlot.objects.create(
        practitioner=dr_ana,
        location=riverside,
        starts_at=now + timedelta(minutes=10),
        ends_at=now + timedelta(hours=4),
        due_at=now,
    )
    with clock.at(now + timedelta(minutes=2)):
        fill_freed_slots()
    # In an hour it is 11:02, so the first quarter of an hour is 11:15.
    assert Offer.objects.get().appointment.starts_at == now + timedelta(minutes=75)


def test_an_offer_made_at_night_does_not_burn(booked, ines, waits, rui):
    waits(ines)
    night = NOW.replace(hour=23) - timedelta(days=1)
    with clock.at(night):
        cancel_appointment(by=rui, appointment=booked, reason="illness")
    with clock.at(night + timedelta(minutes=5)):
        fill_freed_slots()
    offer = Offer.objects.get()
    assert offer.expires_at == NOW.replace(hour=10)


def test_a_mail_that_cannot_go_gives_the_time_to_the_next(freed, ines, waits, sweep, somebody):
    waits(ines), waits(somebody(1))
    sweep()
    Message.objects.update(state="failed")
    with clock.at(NOW + timedelta(minutes=6)):
        end_offers(by=SYSTEM)
    sweep(minutes=6)
    assert Offer.objects.get(state="open").entry.patient.family_name == "Number 1"


def test_an_accepted_time_fills_the_slot(freed, ines, waits, sweep):
    entry = waits(ines)
    sweep()
    accept_offer(by=SYSTEM, offer=Offer.objects.get())
    sweep(minutes=6)
    entry.refresh_from_db(), freed.refresh_from_db()
    assert (entry.state, freed.state, Offer.objects.count()) == ("booked", "filled", 1)
