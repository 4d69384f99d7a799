from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from clinic.actions.messages import queue_message
from clinic.models import Location, Message
from clinic.outbox.kinds import Errand, Kind, Mail, kinds
from clinic.outbox.nudge import broker
from patients import clock
from patients.actors import SYSTEM
from patients.models import Patient
from tests.mailbox import Postbox, free_port, serve

# Noon in London on a summer's day to come, so that what the fixtures wrote lies in the past.
NOON = datetime(datetime.now(UTC).year + 1, 5, 12, 11, 0, tzinfo=UTC)

Queue = Callable[..., Message]


@pytest.fixture
def postbox(settings) -> Iterator[Postbox]:
    """A mail server on a free port, and Django told to use it."""
    box = Postbox()
    port = free_port()
    controller = serve(box, port)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5
    yield box
    controller.stop()


@pytest.fixture
def noon() -> Iterator[datetime]:
    """Nobody's quiet hours."""
    with clock.at(NOON):
        yield NOON


@pytest.fixture(autouse=True)
def nudges(monkeypatch) -> list[str]:
    """The names of the tasks workers were nudged for; no broker runs beside these tests."""
    told: list[str] = []
    monkeypatch.setattr(broker, "tell", lambda task, *args: told.append(task))
    return told


@pytest.fixture
def letter_kind(riverside: Location, monkeypatch) -> Kind:
    """A kind that says hello and is always wanted."""

    def build(errand: Errand, place: Location) -> Mail:
        return Mail("A letter", f"Hello {errand.patient.called}", "<p>Hello</p>", place)

    kind = Kind(
        name="letter",
        load=lambda errands: {errand.message.pk: riverside for errand in errands},
        place=lambda place: place,
        unwanted=lambda place: None,
        build=build,
    )
    monkeypatch.setitem(kinds(), "letter", kind)
    return kind


@pytest.fixture
def queue(letter_kind: Kind, clara: Patient, noon: datetime) -> Queue:
    """`queue()` means one letter to clara; keyword arguments change what is meant."""

    def mean(**changes: Any) -> Message:
        facts = {
            "key": str(uuid4()),
            "kind": "letter",
            "patient": clara,
            "subject_id": uuid4(),
            "due_at": noon,
        }
        return queue_message(by=SYSTEM, **{**facts, **changes})

    return mean
