from datetime import timedelta

import pytest

from clinic.actions.appointments import book_appointment
from clinic.actions.undo import undo_change
from clinic.letters.visit_occasions import load
from clinic.models import Message
from clinic.outbox.kinds import Errand
from patients.actions.consents import record_consent
from patients.actors import SYSTEM
from patients.models import Link, Patient
from tests.clinic.visit_mail.conftest import later, words

pytestmark = pytest.mark.django_db


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
        undo_change(by=rui, change=booked.changes.newest())
    assert post(minutes=10) == []
    assert post(days=4) == []
    assert set(Message.objects.values_list("state", flat=True)) == {"not_wanted"}


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
