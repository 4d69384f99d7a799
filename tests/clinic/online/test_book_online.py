from datetime import timedelta

import pytest

from clinic.actions.appointments import book_appointment
from clinic.actions.online_bookings import VISITOR, book_online
from clinic.models import Appointment, Message, Notice, OnlineBooking
from clinic.tasks import forget_unfinished_bookings
from patients import clock
from patients.actions.consents import record_consent
from patients.errors import NotAllowed
from patients.models import AccessEvent, Consent, Patient
from tests.clinic.online.visitor import CLARA, slot, words

pytestmark = pytest.mark.django_db


def test_a_new_patient_is_registered_with_what_they_agreed_to(nora, wish):
    visit = nora.books(wish, note="Ring twice").appointment
    patient = visit.patient
    assert (patient.full_name, patient.birth_date.year, patient.email) == (
        "Nora Blake",
        1960,
        "nora@example.org",
    )
    assert visit.online
    assert (visit.note, visit.booked_by) == ("Ring twice", None)
    assert Consent.objects.given(patient, "privacy")
    assert Consent.objects.given(patient, "email_care")
    assert not Consent.objects.given(patient, "treatment")
    assert set(patient.consents.values_list("how", flat=True)) == {"online"}
    assert AccessEvent.objects.filter(patient=patient, deed="patient.registered", actor=None).exists()


def test_a_known_patient_keeps_one_file_however_they_write_themselves(nora, wish, clara):
    Patient.objects.filter(pk=clara.pk).update(family_name="Nuñes")
    visit = nora.books(wish, **CLARA).appointment
    assert visit.patient == clara
    assert Patient.objects.count() == 1
    assert clara.consents.count() == 2


def test_somebody_is_known_by_the_name_they_go_by(nora, wish, clara):
    Patient.objects.filter(pk=clara.pk).update(preferred_name="Clarinha")
    assert nora.books(wish, **{**CLARA, "given_name": "clarinha"}).appointment.patient == clara


def test_whoever_took_their_word_back_gives_it_anew(nora, wish, clara, rui):
    record_consent(by=rui, patient=clara, kind="email_care", given=False)
    nora.books(wish, **CLARA)
    assert Consent.objects.given(clara, "email_care")
    assert clara.consents.filter(kind="email_care", how="online", text_version="online-1").count() == 1


def test_a_confirmation_is_promised_with_the_visit(nora, wish):
    visit = nora.books(wish).appointment
    assert Message.objects.filter(subject_id=visit.pk, patient=visit.patient).exists()


def test_another_phone_than_the_file_has_is_a_note_for_the_desk(nora, wish, clara):
    visit = nora.books(wish, **{**CLARA, "phone": "+44 7700 900123"}).appointment
    assert "+44 7700 900123" in visit.note
    clara.refresh_from_db()
    assert clara.phone == "+44 20 7946 0301"


def test_the_pages_say_the_same_to_known_and_new(nora, client, wish, clara):
    wished = {**wish, "starts_at": wish["starts_at"] + timedelta(hours=2)}
    for visit, said in ((wish, CLARA), (wished, {})):
        booking = nora.books(visit, **said)
        page = words(nora.get(f"/book-online/{booking.pk}/done/"))
        assert "Your visit is booked" in page
        assert "known" not in page
        assert "Clara" not in page


@pytest.mark.parametrize(
    "other",
    [{"email": "c.nunes@example.net"}, {"given_name": "Carla"}],
    ids=["another address", "a twin at the same address"],
)
def test_somebody_nearly_known_gets_a_file_and_the_desk_is_asked_to_look(nora, wish, clara, other):
    visit = nora.books(wish, **{**CLARA, **other}).appointment
    assert visit.patient != clara
    notice = Notice.objects.get()
    assert (notice.kind, notice.audience, notice.patient) == ("maybe-known", "desk", visit.patient)


