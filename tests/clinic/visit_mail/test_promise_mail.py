from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.actions.appointments import book_appointment
from clinic.actions.changes import state_of
from clinic.actions.visits import cancel_appointment, confirm_appointment, mark_arrived
from clinic.models import Message
from patients import clock
from tests.clinic.outbox.conftest import NOON

pytestmark = pytest.mark.django_db


def promised(visit):
    rows = Message.objects.filter(subject_id=visit.pk).order_by("due_at")
    return [(row.key.rpartition("/")[2], row.due_at - NOON) for row in rows]


def test_booking_promises_the_confirmation_and_two_reminders(booked):
    ten = booked.starts_at - NOON
    assert promised(booked) == [
        ("visit_news", timedelta(minutes=3)),
        ("visit_reminder-48", ten - timedelta(hours=48)),
        ("visit_reminder-24", ten - timedelta(hours=24)),
    ]


def test_all_of_it_is_one_statement_and_nobody_is_nudged_for_later(rui, wanted, nudges):
    with CaptureQueriesContext(connection) as asked:
        book_appointment(by=rui, **wanted)
    about_mail = [query["sql"] for query in asked if "physio_clinic_message" in query["sql"]]
    assert len(about_mail) == 1
    assert nudges == []


def test_without_minutes_to_undo_a_worker_is_told_at_once(
    rui, wanted, nudges, settings, django_capture_on_commit_callbacks
):
    settings.PHYSIO_UNDO_MINUTES = 0
    with django_capture_on_commit_callbacks(execute=True):
        book_appointment(by=rui, **wanted)
    assert "clinic.tasks.deliver_due_messages" in nudges


@pytest.mark.parametrize(
    ("hours", "reminders"), [(50, 2), (48.5, 1), (30, 1), (25.5, 1), (24.5, 0), (5, 0), (1, 0)]
)
def test_a_reminder_that_would_be_late_or_tell_nothing_new_is_left_out(rui, wanted, hours, reminders):
    with clock.at(wanted["starts_at"] - timedelta(hours=hours)):
        visit = book_appointment(by=rui, **wanted)
    assert [name for name, _due in promised(visit)][1:] == ["visit_reminder-48", "visit_reminder-24"][
        2 - reminders :
    ]


def test_what_has_begun_promises_nothing(rui, booked):
    Message.objects.all().delete()
    with clock.at(booked.starts_at + timedelta(minutes=1)):
        cancel_appointment(by=rui, appointment=booked, reason="work")
    assert promised(booked) == []


def test_confirming_and_arriving_are_no_news(rui, booked):
    before = promised(booked)
    confirm_appointment(by=rui, appointment=booked)
    with clock.at(booked.starts_at - timedelta(minutes=10)):
        mark_arrived(by=rui, appointment=booked)
    assert promised(booked) == before


def test_a_moment_is_written_down_the_same_in_every_zone(booked):
    said_in_london = state_of(booked)
    booked.refresh_from_db()
    assert state_of(booked) == said_in_london


def test_no_reminders_where_the_clinic_wants_none(rui, wanted, settings):
    settings.PHYSIO_REMINDER_HOURS = ()
    assert [name for name, _due in promised(book_appointment(by=rui, **wanted))] == ["visit_news"]


def test_a_request_is_called_to_mind_only_once_it_is_booked(rui, wanted):
    asked = book_appointment(by=rui, **wanted, status="requested")
    assert [name for name, _due in promised(asked)] == ["visit_news"]
    confirm_appointment(by=rui, appointment=asked)
    assert len(promised(asked)) == 4
