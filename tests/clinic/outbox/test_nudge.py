import time

import pytest
from celery import current_app
from django.db import transaction

from clinic.outbox.nudge import PAUSE_SECONDS, Broker, nudge
from tests.mailbox import free_port


@pytest.fixture
def broker_away(monkeypatch):
    """A broker address nobody listens at."""
    monkeypatch.setattr(current_app.conf, "broker_url", f"redis://127.0.0.1:{free_port()}/0")


def test_a_broker_that_is_away_breaks_nothing_and_holds_nobody_up(broker_away):
    began = time.monotonic()
    Broker().tell("clinic.tasks.deliver_due_messages")
    assert time.monotonic() - began < 2


def test_after_one_failure_nobody_else_waits_for_it(broker_away):
    broker = Broker()
    broker.tell("clinic.tasks.deliver_due_messages")
    assert 0 < broker.away_until - time.monotonic() <= PAUSE_SECONDS
    began = time.monotonic()
    broker.tell("clinic.tasks.deliver_due_messages")
    assert time.monotonic() - began < 0.01


@pytest.mark.django_db
def test_a_deed_that_is_rolled_back_nudges_nobody(nudges, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        try:
            with transaction.atomic():
                nudge("clinic.tasks.deliver_due_messages")
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass
    assert nudges == []


def test_a_nudge_puts_the_task_and_its_id_into_the_queue(monkeypatch):
    monkeypatch.setattr(current_app.conf, "broker_url", "memory://nudged/")
    Broker().tell("treatments.tasks.release_follow_up", "an-id")
    with current_app.connection_for_read() as connection, connection.SimpleQueue("celery") as queue:
        message = queue.get(timeout=2)
        message.ack()
    assert message.headers["task"] == "treatments.tasks.release_follow_up"
    assert message.payload[0] == ["an-id"]
