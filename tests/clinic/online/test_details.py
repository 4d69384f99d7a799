from datetime import timedelta

import pytest

from clinic.models import AppointmentType, OnlineBooking
from patients.models import Patient
from tests.clinic.online.visitor import slot, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(nora, wish):
    """nora, who has read the notice."""
    nora.ticks(wish)
    return nora


def test_details_are_kept_and_a_code_is_owed_but_nobody_is_registered(ready, wish):
    ready.sends(wish, note="I come with a wheelchair")
    kept = OnlineBooking.objects.get()
    assert (kept.given_name, kept.email, kept.note) == (
        "Nora",
        "nora@example.org",
        "I come with a wheelchair",
    )
    assert kept.consents == {"privacy": True, "email_care": True}
    assert kept.code_due_at
    assert not kept.code_hash
    assert not Patient.objects.exists()


def test_the_language_of_the_browser_is_kept(ready, wish, settings):
    settings.LANGUAGES = [("en-gb", "English"), ("pt", "Portuguese")]
    ready.defaults["HTTP_ACCEPT_LANGUAGE"] = "pt-PT,pt;q=0.9"
    ready.sends(wish)
    assert OnlineBooking.objects.get().language == "pt"


@pytest.mark.parametrize(
    ("field", "given", "sentence"),
    [
        ("given_name", "", "This field is required"),
        ("given_name", "x" * 10_000, "at most 80 characters"),
        ("family_name", "Bl\x00ake", "Null characters are not allowed"),
        ("birth_date", "31/2/1960", "Write day, month and year"),
        ("birth_date", "1/1/2199", "date of birth in the past"),
        ("birth_date", "1/1/1850", "date of birth in the past"),
        ("email", "nora@", "valid email address"),
        ("email", "nora@example.org\nBcc: all@example.org", "valid email address"),
        ("email", f"{'n' * 300}@example.org", "at most 254 characters"),
        ("phone", "call me", "Give a phone number"),
        ("note", "x" * 10_000, "at most 200 characters"),
        ("privacy", None, "Please read it"),
        ("email_care", None, "Without e-mails"),
        ("submission", "x", "valid UUID"),
    ],
)
def test_what_cannot_be_is_explained_and_nothing_is_kept(ready, wish, field, given, sentence):
    page = ready.sends(wish, **{field: given})
    assert page.status_code == 400
    assert sentence in words(page)
    assert not OnlineBooking.objects.exists()


def test_a_program_that_fills_in_everything_is_stopped(ready, wish):
    page = ready.sends(wish, website="https://buy.example")
    assert page.status_code == 400
    assert not OnlineBooking.objects.exists()


@pytest.mark.parametrize(
    ("moved", "status"),
    [
        (timedelta(days=-3), 400),
        (timedelta(minutes=7), 409),
        (timedelta(days=500), 400),
        (timedelta(hours=10), 409),
    ],
)
def test_a_time_the_page_never_offered_is_refused(ready, wish, moved, status):
    page = ready.sends({**wish, "starts_at": wish["starts_at"] + moved})
    assert page.status_code == status
    assert not OnlineBooking.objects.exists()


def test_somebody_who_does_not_give_the_visit_cannot_be_chosen(ready, wish, other_practitioner):
    wish["type"].practitioners.add(wish["practitioner"])
    page = ready.sends({**wish, "practitioner": other_practitioner})
    assert page.status_code == 400
    assert not OnlineBooking.objects.exists()


def test_a_visit_taken_offline_meanwhile_is_refused(ready, wish):
    AppointmentType.objects.create(key="massage", name="Massage", minutes=30, online="book")
    AppointmentType.objects.filter(key="follow_up").update(online="no")
    assert ready.sends(wish).status_code == 400
    assert not OnlineBooking.objects.exists()


def test_a_time_taken_meanwhile_is_chosen_again_with_nothing_typed_twice(ready, wish, booked_by_clara):
    page = ready.sends(wish)
    assert page.status_code == 409
    assert 'value="Nora"' in words(page)
    later = wish["starts_at"] + timedelta(hours=1)
    assert slot(wish["practitioner"], later) in words(page)
    assert ready.sends(wish, slot=slot(wish["practitioner"], later)).status_code == 302
    assert OnlineBooking.objects.get().starts_at == later


def test_one_form_sent_twice_is_one_booking_and_one_code(ready, wish):
    key = "0b6b2c0e-9d0f-4c7e-8a59-1f7d3c2b1a00"
    first, second = (ready.sends(wish, submission=key) for _ in range(2))
    assert first.url == second.url
    assert OnlineBooking.objects.count() == 1


def test_a_corrected_form_is_another_booking_and_comes_filled_in(ready, wish):
    booking = ready.begins(wish, email="nroa@example.org")
    page = ready.get(f"{ready.step('details', wish)}&again={booking.pk}")
    assert 'value="27/03/1960"' in words(page)
    assert ready.begins(wish, email="nora@example.org").pk != booking.pk


def test_a_stranger_cannot_have_somebody_elses_form_filled_in(ready, wish, client):
    booking = ready.begins(wish)
    client.post(ready.step("before", wish), {"nothing_urgent": "on"})
    page = client.get(f"{ready.step('details', wish)}&again={booking.pk}")
    assert page.status_code == 404
    assert "Nora" not in words(page)
