"""What another worker may take over, and when."""

from datetime import timedelta

import pytest

from clinic.outbox.claims import claim
from clinic.outbox.delivery import HANDFUL, Turn, deliver_due
from clinic.outbox.preparation import letters
from clinic.outbox.transport import Post
from patients import clock

pytestmark = pytest.mark.django_db

LATER = timedelta(seconds=21)


def test_what_one_worker_holds_no_other_takes(queue):
    message = queue()
    assert claim(50).ids == [message.pk]
    assert claim(50).ids == []


def test_claimed_and_never_begun_is_sent_by_the_next_worker_as_if_nothing_had_been(queue, postbox, noon):
    message = queue()
    claim(50)
    with clock.at(noon + LATER):
        deliver_due()
    message.refresh_from_db()
    assert (message.state, message.maybe_twice, message.attempts) == ("sent", False, 1)


def test_killed_while_handing_over_means_it_may_come_twice(queue, postbox, noon):
    message = queue()
    with Post() as post:
        turn = Turn(claim(50), post)
        [letter] = letters(turn.take(HANDFUL))
        assert turn.begin(letter)
    with clock.at(noon + LATER):
        deliver_due()
    message.refresh_from_db()
    assert (message.state, message.maybe_twice, message.attempts) == ("sent", True, 2)
    assert postbox.kept[0]["Message-ID"] == message.message_id


def test_a_slow_worker_whose_row_was_taken_over_sends_nothing(queue, postbox, noon):
    queue()
    with Post() as post:
        slow = Turn(claim(50), post)
        written = letters(slow.take(HANDFUL))
        with clock.at(noon + LATER):
            deliver_due()
            assert not slow.begin(written[0])
    assert len(postbox.kept) == 1


def test_a_slow_batch_keeps_its_lease(queue, postbox, noon, monkeypatch):
    """Twelve messages at five seconds each take three leases; nobody else finds one of them free."""
    for _ in range(12):
        queue()
    moments = iter(range(0, 10_000, 5))
    free = []

    def five_seconds_later(to):
        moment = noon + timedelta(seconds=next(moments))
        monkeypatch.setattr(clock, "now", lambda: moment)
        return "250 OK"

    postbox.answer = five_seconds_later
    original = Turn.begin

    def begin(turn, letter):
        free.extend(claim(50).ids)
        return original(turn, letter)

    monkeypatch.setattr(Turn, "begin", begin)
    deliver_due()
    assert free == []
    assert len(postbox.kept) == 12


def test_the_world_is_looked_at_again_when_the_server_is_slow(queue, postbox, clara, noon, monkeypatch):
    for _ in range(3):
        queue()

    def slow(to):
        monkeypatch.setattr(clock, "now", lambda: noon + timedelta(seconds=5))
        return "250 OK"

    looks: list[int] = []

    def look(some):
        looks.append(len(some))
        return letters(some)

    monkeypatch.setattr("clinic.outbox.delivery.letters", look)
    postbox.answer = slow
    deliver_due()
    assert looks == [3, 2]