@pytest.mark.parametrize("gone", ["archived_at", "deceased_on", "merged_into"])
def test_a_closed_file_is_answered_with_the_telephone(nora, wish, clara, ines, gone):
    value = {"archived_at": clock.now(), "deceased_on": clock.now().date(), "merged_into": ines}[gone]
    Patient.objects.filter(pk=clara.pk).update(**{gone: value})
    booking = nora.begins(wish, **CLARA)
    page = nora.proves(booking)
    assert page.status_code == 409
    assert "Please phone the clinic" in words(page)
    assert not Appointment.objects.exists()
    assert Patient.objects.count() == 2


def test_a_visit_to_be_confirmed_is_only_asked_for(nora, wish):
    wish["type"].online = "request"
    wish["type"].save()
    booking = nora.books(wish)
    assert booking.appointment.status == "requested"
    assert "You asked for a visit" in words(nora.get(f"/book-online/{booking.pk}/done/"))


def test_a_time_taken_meanwhile_keeps_the_details_and_the_proof(nora, wish, rui, clara):
    booking = nora.begins(wish)
    book_appointment(by=rui, patient=clara, **wish)
    page = nora.proves(booking)
    assert page.status_code == 409
    assert "needs no new code" in words(page)
    later = slot(wish["practitioner"], wish["starts_at"] + timedelta(hours=1))
    assert later in words(page)
    assert nora.post(f"/book-online/{booking.pk}/time/", {"slot": later}).status_code == 302
    assert Appointment.objects.filter(online=True).get().starts_at == wish["starts_at"] + timedelta(hours=1)


def test_another_time_is_chosen_from_what_is_offered(nora, wish, rui, clara):
    booking = nora.begins(wish)
    book_appointment(by=rui, patient=clara, **wish)
    nora.proves(booking)
    for given in ("", "x", slot(wish["practitioner"], wish["starts_at"] - timedelta(days=4))):
        assert nora.post(f"/book-online/{booking.pk}/time/", {"slot": given}).status_code == 400
    off_the_grid = slot(wish["practitioner"], wish["starts_at"] + timedelta(minutes=61))
    assert nora.post(f"/book-online/{booking.pk}/time/", {"slot": off_the_grid}).status_code == 409
    assert Appointment.objects.count() == 1


def test_pressing_twice_books_once(nora, wish):
    booking = nora.books(wish)
    again = nora.types(booking, "123456")
    assert again.url.endswith("/done/")
    assert book_online(by=VISITOR, booking=booking) == booking.appointment
    assert Appointment.objects.count() == Patient.objects.count() == 1


def test_two_tabs_of_one_newcomer_make_one_file(nora, wish):
    nora.books(wish)
    nora.books({**wish, "starts_at": wish["starts_at"] + timedelta(hours=1)})
    assert Patient.objects.count() == 1


def test_nobody_books_without_proof(nora, wish):
    booking = nora.begins(wish)
    with pytest.raises(NotAllowed):
        book_online(by=VISITOR, booking=booking)
    assert nora.post(f"/book-online/{booking.pk}/time/", {"slot": "x"}).url.endswith("/code/")
    assert not Appointment.objects.exists()


def test_a_patient_has_so_many_online_visits_to_come_and_no_more(nora, wish, settings):
    settings.PHYSIO_ONLINE_BOOKINGS_OPEN = 1
    nora.books(wish)
    booking = nora.begins({**wish, "starts_at": wish["starts_at"] + timedelta(hours=1)})
    page = nora.proves(booking)
    assert page.status_code == 409
    assert "Please phone us to book another" in words(page)


def test_a_place_in_a_class_is_booked_online(nora, wish, rui, clara):
    wish["type"].capacity = 2
    wish["type"].save()
    with_clara = book_appointment(by=rui, patient=clara, **wish)
    visit = nora.books(wish).appointment
    assert visit.slot == with_clara.slot


def test_what_was_never_finished_is_forgotten_after_a_day(nora, wish, time_machine_from_now):
    kept = nora.books(wish)
    nora.begins({**wish, "starts_at": wish["starts_at"] + timedelta(hours=1)})
    forget_unfinished_bookings()
    assert OnlineBooking.objects.count() == 2
    time_machine_from_now(days=1, minutes=1)
    forget_unfinished_bookings()
    assert OnlineBooking.objects.get() == kept
