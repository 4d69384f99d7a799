"""Ten visits booked at once are one mail."""

from datetime import timedelta

import icalendar
import pytest

from clinic.actions.appointments import move_appointment
from clinic.actions.series import Place, book_series, cancel_series, move_series
from clinic.actions.undo import undo_change
from clinic.actions.visits import cancel_appointment
from clinic.models import Appointment, Message
from clinic.repeats.scope import Scope
from clinic.visit_messages import messages_about
from patients import clock
from tests.clinic.outbox.conftest import NOON
from tests.clinic.visit_mail.conftest import files, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def weekly(rui, wanted):
    """Three visits, a week apart."""
    places = [Place(wanted["practitioner"], wanted["starts_at"] + timedelta(weeks=week)) for week in range(3)]
    return book_series(
        by=rui, patient=wanted["patient"], type=wanted["type"], location=wanted["location"], visits=places
    )


def later(**time):
    return clock.at(NOON + timedelta(**time))


def links_in(mail):
    return words(mail).count("/visit/")


def test_a_series_is_confirmed_in_one_mail_with_a_link_for_each(weekly, post):
    [mail] = post(minutes=4)
    assert "Your visits are booked" in words(mail)
    assert links_in(mail) == 3
    assert post(minutes=10) == []


def test_its_calendar_file_has_every_visit(weekly, post):
    [mail] = post(minutes=4)
    [file] = files(mail)
    calendar = icalendar.Calendar.from_ical(file.get_content())
    assert calendar["METHOD"] == "PUBLISH"
    assert len({str(event["UID"]) for event in calendar.walk("VEVENT")}) == 3


def test_each_visit_has_its_own_reminders(weekly, post):
    post(minutes=4)
    assert Message.objects.filter(kind="visit_reminder", state="waiting").count() == 6
    assert len(post(hours=118 - 48)) == 1
    assert len(post(hours=118 + 7 * 24 - 48)) == 1


def test_one_of_them_moved_afterwards_is_told_alone(weekly, rui, post):
    post(minutes=4)
    with later(hours=1):
        move_appointment(by=rui, appointment=weekly[1], starts_at=weekly[1].starts_at + timedelta(hours=1))
    [mail] = post(hours=1, minutes=4)
    assert "Your visit has changed" in words(mail)
    assert "11:00–11:45" in words(mail)
    assert links_in(mail) == 1


def test_one_taken_back_at_once_is_not_in_the_mail(weekly, rui, post):
    with later(minutes=1):
        undo_change(by=rui, change=weekly[1].changes.get())
    [mail] = post(minutes=4)
    assert links_in(mail) == 2
    assert post(minutes=10) == []


def test_the_mail_waits_until_the_last_change_can_no_longer_be_undone(weekly, rui, post):
    with later(minutes=1):
        move_appointment(by=rui, appointment=weekly[1], starts_at=weekly[1].starts_at + timedelta(hours=1))
    assert post(minutes=3) == []
    [mail] = post(minutes=4)
    assert "Your visits are booked" in words(mail)
    assert "11:00–11:45" in words(mail)
    assert links_in(mail) == 3


def test_a_change_undone_while_others_wait_is_not_told(weekly, rui, post):
    post(minutes=4)
    for visit, seconds in ((weekly[0], 0), (weekly[1], 25)):
        with later(hours=1, seconds=seconds):
            cancel_appointment(by=rui, appointment=visit, reason="work")
    with later(hours=1, seconds=195):
        undo_change(by=rui, change=weekly[1].changes.newest())
    [mail] = post(hours=1, minutes=10)
    assert "cancelled, as you wished" in words(mail)
    assert post(hours=2) == []


def test_nothing_is_told_twice_where_one_visit_changes_again(weekly, rui, post):
    post(minutes=4)
    with later(hours=1):
        cancel_appointment(by=rui, appointment=weekly[0], reason="work")
        move_appointment(by=rui, appointment=weekly[1], starts_at=weekly[1].starts_at + timedelta(hours=1))
    with later(hours=1, seconds=100):
        cancel_appointment(by=rui, appointment=weekly[1], reason="work")
    [mail] = post(hours=2)
    assert "These visits are cancelled" in words(mail)
    assert post(hours=3) == []


def test_the_whole_series_moved_is_one_mail(weekly, rui, post):
    post(minutes=4)
    fresh = list(Appointment.objects.filter(series=weekly[0].series).order_by("starts_at"))
    with later(hours=1):
        move_series(
            by=rui,
            moves=[
                Place(each.practitioner, each.starts_at + timedelta(hours=1), visit=each) for each in fresh
            ],
        )
    [mail] = post(hours=1, minutes=4)
    assert "These visits have changed" in words(mail)
    assert words(mail).count("Before:") == 3


def test_the_whole_series_cancelled_is_one_mail_and_no_reminder(weekly, rui, post):
    post(minutes=4)
    with later(hours=1):
        cancel_series(
            by=rui,
            appointment=weekly[0],
            scope=Scope.ALL,
            status="cancelled_by_clinic",
            reason="clinic_closed",
        )
    [mail] = post(hours=1, minutes=4)
    assert "These visits are cancelled" in words(mail)
    assert links_in(mail) == 0
    assert post(hours=118 - 48) == []


def test_nothing_is_repeated_when_the_first_visit_is_cancelled_later(weekly, rui, post):
    post(minutes=4)
    with later(hours=1):
        cancel_appointment(by=rui, appointment=weekly[0], reason="work")
    [mail] = post(hours=1, minutes=4)
    assert "cancelled, as you wished" in words(mail)
    assert post(hours=2) == []


def test_the_page_of_each_visit_shows_the_mail_that_spoke_for_all(weekly, post):
    post(minutes=4)
    for visit in weekly:
        kinds = [row.kind for row in messages_about(visit).order_by("due_at")]
        assert kinds == ["visit_news", "visit_reminder", "visit_reminder"]
