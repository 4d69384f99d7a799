"""What patients did themselves they know, and count on."""

from datetime import timedelta

import pytest

from clinic.actions.appointments import book_appointment
from clinic.actions.online_bookings import VISITOR
from clinic.actions.patient_answers import cancel_visit, move_visit, patient_on_link
from clinic.actions.undo import undo_change
from clinic.actions.visits import cancel_appointment
from tests.clinic.visit_mail.conftest import later, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("status", "sentence"),
    [("booked", "we had to cancel your visit"), ("requested", "we cannot give you this time")],
)
def test_who_booked_online_hears_of_a_cancellation_a_minute_later(rui, wanted, post, status, sentence):
    visit = book_appointment(by=VISITOR, **wanted, status=status)
    with later(minutes=1):
        cancel_appointment(by=rui, appointment=visit, status="cancelled_by_clinic", reason="other")
    [mail] = post(minutes=10)
    assert sentence in words(mail)


def test_a_cancellation_of_theirs_that_the_desk_undoes_is_told(rui, clara, confirmed, post):
    with later(minutes=20):
        cancel_visit(by=patient_on_link(clara), appointment=confirmed, reason="work")
        undo_change(by=rui, change=confirmed.changes.newest())
    [mail] = post(minutes=30)
    assert "Your visit is booked" in words(mail)


def test_a_move_of_theirs_that_the_desk_undoes_is_told(rui, clara, dr_ana, new_assessment, confirmed, post):
    new_assessment.online = "book"
    new_assessment.save()
    start = confirmed.starts_at + timedelta(hours=2)
    with later(minutes=20):
        by = patient_on_link(clara)
        move_visit(by=by, appointment=confirmed, practitioner=dr_ana, starts_at=start)
        undo_change(by=rui, change=confirmed.changes.newest())
    [mail] = post(minutes=30)
    assert "has changed, now" in mail["Subject"]
    assert "10:00–10:45" in words(mail)


def test_a_cancellation_of_theirs_is_still_confirmed_in_writing(clara, confirmed, post):
    with later(minutes=20):
        cancel_visit(by=patient_on_link(clara), appointment=confirmed, reason="work")
    [mail] = post(minutes=30)
    assert "cancelled, as you wished" in words(mail)
