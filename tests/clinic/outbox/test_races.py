"""Two workers at once, for real: own threads, own database connections."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from clinic.models import Message
from clinic.outbox.delivery import deliver_due
from patients import clock
from tests.emptying import empty_database

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def leave_nothing_behind(transactional_db):
    yield
    empty_database()


def in_threads(count, work):
    def alone(_number):
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as workers:
        return list(workers.map(alone, range(count)))


def test_workers_that_claim_at_once_send_each_message_once(queue, postbox, noon):
    messages = [queue() for _ in range(60)]

    def work():
        with clock.at(noon):
            while deliver_due(limit=7):
                pass

    in_threads(4, work)
    assert sorted(mail["Message-ID"] for mail in postbox.kept) == sorted(m.message_id for m in messages)
    assert set(Message.objects.values_list("state", "attempts", "maybe_twice")) == {("sent", 1, False)}


def test_meaning_the_same_thing_at_once_writes_one_row(queue, noon):
    def work():
        with clock.at(noon):
            return queue(key="visit-1/letter").pk

    assert len(set(in_threads(4, work))) == 1
    assert Message.objects.count() == 1
