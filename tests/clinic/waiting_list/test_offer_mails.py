"""What the outbox sends about offers, and what it does not."""

import re
from datetime import timedelta

import pytest
from django.core import mail

from clinic.actions.offer_answers import accept_offer, decline_offer
from clinic.models import Message, Offer
from clinic.outbox.delivery import deliver_due
from patients import clock
from patients.actors import SYSTEM
from patients.models import Link
from tests.clinic.waiting_list.conftest import NOW


@pytest.fixture
def deliver():
    """`deliver(minutes=6)` is the outbox's round so long after now."""

    def run(minutes):
        with clock.at(NOW + timedelta(minutes=minutes)):
            while deliver_due():
                pass

    return run


@pytest.fixture
def offers(freed, waits, ines, somebody, sweep, settings):
    """ines and sam were asked at once."""
    settings.PHYSIO_OFFERS_AT_ONCE = 2
    settings.PHYSIO_SITE_URL = "https://clinic.example"
    waits(ines), waits(somebody(1))
    sweep()
    return Offer.objects.order_by("created_at", "id")


def sent_to(patient):
    return [letter for letter in mail.outbox if letter.to == [patient.email]]


def test_the_mail_says_when_and_where_and_carries_a_link_of_its_own(offers, deliver, ines):
    deliver(6)
    (letter,) = sent_to(ines)
    assert letter.subject == "Riverside: a time is held for you"
    for words in ("Wednesday 18 Nov", "10:00", "with Ana Sousa", "until Tuesday 12:05"):
        assert words in letter.body
    assert "assessment" not in letter.body.lower()
    assert Link.objects.get(purpose="offer", patient=ines).subject_id == offers[0].pk
    assert re.search(r"https://clinic\.example/offer/[\w-]{43}/", letter.body)


def test_about_a_time_that_is_only_held_nothing_else_is_sent(offers, deliver, ines):
    deliver(6)
    with clock.at(NOW + timedelta(minutes=7)):
        decline_offer(by=SYSTEM, offer=offers[0])
    deliver(60 * 20)
    assert len(sent_to(ines)) == 1
    assert set(Message.objects.filter(patient=ines, state="sent").values_list("kind", flat=True)) == {"offer"}


def test_who_accepts_gets_a_confirmation_and_who_missed_it_a_word(offers, deliver, ines):
    deliver(6)
    with clock.at(NOW + timedelta(minutes=7)):
        accept_offer(by=SYSTEM, offer=offers[0])
    deliver(12)
    kinds = Message.objects.filter(state="sent", patient=ines).values_list("kind", flat=True)
    assert sorted(kinds) == ["offer", "visit_news"]
    assert [letter.subject for letter in sent_to(offers[1].entry.patient)] == [
        "Riverside: a time is held for you",
        "Riverside: the time is taken",
    ]


def test_who_never_heard_of_the_time_does_not_hear_that_it_is_gone(offers, deliver):
    accept_offer(by=SYSTEM, offer=offers[0])
    deliver(6)
    assert not sent_to(offers[1].entry.patient)


def test_a_mail_that_was_late_is_not_sent_for_a_time_that_is_over(offers, deliver, ines):
    deliver(5 + 119)
    assert not sent_to(ines)
    assert "no longer held" in Message.objects.get(kind="offer", patient=ines).explanation


def test_nobody_is_asked_in_the_night(freed, waits, ines, sweep, deliver):
    waits(ines)
    freed.due_at = NOW
    freed.save()
    sweep(minutes=11 * 60 + 30)
    deliver(11 * 60 + 31)
    assert not sent_to(ines)
