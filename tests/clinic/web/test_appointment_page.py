from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.actions.appointments import book_appointment
from clinic.models import Appointment, AppointmentType, Message
from clinic.web.slots import slot_value
from patients.models import Patient


def test_the_page_tells_what_happened_and_by_whom(browser_of: Any, rui: User, booked: Appointment) -> None:
    browser_of(rui).post(f"/appointments/{booked.pk}/confirm/")
    page = browser_of(rui).get(f"/appointments/{booked.pk}/").text
    assert page.index("What happened") < page.index("Booked") < page.rindex("Confirmed")
    assert "(Europe/London)" in page


def test_moving_keeps_the_length_and_says_from_when(browser_of: Any, rui: User, booked: Appointment) -> None:
    later = booked.starts_at + timedelta(hours=3)
    answer = browser_of(rui).post(
        f"/appointments/{booked.pk}/move/", {"slot": slot_value(booked.practitioner.pk, later)}
    )
    booked.refresh_from_db()
    assert answer.status_code == 302
    assert (booked.starts_at, booked.ends_at - booked.starts_at) == (later, timedelta(minutes=45))
    assert "from Wed 18 Nov 2026, 10:00" in browser_of(rui).get(f"/appointments/{booked.pk}/").text


def test_moving_onto_a_taken_time_offers_others(
    browser_of: Any, rui: User, booked: Appointment, ines: Patient, visit: dict[str, Any]
) -> None:
    later = booked.starts_at + timedelta(hours=3)
    book_appointment(by=rui, **{**visit, "patient": ines, "starts_at": later})
    answer = browser_of(rui).post(
        f"/appointments/{booked.pk}/move/", {"slot": slot_value(booked.practitioner.pk, later)}
    )
    assert answer.status_code == 409
    assert "The next free times:" in answer.text


def test_a_cancelled_visit_needs_a_reason(browser_of: Any, rui: User, booked: Appointment) -> None:
    address = f"/appointments/{booked.pk}/cancel/"
    assert browser_of(rui).post(address, {"status": "cancelled_by_patient"}).status_code == 400
    answer = browser_of(rui).post(address, {"status": "cancelled_by_patient", "reason": "illness"})
    booked.refresh_from_db()
    assert answer.status_code == 302
    assert (booked.status, booked.reason) == ("cancelled_by_patient", "illness")


def test_what_is_over_cannot_be_cancelled(browser_of: Any, rui: User, booked: Appointment) -> None:
    browser_of(rui).post(f"/appointments/{booked.pk}/complete/")
    answer = browser_of(rui).post(
        f"/appointments/{booked.pk}/cancel/", {"status": "cancelled_by_clinic", "reason": "other"}
    )
    assert answer.status_code == 409
    assert "cannot become" in answer.text


@pytest.mark.parametrize("page_name", ["", "move/", "cancel/"])
def test_looking_changes_nothing(page_name: str, browser_of: Any, rui: User, booked: Appointment) -> None:
    assert browser_of(rui).get(f"/appointments/{booked.pk}/{page_name}?reason=illness").status_code == 200
    booked.refresh_from_db()
    assert booked.status == "booked"


def test_messages_about_the_visit_are_listed(
    browser_of: Any, rui: User, booked: Appointment, clara: Patient
) -> None:
    Message.objects.create(
        key="a", kind="confirmation", patient=clara, subject_id=booked.pk, due_at=booked.starts_at
    )
    assert "Waiting" in browser_of(rui).get(f"/appointments/{booked.pk}/").text


def test_a_visit_may_be_moved_by_a_quarter_of_an_hour(
    browser_of: Any, rui: User, booked: Appointment
) -> None:
    page = browser_of(rui).get(f"/appointments/{booked.pk}/move/").text
    later = booked.starts_at + timedelta(minutes=15)
    assert slot_value(booked.practitioner_id, later) in page


def test_a_class_names_the_place_and_who_else_comes(
    browser_of: Any, rui: User, visit: dict[str, Any], ines: Patient
) -> None:
    kind = AppointmentType.objects.create(key="pilates", name="Pilates", minutes=60, capacity=2)
    clara_there = book_appointment(by=rui, **{**visit, "type": kind})
    book_appointment(by=rui, **{**visit, "type": kind, "patient": ines})
    page = browser_of(rui).get(f"/appointments/{clara_there.pk}/").text
    assert "Place 1 of 2" in page
    assert "Ines Prado" in page
