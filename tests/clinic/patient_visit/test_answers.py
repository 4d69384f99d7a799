from datetime import timedelta

import pytest

from clinic.actions.appointments import book_appointment, move_appointment
from clinic.actions.patient_answers import cancel_visit, confirm_visit, move_visit, patient_on_link
from clinic.actions.visits import cancel_appointment, confirm_appointment
from clinic.models import AppointmentChange
from patients import clock
from patients.errors import NotAllowed
from patients.models import AccessEvent
from tests.clinic.patient_visit.conftest import Phone, slots_in, words

pytestmark = pytest.mark.django_db


def test_yes_confirms_once_however_often_it_is_pressed(claras, booked):
    for _ in range(2):
        assert claras.press("confirm/").url == claras.page()
    booked.refresh_from_db()
    assert booked.status == "confirmed"
    assert "Confirmed. We expect you" in words(claras.look())
    [event] = AccessEvent.objects.filter(deed="appointment.confirmed")
    assert (event.actor, event.actor_name) == (None, "patient")


def test_what_was_only_asked_for_cannot_be_confirmed_by_who_asked(rui, visit, starts_at):
    asked = book_appointment(by=rui, **{**visit, "starts_at": starts_at}, status="requested")
    page = Phone(asked).press("confirm/")
    assert page.status_code == 409
    asked.refresh_from_db()
    assert asked.status == "requested"


def test_cancelling_asks_for_a_reason(claras, booked):
    assert claras.press("cancel/").status_code == 400
    assert claras.press("cancel/", reason="clinic_closed").status_code == 400
    booked.refresh_from_db()
    assert booked.status == "booked"


def test_cancelling_gives_the_time_back(claras, booked, rui, visit, ines):
    assert claras.press("cancel/", reason="illness", sequence=0).url == claras.page()
    booked.refresh_from_db()
    assert (booked.status, booked.reason, booked.late) == ("cancelled_by_patient", "illness", False)
    assert book_appointment(by=rui, **{**visit, "patient": ines, "starts_at": booked.starts_at}).pk


def test_cancelling_twice_says_that_it_is_cancelled(claras):
    claras.press("cancel/", reason="illness")
    page = claras.press("cancel/", reason="illness")
    assert page.status_code == 409
    assert "This visit is cancelled" in words(page)


@pytest.mark.parametrize("path", ["cancel/", "move/"])
def test_close_to_the_visit_the_press_is_refused_too(claras, booked, path):
    slot = slots_in(claras.look("move/"))[0]
    with clock.at(booked.starts_at - timedelta(hours=23)):
        assert claras.look(path).url == claras.page()
        page = claras.press(path, reason="illness", slot=slot)
    assert page.status_code == 409
    assert "Please call +44 20 7946 0300" in words(page)
    booked.refresh_from_db()
    assert booked.sequence == 0


def test_the_clinic_says_how_close_is_close(claras, booked, settings):
    settings.PHYSIO_CANCELLATION_HOURS = 2
    with clock.at(booked.starts_at - timedelta(hours=3)):
        claras.press("cancel/", reason="illness")
    booked.refresh_from_db()
    assert booked.status == "cancelled_by_patient"


def test_a_request_can_be_taken_back_until_the_start(rui, visit, starts_at):
    asked = book_appointment(by=rui, **{**visit, "starts_at": starts_at}, status="requested")
    phone = Phone(asked)
    with clock.at(starts_at - timedelta(hours=1)):
        assert "Take back my request" in words(phone.look())
        phone.press("cancel/", reason="work")
    asked.refresh_from_db()
    assert asked.status == "cancelled_by_patient"


def test_who_pressed_on_an_old_page_sees_the_visit_as_it_is(claras, booked, rui):
    move_appointment(by=rui, appointment=booked, starts_at=booked.starts_at + timedelta(hours=2))
    page = claras.press("cancel/", reason="illness", sequence=0)
    assert page.status_code == 409
    assert "12:00–12:45" in words(page)
    booked.refresh_from_db()
    assert booked.status == "booked"


@pytest.mark.parametrize("sequence", ["x", "-1", "9" * 30])
def test_nonsense_on_the_page_changes_nothing(claras, booked, sequence):
    assert claras.press("cancel/", reason="illness", sequence=sequence).status_code == 400
    booked.refresh_from_db()
    assert booked.status == "booked"


def test_a_visit_that_is_over_cannot_be_confirmed(claras, booked):
    with clock.at(booked.starts_at + timedelta(minutes=5)):
        assert claras.press("confirm/").status_code == 409


def test_the_deeds_themselves_refuse_anothers_visit(booked, ines, dr_ana):
    stranger = patient_on_link(ines)
    with pytest.raises(NotAllowed):
        confirm_visit(by=stranger, appointment=booked)
    with pytest.raises(NotAllowed):
        cancel_visit(by=stranger, appointment=booked, reason="illness")
    with pytest.raises(NotAllowed):
        move_visit(by=stranger, appointment=booked, practitioner=dr_ana, starts_at=booked.starts_at)


def test_a_link_lets_a_patient_do_nothing_else(booked, clara, rui):
    with pytest.raises(NotAllowed):
        cancel_appointment(by=patient_on_link(clara), appointment=booked, reason="illness")
    with pytest.raises(NotAllowed):
        confirm_appointment(by=patient_on_link(clara), appointment=booked)
    assert AppointmentChange.objects.count() == 1
