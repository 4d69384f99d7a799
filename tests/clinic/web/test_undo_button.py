from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User

from clinic.models import Appointment, AppointmentChange
from clinic.web.slots import slot_value
from patients.models import Patient

UNDO = "/appointments/changes/{}/undo/"


def newest(visit: Appointment) -> AppointmentChange:
    change = AppointmentChange.objects.filter(appointment=visit).newest()
    assert change
    return change


def press_undo(browser: Any, visit: Appointment, **words: str) -> Any:
    return browser.post(UNDO.format(newest(visit).pk), words)


def test_a_move_comes_with_a_button_that_takes_it_back(
    browser_of: Any, rui: User, booked: Appointment
) -> None:
    browser = browser_of(rui)
    later = slot_value(booked.practitioner.pk, booked.starts_at + timedelta(hours=3))
    page = browser.post(f"/appointments/{booked.pk}/move/", {"slot": later}, follow=True).text
    assert f'action="{UNDO.format(newest(booked).pk)}" class="message-deed"' in page
    answer = press_undo(browser, booked, next="/today/")
    booked.refresh_from_db()
    assert (answer["Location"], booked.starts_at.minute) == ("/today/", 0)


def test_booking_cancelling_and_not_attending_come_with_it_too(
    browser_of: Any, rui: User, booked: Appointment, ines: Patient
) -> None:
    browser = browser_of(rui)
    free = slot_value(booked.practitioner.pk, booked.starts_at + timedelta(hours=2))
    assert "message-deed" in browser.post(f"/patients/{ines.pk}/book/", {"slot": free}, follow=True).text
    words = {"status": "cancelled_by_patient", "reason": "illness"}
    assert "message-deed" in browser.post(f"/appointments/{booked.pk}/cancel/", words, follow=True).text
    press_undo(browser, booked)
    with time_machine.travel(booked.ends_at):
        address = f"/appointments/{booked.pk}/no-show/"
        assert "message-deed" in browser_of(rui).post(address, follow=True).text


def test_a_cancellation_taken_back_writes_to_nobody(browser_of: Any, rui: User, booked: Appointment) -> None:
    browser = browser_of(rui)
    browser.post(f"/appointments/{booked.pk}/cancel/", {"status": "cancelled_by_patient", "reason": "work"})
    page = browser.post(UNDO.format(newest(booked).pk), follow=True).text
    booked.refresh_from_db()
    assert booked.status == "booked"
    assert "Nobody was written to" in page


def test_a_link_undoes_nothing(browser_of: Any, rui: User, booked: Appointment) -> None:
    assert browser_of(rui).get(UNDO.format(newest(booked).pk)).status_code == 405
    booked.refresh_from_db()
    assert booked.status == "booked"


def test_too_late_the_button_is_gone_and_pressing_says_so(
    browser_of: Any, rui: User, booked: Appointment
) -> None:
    with time_machine.travel(newest(booked).created_at + timedelta(minutes=4)):
        browser = browser_of(rui)
        assert "/undo/" not in browser.get(f"/appointments/{booked.pk}/").text
        answer = press_undo(browser, booked)
    assert answer.status_code == 409
    assert "too late to undo" in answer.text


@pytest.mark.parametrize("page", ["move", "cancel"])
def test_an_old_page_is_told_what_somebody_else_did_meanwhile(
    page: str, browser_of: Any, rui: User, ana: User, booked: Appointment
) -> None:
    later = slot_value(booked.practitioner.pk, booked.starts_at + timedelta(hours=3))
    browser_of(ana).post(f"/appointments/{booked.pk}/move/", {"slot": later, "sequence": "0"})
    words = {"slot": later, "status": "cancelled_by_clinic", "reason": "other", "sequence": "0"}
    answer = browser_of(rui).post(f"/appointments/{booked.pk}/{page}/", words)
    assert answer.status_code == 409
    assert "Ana has changed this visit meanwhile" in answer.text
    assert "13:00" in answer.text


def test_the_history_says_where_the_visit_was_and_who_moved_it(
    browser_of: Any, rui: User, booked: Appointment
) -> None:
    later = slot_value(booked.practitioner.pk, booked.starts_at + timedelta(hours=3))
    browser_of(rui).post(f"/appointments/{booked.pk}/move/", {"slot": later})
    page = browser_of(rui).get(f"/appointments/{booked.pk}/").text
    assert "Moved from Wed 18 Nov 2026, 10:00 to Wed 18 Nov 2026, 13:00<small>Rui</small>" in page
