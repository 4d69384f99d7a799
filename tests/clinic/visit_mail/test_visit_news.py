from datetime import timedelta

import pytest
from django.utils.formats import date_format

from clinic.actions.appointments import book_appointment, move_appointment, resize_appointment
from clinic.actions.undo import undo_change
from clinic.actions.visits import cancel_appointment, confirm_appointment
from clinic.letters.visit_occasions import load
from clinic.models import Appointment, Message, Offer, WaitingListEntry
from clinic.outbox.kinds import Errand
from patients import clock
from patients.actions.consents import record_consent
from patients.actors import SYSTEM
from patients.models import Link, Patient
from tests.clinic.outbox.conftest import NOON
from tests.clinic.visit_mail.conftest import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def confirmed(booked, post):
    """The visit, with its confirmation in clara's mailbox."""
    post(minutes=3)
    return booked


def later(**time):
    return clock.at(NOON + timedelta(**time))


def newest(visit):
    return visit.changes.order_by("-created_at", "-id").first()


def test_a_booking_is_confirmed_once_it_can_no_longer_be_undone(booked, post):
    assert post(minutes=2) == []
    [mail] = post(minutes=3)
    assert mail["To"] == "clara@example.org"
    assert mail["Subject"].startswith("Riverside: your visit on")
    assert post(minutes=4) == []


def test_it_says_when_where_and_with_whom_and_nothing_else(booked, post):
    [mail] = post(minutes=3)
    text = words(mail)
    for said in ("10:00–10:45", "London time", "Ana Sousa", "Riverside", "+44 20 7946 0300", "/visit/"):
        assert said in text
    everything = mail.as_string() + text
    assert "ssessment" not in everything


def test_the_link_is_not_kept_and_lives_until_the_visit_is_over(booked, post):
    post(minutes=3)
    link = Link.objects.get(purpose="appointment", subject_id=booked.pk)
    assert link.expires_at == booked.ends_at
    assert "/visit/…/" in Message.objects.get(kind="visit_news").text


def test_a_booking_undone_sends_nothing(rui, booked, post):
    with later(minutes=1):
        undo_change(by=rui, change=newest(booked))
    assert post(minutes=10) == []
    assert post(days=4) == []
    assert set(Message.objects.values_list("state", flat=True)) == {"not_wanted"}


def test_a_visit_moved_at_once_is_confirmed_at_its_new_time(rui, booked, post):
    with later(minutes=1):
        move_appointment(by=rui, appointment=booked, starts_at=booked.starts_at + timedelta(hours=1))
    [mail] = post(minutes=5)
    assert "Your visit is booked" in words(mail)
    assert "11:00–11:45" in words(mail)


def test_a_move_undone_sends_nothing_where_the_patient_knows_the_time(rui, confirmed, post):
    with later(minutes=10):
        move_appointment(by=rui, appointment=confirmed, starts_at=confirmed.starts_at + timedelta(hours=1))
    with later(minutes=11):
        undo_change(by=rui, change=newest(confirmed))
    assert post(minutes=20) == []


def test_a_move_undone_before_the_confirmation_left_still_brings_the_confirmation(rui, booked, post):
    with later(minutes=1):
        move_appointment(by=rui, appointment=booked, starts_at=booked.starts_at + timedelta(hours=1))
    with later(minutes=2):
        undo_change(by=rui, change=newest(booked))
    [mail] = post(minutes=6)
    assert "10:00–10:45" in words(mail)
    assert len(post(days=3, hours=21)) + len(post(days=4)) == 2


def test_a_moved_visit_is_told_with_both_times(rui, confirmed, post):
    with later(minutes=10):
        move_appointment(by=rui, appointment=confirmed, starts_at=confirmed.starts_at + timedelta(hours=1))
    [mail] = post(minutes=14)
    assert "has changed, now" in mail["Subject"]
    assert "11:00–11:45" in words(mail)
    assert f"Before: {date_format(confirmed.local_start, 'l')}" in words(mail)


def test_a_longer_visit_is_told_as_well(rui, confirmed, post):
    with later(minutes=10):
        resize_appointment(by=rui, appointment=confirmed, ends_at=confirmed.ends_at + timedelta(minutes=15))
    [mail] = post(minutes=14)
    assert "10:00–11:00" in words(mail)
    assert "Before:" not in words(mail)


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (Appointment.Status.CANCELLED_BY_CLINIC, "we had to cancel your visit. Please phone us"),
        (Appointment.Status.CANCELLED_BY_PATIENT, "cancelled, as you wished"),
    ],
)
def test_a_cancelled_visit_is_told_by_who_cancelled(rui, confirmed, post, status, sentence):
    with later(minutes=10):
        cancel_appointment(by=rui, appointment=confirmed, status=status, reason="other")
    [mail] = post(minutes=14)
    assert sentence in words(mail)
    assert post(days=4) == []


