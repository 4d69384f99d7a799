import pytest

from clinic.models import Message

pytestmark = pytest.mark.django_db


def test_meaning_it_twice_writes_one_row(queue):
    assert queue(key="visit-1/letter").pk == queue(key="visit-1/letter").pk
    assert Message.objects.count() == 1


def test_the_message_id_is_fixed_from_the_start(queue, settings):
    settings.DEFAULT_FROM_EMAIL = "Riverside <hello@riverside.example>"
    message = queue()
    assert message.message_id == f"<{message.pk.hex}@riverside.example>"


def test_a_worker_is_nudged_after_the_commit_and_not_before(
    queue, nudges, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        queue()
        assert nudges == []
    assert nudges == ["clinic.tasks.deliver_due_messages"]


def test_the_access_log_says_once_who_meant_it(queue, clara):
    queue(key="visit-1/letter")
    queue(key="visit-1/letter")
    assert clara.access_events.filter(deed="message.queued").count() == 1
