import pytest

from clinic.actions.appointments import book_appointment
from clinic.actions.visits import cancel_appointment, confirm_appointment
from clinic.models import Appointment, Offer, WaitingListEntry
from tests.clinic.visit_mail.conftest import later, words

pytestmark = pytest.mark.django_db


def test_a_request_is_acknowledged_then_booked(rui, wanted, post):
    asked = book_appointment(by=rui, **wanted, status="requested")
    [mail] = post(minutes=3)
    assert "is not booked yet" in words(mail)
    with later(minutes=30):
        confirm_appointment(by=rui, appointment=asked)
    [mail] = post(minutes=34)
    assert "You asked for a visit, and it is booked now" in words(mail)


def test_a_request_the_clinic_cannot_take_is_declined(rui, wanted, post):
    asked = book_appointment(by=rui, **wanted, status="requested")
    post(minutes=3)
    with later(minutes=30):
        cancel_appointment(
            by=rui, appointment=asked, status=Appointment.Status.CANCELLED_BY_CLINIC, reason="other"
        )
    [mail] = post(minutes=34)
    assert "we cannot give you this time" in words(mail)


def test_a_time_held_for_an_offer_is_told_only_once_it_is_booked(rui, wanted, post):
    held = book_appointment(by=rui, **wanted, status="requested")
    entry = WaitingListEntry.objects.create(patient=wanted["patient"], type=wanted["type"])
    offer = Offer.objects.create(entry=entry, appointment=held, expires_at=held.starts_at)
    assert post(minutes=5) == []
    with later(minutes=10):
        confirm_appointment(by=rui, appointment=held)
    Offer.objects.filter(pk=offer.pk).update(state=Offer.State.ACCEPTED)
    [mail] = post(minutes=14)
    assert "Your visit is booked" in words(mail)


def test_an_offer_that_lapsed_is_no_cancelled_visit(rui, wanted, post):
    held = book_appointment(by=rui, **wanted, status="requested")
    entry = WaitingListEntry.objects.create(patient=wanted["patient"], type=wanted["type"])
    Offer.objects.create(entry=entry, appointment=held, expires_at=held.starts_at, state=Offer.State.LAPSED)
    with later(hours=2):
        cancel_appointment(by=rui, appointment=held, reason="other")
    assert post(hours=3) == []
