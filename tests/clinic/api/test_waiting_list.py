import pytest

from clinic.models import Appointment, Offer
from tests.patients.api.door import Door, refusal


@pytest.fixture
def waiting(rui, clara, new_assessment):
    body = {"patient": str(clara.pk), "type": str(new_assessment.pk), "available": "Mornings", "urgency": 2}
    return Door(rui).post("waiting-list/", **body).json()


@pytest.fixture
def offer(rui, waiting, booking):
    slot = {name: booking[name] for name in ("practitioner", "location", "starts_at")}
    return Door(rui).post(f"waiting-list/{waiting['id']}/offer/", **slot, hours=2).json()


def test_an_accepted_offer_becomes_a_visit(rui, waiting, offer):
    assert Door(rui).post(f"offers/{offer['id']}/accept/").json()["state"] == "accepted"
    assert Appointment.objects.get().status == "booked"
    assert Door(rui).get(f"waiting-list/{waiting['id']}/").json()["state"] == "booked"


def test_a_lapsed_offer_gives_its_slot_back(rui, offer):
    door = Door(rui)
    assert door.post(f"offers/{offer['id']}/lapse/").json()["state"] == "lapsed"
    assert not Appointment.objects.get().takes_time
    assert refusal(door.post(f"offers/{offer['id']}/accept/")) == (409, "offer_over")


def test_an_offer_holds_hours_not_weeks(rui, waiting, booking):
    slot = {name: booking[name] for name in ("practitioner", "location", "starts_at")}
    answer = Door(rui).post(f"waiting-list/{waiting['id']}/offer/", **slot, hours=10_000)
    assert refusal(answer)[0] == 400
    assert not Offer.objects.exists()


def test_a_closed_entry_gets_no_offers(rui, waiting, booking):
    door = Door(rui)
    assert door.post(f"waiting-list/{waiting['id']}/close/").json()["state"] == "closed"
    slot = {name: booking[name] for name in ("practitioner", "location", "starts_at")}
    assert refusal(door.post(f"waiting-list/{waiting['id']}/offer/", **slot)) == (409, "not_waiting")
