"""The desk holds a time for somebody who waits, and writes down the answer."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.actions.offers import offer_slot
from clinic.models import Appointment, Offer, WaitingListEntry
from clinic.web.slots import slot_value


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


def test_the_desk_writes_down_a_no_on_the_phone(browser_of: Any, rui: User, offered: Offer) -> None:
    answer = browser_of(rui).post(f"/offers/{offered.pk}/decline/", {"next": "/today/"})
    offered.refresh_from_db()
    assert (answer["Location"], offered.state) == ("/today/", "declined")


def test_what_was_only_held_is_no_visit_of_the_day(browser_of: Any, rui: User, offered: Offer) -> None:
    page = browser_of(rui).get("/today/").text
    assert "Offered to the waiting list" in page
    assert f'action="/appointments/{offered.appointment_id}/arrived/"' not in page
    browser_of(rui).post(f"/offers/{offered.pk}/lapse/")
    visits = browser_of(rui).get(f"/patients/{offered.entry.patient_id}/visits/").text
    assert str(offered.appointment_id) not in visits
