from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.actions.offers import offer_slot
from clinic.actions.waiting_list import add_to_waiting_list
from clinic.models import Appointment, AppointmentType, Offer, WaitingListEntry
from clinic.web.slots import slot_value
from patients.models import Patient


@pytest.fixture
def ines_waits(rui: User, ines: Patient, booked: Appointment) -> WaitingListEntry:
    return add_to_waiting_list(by=rui, patient=ines, type=booked.type, urgency=2, available="Mornings")


@pytest.fixture
def offered(rui: User, ines_waits: WaitingListEntry, booked: Appointment) -> Offer:
    later = booked.starts_at + timedelta(hours=3)
    return offer_slot(
        by=rui,
        entry=ines_waits,
        practitioner=booked.practitioner,
        location=booked.location,
        starts_at=later,
    )


def test_the_desk_puts_a_patient_on_the_list_once(
    browser_of: Any, rui: User, ines: Patient, new_assessment: AppointmentType
) -> None:
    wish = {"type": new_assessment.pk, "urgency": "1", "available": "After four"}
    assert browser_of(rui).post(f"/patients/{ines.pk}/wait/", wish).status_code == 302
    again = browser_of(rui).post(f"/patients/{ines.pk}/wait/", wish)
    assert again.status_code == 400
    assert "already waiting" in again.text


def test_the_list_shows_who_waits_for_what(browser_of: Any, rui: User, ines_waits: WaitingListEntry) -> None:
    page = browser_of(rui).get("/waiting-list/").text
    for words in ("Ines Prado", "Urgent", "Mornings"):
        assert words in page


def test_offering_holds_the_time(
    browser_of: Any, rui: User, ines_waits: WaitingListEntry, booked: Appointment
) -> None:
    later = booked.starts_at + timedelta(hours=3)
    held = {"slot": slot_value(booked.practitioner.pk, later)}
    assert browser_of(rui).post(f"/waiting-list/{ines_waits.pk}/offer/", held).status_code == 302
    assert Appointment.objects.get(patient=ines_waits.patient).status == "requested"


def test_a_taken_time_cannot_be_offered(
    browser_of: Any, rui: User, ines_waits: WaitingListEntry, booked: Appointment
) -> None:
    taken = {"slot": slot_value(booked.practitioner.pk, booked.starts_at)}
    answer = browser_of(rui).post(f"/waiting-list/{ines_waits.pk}/offer/", taken)
    assert answer.status_code == 409
    assert "The next free times:" in answer.text


def test_an_accepted_offer_is_a_booked_visit(browser_of: Any, rui: User, offered: Offer) -> None:
    answer = browser_of(rui).post(f"/offers/{offered.pk}/accept/")
    offered.refresh_from_db()
    assert answer["Location"] == f"/appointments/{offered.appointment_id}/"
    assert (offered.state, offered.appointment.status) == ("accepted", "booked")


def test_an_offer_given_back_frees_the_time(browser_of: Any, rui: User, offered: Offer) -> None:
    browser_of(rui).post(f"/offers/{offered.pk}/lapse/")
    offered.refresh_from_db()
    assert not offered.appointment.takes_time
    assert browser_of(rui).post(f"/offers/{offered.pk}/accept/").status_code == 409


def test_taking_somebody_off_the_list_needs_a_press(
    browser_of: Any, rui: User, ines_waits: WaitingListEntry
) -> None:
    address = f"/waiting-list/{ines_waits.pk}/close/"
    assert browser_of(rui).get(address).status_code == 405
    assert browser_of(rui).post(address).status_code == 302
    assert "Ines Prado" not in browser_of(rui).get("/waiting-list/").text
