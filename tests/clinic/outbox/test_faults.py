from dataclasses import replace
from datetime import timedelta

import pytest

from clinic.models import Message
from clinic.outbox.delivery import deliver_due
from clinic.outbox.kinds import kinds
from patients import clock

pytestmark = pytest.mark.django_db


def settle_all(noon, attempts):
    for number in range(attempts):
        with clock.at(noon + timedelta(hours=2 * number)):
            deliver_due()


def test_a_busy_server_is_asked_again_later(queue, postbox, noon):
    message = queue()
    postbox.refuse_recipient = lambda to: "450 Mailbox busy"
    deliver_due()
    message.refresh_from_db()
    assert (message.state, message.attempts, message.maybe_twice) == ("waiting", 1, False)
    assert message.due_at == noon + timedelta(minutes=1)
    assert message.explanation.startswith("450")


def test_the_pauses_grow(queue, postbox, noon):
    message = queue()
    postbox.answer = lambda to: "451 Later"
    pauses, moment = [], noon
    for _ in range(5):
        with clock.at(moment):
            deliver_due()
        message.refresh_from_db()
        pauses.append((message.due_at - moment) / timedelta(minutes=1))
        moment = message.due_at
    assert pauses == [1, 5, 15, 60, 60]


def test_a_refused_recipient_is_final_and_the_desk_knows(queue, postbox, clara):
    message = queue()
    postbox.refuse_recipient = lambda to: "550 No such mailbox"
    deliver_due()
    message.refresh_from_db()
    assert (message.state, message.explanation) == ("failed", "550 No such mailbox")
    notice = clara.notices.get()
    assert (notice.audience, notice.subject_id) == ("desk", clara.pk)
    assert "550 No such mailbox" in notice.summary


def test_a_refused_mail_does_not_hold_up_the_next(queue, postbox, clara, ines):
    queue(), queue(patient=ines)
    postbox.refuse_recipient = lambda to: "550 No" if to == clara.email else ""
    deliver_due()
    assert len(postbox.sent_to(ines.email)) == 1
    assert postbox.connections == 1


def test_after_the_last_attempt_a_person_is_told(queue, postbox, clara, noon, settings):
    settings.PHYSIO_MESSAGE_ATTEMPTS = 3
    message = queue()
    postbox.answer = lambda to: "451 Later"
    settle_all(noon, 5)
    message.refresh_from_db()
    assert (message.state, message.attempts) == ("failed", 3)
    assert clara.notices.count() == 1


def test_a_line_dropped_before_the_server_answered_is_tried_again(queue, postbox, clara, ines, noon):
    first, _second = queue(), queue(patient=ines)
    postbox.answer = lambda to: "drop" if to == clara.email else "250 OK"
    deliver_due()
    assert len(postbox.sent_to(ines.email)) == 1
    first.refresh_from_db()
    assert (first.state, first.maybe_twice) == ("waiting", True)
    postbox.answer = lambda to: "250 OK"
    settle_all(noon, 2)
    assert len(postbox.sent_to(clara.email)) == 1


def test_a_line_dropped_after_the_server_took_it_brings_the_same_mail_twice_and_says_so(
    queue, postbox, clara, noon
):
    message = queue()
    postbox.answer = lambda to: "drop after"
    deliver_due()
    postbox.answer = lambda to: "250 OK"
    settle_all(noon, 2)
    message.refresh_from_db()
    assert {mail["Message-ID"] for mail in postbox.kept} == {message.message_id}
    assert len(postbox.kept) == 2
    assert (message.state, message.maybe_twice) == ("sent", True)


def test_without_a_server_everything_waits_and_nothing_was_handed_over(queue, postbox, noon, settings):
    messages = [queue() for _ in range(12)]
    settings.EMAIL_PORT = 1
    assert deliver_due() == 0
    rows = Message.objects.filter(pk__in=[message.pk for message in messages])
    assert set(rows.values_list("state", "attempts", "maybe_twice", "lease_until")) == {
        ("waiting", 1, False, None)
    }
    assert set(rows.values_list("due_at", flat=True)) == {noon + timedelta(minutes=1)}


def test_a_message_that_cannot_be_written_fails_alone(queue, letter_kind, postbox, monkeypatch, ines, clara):
    def build(errand, place):
        if errand.patient == clara:
            raise ZeroDivisionError
        return letter_kind.build(errand, place)

    monkeypatch.setitem(kinds(), "letter", replace(letter_kind, build=build))
    poisoned, healthy = queue(), queue(patient=ines)
    deliver_due()
    poisoned.refresh_from_db(), healthy.refresh_from_db()
    assert (poisoned.state, healthy.state) == ("failed", "sent")
    assert clara.notices.count() == 1


def test_one_that_cannot_even_be_read_fails_alone(queue, letter_kind, postbox, monkeypatch, ines, clara):
    def load(errands):
        if any(errand.patient == clara for errand in errands):
            raise LookupError
        return letter_kind.load(errands)

    monkeypatch.setitem(kinds(), "letter", replace(letter_kind, load=load))
    poisoned, healthy = queue(), queue(patient=ines)
    deliver_due()
    poisoned.refresh_from_db(), healthy.refresh_from_db()
    assert (poisoned.state, healthy.state) == ("failed", "sent")


def test_a_kind_nobody_knows_fails_with_a_notice(queue, postbox, clara):
    message = queue(kind="telegram")
    deliver_due()
    message.refresh_from_db()
    assert message.state == Message.State.FAILED
    assert clara.notices.count() == 1
