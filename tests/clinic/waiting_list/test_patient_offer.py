"""The page behind the link of an offer."""

import pytest
import time_machine
from django.test import Client

from clinic.actions.offer_answers import accept_offer, lapse_offer
from clinic.models import Offer
from patients.actors import SYSTEM
from patients.links import issue_link
from patients.models import Link
from tests.clinic.waiting_list.conftest import NOW


@pytest.fixture
def on_the_day():
    """The middleware and the links look at the wall, not at the clinic's clock."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def offer(on_the_day, freed, waits, ines, sweep):
    waits(ines)
    sweep()
    return Offer.objects.get()


@pytest.fixture
def address(offer):
    token = issue_link(patient=offer.entry.patient, purpose=Link.Purpose.OFFER, subject_id=offer.pk)
    return f"/offer/{token}/"


def press(address, answer):
    return Client().post(address, {"answer": answer})


def test_it_says_when_where_and_until_when_and_nothing_of_what_for(address, offer):
    shown = Client().get(address).text
    for words in (
        "Wednesday",
        "18 Nov",
        "10:00",
        "Ana Sousa",
        "Riverside",
        "12:05",
        "Held for Ines",
    ):
        assert words in shown
    assert "assessment" not in shown.lower()


def test_looking_changes_nothing(address, offer):
    Client().get(address), Client().head(address)
    offer.refresh_from_db()
    assert offer.state == "open"


def test_a_press_books_the_time(address, offer):
    assert "It is yours" in press(address, "accept").text
    offer.refresh_from_db()
    assert (offer.state, offer.appointment.status) == ("accepted", "booked")
    assert "It is yours" in Client().get(address).text


def test_no_thanks_keeps_the_place_on_the_list(address, offer):
    assert "You keep your place on the list" in press(address, "decline").text
    offer.refresh_from_db()
    assert (offer.state, offer.entry.state) == ("declined", "waiting")


def test_who_needs_none_any_more_leaves_the_list(address, offer):
    assert "You are off the list" in press(address, "leave").text
    offer.entry.refresh_from_db()
    assert offer.entry.state == "closed"


def test_whoever_comes_second_gets_a_kind_page(on_the_day, freed, waits, ines, somebody, sweep, settings):
    settings.PHYSIO_OFFERS_AT_ONCE = 2
    waits(ines), waits(somebody(1))
    sweep()
    first, second = Offer.objects.order_by("created_at", "id")
    token = issue_link(patient=second.entry.patient, purpose=Link.Purpose.OFFER, subject_id=second.pk)
    accept_offer(by=SYSTEM, offer=first)
    answer = press(f"/offer/{token}/", "accept")
    assert answer.status_code == 409
    assert "Somebody was quicker" in answer.text


def test_what_lapsed_says_so(address, offer):
    lapse_offer(by=SYSTEM, offer=offer)
    assert "The time to answer is over" in Client().get(address).text
    assert press(address, "accept").status_code == 409


def test_the_link_of_something_else_opens_nothing(offer):
    other = issue_link(patient=offer.entry.patient, purpose=Link.Purpose.APPOINTMENT, subject_id=offer.pk)
    assert Client().get(f"/offer/{other}/").status_code == 404


def test_one_patients_link_does_not_open_anothers_offer(offer, clara):
    token = issue_link(patient=clara, purpose=Link.Purpose.OFFER, subject_id=offer.pk)
    answer = Client().get(f"/offer/{token}/")
    assert answer.status_code == 404
    assert "Ines" not in answer.text


def test_the_page_is_told_to_nobody(address):
    answer = Client().get(address)
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer["Cache-Control"]
