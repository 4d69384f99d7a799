"""Workers that vanish, and tasks that run at the same time, seen from a patient's mailbox."""

from datetime import timedelta

import pytest

from clinic.models import Message
from clinic.outbox.claims import claim
from clinic.outbox.delivery import HANDFUL, Turn, deliver_due
from clinic.outbox.preparation import letters
from clinic.outbox.transport import Post
from patients import clock
from tests.clinic.outbox.conftest import NOON
from tests.clinic.visit_mail.conftest import words

pytestmark = pytest.mark.django_db

DUE = NOON + timedelta(minutes=3)
# Longer than a lease.
LATER = timedelta(seconds=21)


def test_a_worker_killed_before_it_began_costs_nothing(booked, postbox):
    with clock.at(DUE):
        claim(50)
    with clock.at(DUE + LATER):
        deliver_due()
        deliver_due()
    assert len(postbox.kept) == 1
    assert not Message.objects.filter(maybe_twice=True).exists()


def test_a_worker_killed_while_handing_over_repeats_the_same_mail(booked, postbox):
    with clock.at(DUE), Post() as post:
        turn = Turn(claim(50), post)
        [letter] = letters(turn.take(HANDFUL))
        assert turn.begin(letter)
        post.reach()
        post.hand_over(letter.email)
    with clock.at(DUE + LATER):
        deliver_due()
        deliver_due()
    first, second = postbox.kept
    assert first["Message-ID"] == second["Message-ID"]
    assert "Your visit is booked" in words(second)
    assert Message.objects.get(kind="visit_news").maybe_twice


def test_two_workers_at_once_send_one_mail(booked, postbox):
    with clock.at(DUE), Post() as post:
        turn = Turn(claim(50), post)
        deliver_due()
        turn.run()
    assert len(postbox.kept) == 1


def test_while_the_mail_server_is_away_nothing_is_lost_or_doubled(booked, postbox, settings):
    port = settings.EMAIL_PORT
    settings.EMAIL_PORT = 1
    with clock.at(DUE):
        deliver_due()
    settings.EMAIL_PORT = port
    for minutes in (2, 10, 60):
        with clock.at(DUE + timedelta(minutes=minutes)):
            deliver_due()
    assert len(postbox.kept) == 1
