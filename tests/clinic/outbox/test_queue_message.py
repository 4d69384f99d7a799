import pytest

from clinic.actions.messages import queue_message
from clinic.models import Message
from patients.errors import NotAllowed

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


def test_the_desk_may_not_put_words_into_the_outbox(queue, rui, clara, noon):
    with pytest.raises(NotAllowed):
        queue_message(by=rui, key="x", kind="letter", patient=clara, subject_id=clara.pk, due_at=noon)