def test_a_cancellation_undone_keeps_the_visit_and_its_reminders(rui, confirmed, post):
    with later(minutes=10):
        cancel_appointment(by=rui, appointment=confirmed, reason="other")
    with later(minutes=11):
        undo_change(by=rui, change=newest(confirmed))
    assert post(minutes=20) == []
    assert len(post(days=3)) == 1


def test_a_visit_nobody_was_told_of_in_time_is_still_cancelled_in_writing(rui, booked, post):
    """The mail server was away when it was booked."""
    with later(hours=1):
        cancel_appointment(
            by=rui, appointment=booked, status=Appointment.Status.CANCELLED_BY_CLINIC, reason="other"
        )
    [mail] = post(hours=2)
    assert "we had to cancel" in words(mail)


def test_a_request_is_acknowledged_then_booked(rui, wanted, post):
    asked = book_appointment(by=rui, **wanted, status="requested")
    [mail] = post(minutes=3)
    assert "is not booked yet" in words(mail)
    with later(minutes=30):
        confirm_appointment(by=rui, appointment=asked)
    [mail] = post(minutes=34)
    assert "You asked for a visit, and it is booked now" in words(mail)


def test_a_request_the_clinic_cannot_take_is_declined(rui, wanted, post):
    asked = book_appointment(by=rui, **wanted, status="requested")
    post(minutes=3)
    with later(minutes=30):
        cancel_appointment(
            by=rui, appointment=asked, status=Appointment.Status.CANCELLED_BY_CLINIC, reason="other"
        )
    [mail] = post(minutes=34)
    assert "we cannot give you this time" in words(mail)


def test_a_time_held_for_an_offer_is_told_only_once_it_is_booked(rui, wanted, post):
    held = book_appointment(by=rui, **wanted, status="requested")
    entry = WaitingListEntry.objects.create(patient=wanted["patient"], type=wanted["type"])
    offer = Offer.objects.create(entry=entry, appointment=held, expires_at=held.starts_at)
    assert post(minutes=5) == []
    with later(minutes=10):
        confirm_appointment(by=rui, appointment=held)
    Offer.objects.filter(pk=offer.pk).update(state=Offer.State.ACCEPTED)
    [mail] = post(minutes=14)
    assert "Your visit is booked" in words(mail)


def test_an_offer_that_lapsed_is_no_cancelled_visit(rui, wanted, post):
    held = book_appointment(by=rui, **wanted, status="requested")
    entry = WaitingListEntry.objects.create(patient=wanted["patient"], type=wanted["type"])
    Offer.objects.create(entry=entry, appointment=held, expires_at=held.starts_at, state=Offer.State.LAPSED)
    with later(hours=2):
        cancel_appointment(by=rui, appointment=held, reason="other")
    assert post(hours=3) == []


def test_who_wants_the_desk_to_call_is_confirmed_by_mail_all_the_same(booked, post, clara):
    Patient.objects.filter(pk=clara.pk).update(reminders="phone")
    assert len(post(minutes=3)) == 1


def test_without_an_address_nobody_is_bothered_where_the_desk_calls(booked, post, clara):
    Patient.objects.filter(pk=clara.pk).update(reminders="phone", email="")
    assert post(minutes=3) == []
    assert clara.notices.count() == 0


def test_without_consent_nothing_leaves(booked, post, clara):
    record_consent(by=SYSTEM, patient=clara, kind="email_care", given=False)
    assert post(minutes=3) == []


def test_a_confirmation_waits_for_no_morning(rui, wanted, post):
    with later(hours=11):
        book_appointment(by=rui, **wanted)
    assert len(post(hours=11, minutes=3)) == 1


def test_who_may_have_got_the_last_mail_is_told_again_rather_than_not_at_all(rui, booked, post):
    Message.objects.filter(kind="visit_news").update(maybe_twice=True, state="failed")
    with later(minutes=1):
        move_appointment(by=rui, appointment=booked, starts_at=booked.starts_at + timedelta(hours=1))
    with later(minutes=2):
        undo_change(by=rui, change=newest(booked))
    [mail] = post(minutes=6)
    assert "10:00–10:45" in words(mail)


def test_many_messages_are_read_in_as_many_queries_as_one(rui, wanted, django_assert_num_queries):
    visits = [
        book_appointment(by=rui, **{**wanted, "starts_at": wanted["starts_at"] + timedelta(days=number)})
        for number in range(6)
    ]
    rows = Message.objects.select_related("patient").filter(subject_id__in=[visit.pk for visit in visits])
    errands = [Errand(row, row.patient, may_write=True, in_full=False) for row in rows]
    for some in (errands[:1], errands):
        with django_assert_num_queries(3):
            load(some)
