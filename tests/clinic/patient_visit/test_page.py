from datetime import timedelta

import pytest
from django.utils import translation

from clinic.actions.appointments import move_appointment
from clinic.actions.visits import cancel_appointment, mark_arrived
from clinic.models import AppointmentChange
from patients import clock
from patients.links import revoke_links
from patients.models import AccessEvent, Link, Patient
from tests.clinic.outbox.conftest import NOON
from tests.clinic.patient_visit.conftest import words

pytestmark = pytest.mark.django_db


def test_it_says_when_with_whom_where_and_the_phone(claras):
    page = claras.look()
    assert page.status_code == 200
    for said in (
        "10:00–10:45",
        "London time",
        "Ana Sousa",
        "Riverside",
        "tel:+442079460300",
        "Yes, I will come",
    ):
        assert said in words(page)


def test_it_says_nothing_of_what_for_nor_of_who_the_patient_is(claras):
    text = words(claras.look())
    assert not [word for word in ("Clara", "Nunes", "ssessment", "1984", "clara@") if word in text]


def test_it_says_how_to_find_the_clinic(claras, riverside):
    assert "How to find us" not in words(claras.look())
    riverside.directions = "By the old customs house.\nBlue door."
    riverside.save()
    assert "By the old customs house.<br>Blue door." in words(claras.look())


def test_it_is_told_to_nobody_else(claras):
    page = claras.look()
    assert page["Referrer-Policy"] == "same-origin"
    assert "noindex" in page["X-Robots-Tag"]
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("path", ["", "visit.ics", "cancel/", "move/", "reminders/"])
def test_looking_changes_nothing(claras, booked, path):
    def everything():
        counted = AppointmentChange.objects.count(), AccessEvent.objects.count()
        return list(Link.objects.values()), counted, booked.__class__.objects.values().get(pk=booked.pk)

    before = everything()
    assert claras.look(path).status_code == 200
    assert claras.head(claras.page(path)).status_code == 200
    assert everything() == before


def test_confirming_needs_a_press(claras, booked):
    assert claras.look("confirm/").status_code == 405
    booked.refresh_from_db()
    assert booked.status == "booked"


def test_an_old_link_shows_where_the_visit_is_now(claras, rui, booked):
    move_appointment(by=rui, appointment=booked, starts_at=booked.starts_at + timedelta(hours=2))
    assert "12:00–12:45" in words(claras.look())


def test_a_cancelled_visit_says_so_and_how_to_get_another(claras, rui, booked):
    cancel_appointment(by=rui, appointment=booked, reason="work")
    page = words(claras.look())
    assert "This visit is cancelled" in page
    assert "Call +44 20 7946 0300" in page
    assert "/cancel/" not in page
    assert "/move/" not in page


@pytest.mark.parametrize("hours", [23, 1])
def test_close_to_the_visit_it_asks_to_phone(claras, booked, hours):
    with clock.at(booked.starts_at - timedelta(hours=hours)):
        page = words(claras.look())
    assert "please phone us" in page
    assert "/cancel/" not in page
    assert "Yes, I will come" in page


def test_once_the_patient_is_there_nothing_can_be_changed(claras, rui, booked):
    with clock.at(booked.starts_at - timedelta(minutes=10)):
        mark_arrived(by=rui, appointment=booked)
    assert "Nothing can be changed here any more" in words(claras.look())


def test_a_visit_patients_may_not_book_is_moved_by_phone(claras, bookable):
    bookable.online = "no"
    bookable.save()
    page = words(claras.look())
    assert "To move it, please phone us" in page
    assert "/cancel/" in page
    assert "/move/" not in page


@pytest.mark.parametrize("token", ["x", "%00", "é" * 40, "a" * 3000])
def test_a_made_up_link_gets_a_quiet_page(claras, riverside, token):
    claras.token = token
    page = claras.look()
    assert page.status_code == 404
    assert riverside.phone in words(page)


def test_a_link_for_something_else_opens_no_visit(claras):
    Link.objects.filter(pk=claras.link.pk).update(purpose="programme")
    assert claras.look().status_code == 404


def test_a_revoked_link_and_an_old_one_say_so(claras, booked):
    revoke_links(subject_id=booked.pk)
    assert claras.look().status_code == 410
    Link.objects.update(revoked_at=None)
    with clock.at(booked.ends_at + timedelta(minutes=1)):
        assert claras.look().status_code == 410


def test_one_patients_link_never_shows_anothers_visit(claras, iness):
    Link.objects.filter(pk=claras.link.pk).update(subject_id=iness.link.subject_id)
    assert claras.look().status_code == 404


def test_it_speaks_the_patients_language(claras, clara, settings):
    settings.LANGUAGES = [("en-gb", "English"), ("pt", "Português")]
    Patient.objects.filter(pk=clara.pk).update(language="pt")
    page = claras.look()
    assert '<html lang="pt"' in words(page)
    assert page["Content-Language"] == "pt"
    assert translation.get_language() == "en-gb"


def test_somebody_who_keeps_asking_has_to_wait(claras):
    assert {claras.look().status_code for _ in range(120)} == {200}
    page = claras.look()
    assert page.status_code == 429
    with clock.at(NOON + timedelta(minutes=6)):
        assert claras.look().status_code == 200


def test_reminders_are_stopped_by_a_press(claras, clara):
    assert "Stop reminders?" in words(claras.look("reminders/"))
    assert "We send you no reminders" in words(claras.press("reminders/"))
    clara.refresh_from_db()
    assert clara.reminders == "none"
    assert AccessEvent.objects.filter(deed="patient.reminders_stopped", patient=clara).count() == 1
