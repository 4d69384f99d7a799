from datetime import timedelta

import pytest

from clinic.actions.appointments import book_appointment, move_appointment
from clinic.actions.undo import undo_change
from clinic.actions.visits import cancel_appointment
from clinic.models import Message
from clinic.outbox.delivery import deliver_due
from clinic.tasks import deliver_due_messages
from patients import clock
from patients.models import Patient
from tests.clinic.outbox.conftest import NOON
from tests.clinic.visit_mail.conftest import words

pytestmark = pytest.mark.django_db

# The visit is at ten, five days after the noon it was booked on: 118 hours later.
UNTIL = 118


@pytest.fixture
def told(booked, post):
    """The visit, its confirmation sent."""
    post(minutes=3)
    return booked


def test_a_reminder_comes_two_days_and_one_day_before(told, post):
    assert post(hours=UNTIL - 48, minutes=-1) == []
    [first] = post(hours=UNTIL - 48)
    [second] = post(hours=UNTIL - 24)
    for mail in (first, second):
        assert "This is to remind you of your visit" in words(mail)
        assert "10:00–10:45" in words(mail)
    assert post(hours=UNTIL - 1) == []


def test_each_leaves_once_however_often_the_task_runs(told, postbox):
    with clock.at(NOON + timedelta(hours=UNTIL - 48)):
        deliver_due_messages()
        deliver_due_messages()
        deliver_due()
    assert len(postbox.kept) == 2


def test_one_that_wants_an_answer_has_the_button_and_a_way_to_stop(told, post):
    [mail] = post(hours=UNTIL - 48)
    assert "Confirm or change your visit here" in words(mail)
    assert "You can cancel it there until" in words(mail)
    assert "/reminders/>" in mail["List-Unsubscribe"]
    assert "/visit/" in mail["List-Unsubscribe"]


def test_inside_the_window_it_asks_to_phone(told, post):
    [mail] = post(hours=UNTIL - 20)
    assert "Please phone us: +44 20 7946 0300" in words(mail)


def test_at_night_it_waits_for_the_morning(rui, wanted, post):
    early = {**wanted, "starts_at": wanted["starts_at"] - timedelta(hours=2)}
    for row in early["practitioner"].working_hours.all():
        row.starts = row.starts.replace(hour=7)
        row.save()
    book_appointment(by=rui, **{**early, "starts_at": early["starts_at"] - timedelta(hours=1)})
    post(minutes=3)
    seven = UNTIL - 3
    assert post(hours=seven - 48) == []
    assert len(post(hours=seven - 47)) == 1


def test_it_never_comes_after_the_start(rui, wanted, settings, post):
    settings.PHYSIO_REMINDER_HOURS = (2,)
    settings.PHYSIO_QUIET_HOURS = (21, 11)
    book_appointment(by=rui, **wanted)
    post(minutes=3)
    assert post(hours=UNTIL - 2) == []
    assert post(hours=UNTIL + 1) == []
    assert Message.objects.get(kind="visit_reminder").state == "not_wanted"


@pytest.mark.parametrize("preference", ["phone", "none"])
def test_who_wants_none_by_mail_gets_none(told, post, clara, preference):
    Patient.objects.filter(pk=clara.pk).update(reminders=preference)
    assert post(hours=UNTIL - 48) + post(hours=UNTIL - 24) == []


def test_a_moved_visit_is_called_to_mind_at_its_new_time_alone(rui, told, post):
    with clock.at(NOON + timedelta(minutes=10)):
        move_appointment(by=rui, appointment=told, starts_at=told.starts_at + timedelta(days=1, hours=1))
    post(minutes=14)
    assert post(hours=UNTIL - 48) == []
    [first] = post(hours=UNTIL - 48 + 25)
    [second] = post(hours=UNTIL - 24 + 25)
    assert "11:00–11:45" in words(first)
    assert "11:00–11:45" in words(second)
    assert post(hours=UNTIL + 20) == []


def test_a_cancelled_visit_is_not_called_to_mind(rui, told, post):
    with clock.at(NOON + timedelta(minutes=10)):
        cancel_appointment(by=rui, appointment=told, reason="work")
    post(minutes=14)
    assert post(hours=UNTIL - 48) + post(hours=UNTIL - 24) == []


def test_after_an_outage_one_reminder_is_enough(told, post):
    assert len(post(hours=UNTIL - 20)) == 1
    late = Message.objects.get(key__endswith="visit_reminder-48")
    assert late.state == "not_wanted"


def test_one_called_off_and_on_again_shortly_before_is_still_called_to_mind(rui, told, post):
    with clock.at(NOON + timedelta(hours=UNTIL - 24, minutes=-50)):
        cancel_appointment(by=rui, appointment=told, reason="work")
        undo_change(by=rui, change=told.changes.newest())
    [mail] = post(hours=UNTIL - 24)
    assert "This is to remind you of your visit" in words(mail)
    assert post(hours=UNTIL - 23) == []


def test_one_moved_and_moved_back_by_hand_is_called_to_mind_once(rui, told, post):
    with clock.at(NOON + timedelta(minutes=10)):
        moved = move_appointment(by=rui, appointment=told, starts_at=told.starts_at + timedelta(hours=1))
        move_appointment(by=rui, appointment=moved, starts_at=told.starts_at)
    assert len(post(hours=UNTIL - 48)) == 1
    assert len(post(hours=UNTIL - 24)) == 1


def test_a_reminder_due_in_the_minutes_of_undoing_waits_for_them(rui, told, post):
    post(hours=UNTIL - 48)
    with clock.at(NOON + timedelta(hours=UNTIL - 24, minutes=-1)):
        cancel_appointment(by=rui, appointment=told, reason="work")
    assert post(hours=UNTIL - 24) == []
    with clock.at(NOON + timedelta(hours=UNTIL - 24, minutes=1)):
        undo_change(by=rui, change=told.changes.newest())
    assert len(post(hours=UNTIL - 24, minutes=4)) == 1
