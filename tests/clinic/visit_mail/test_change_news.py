from datetime import timedelta

import pytest
from django.utils.formats import date_format

from clinic.actions.appointments import move_appointment, resize_appointment
from clinic.actions.undo import undo_change
from clinic.actions.visits import cancel_appointment
from clinic.models import Appointment, Message
from tests.clinic.visit_mail.conftest import later, words

pytestmark = pytest.mark.django_db


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
        undo_change(by=rui, change=confirmed.changes.newest())
    assert post(minutes=20) == []


def test_a_move_undone_before_the_confirmation_left_still_brings_the_confirmation(rui, booked, post):
    with later(minutes=1):
        move_appointment(by=rui, appointment=booked, starts_at=booked.starts_at + timedelta(hours=1))
    with later(minutes=2):
        undo_change(by=rui, change=booked.changes.newest())
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
        undo_change(by=rui, change=confirmed.changes.newest())
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


def test_who_may_have_got_the_last_mail_is_told_again_rather_than_not_at_all(rui, booked, post):
    Message.objects.filter(kind="visit_news").update(maybe_twice=True, state="failed")
    with later(minutes=1):
        move_appointment(by=rui, appointment=booked, starts_at=booked.starts_at + timedelta(hours=1))
    with later(minutes=2):
        undo_change(by=rui, change=booked.changes.newest())
    [mail] = post(minutes=6)
    assert "10:00–10:45" in words(mail)
