from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User

from clinic.actions.appointments import book_appointment
from clinic.models import Appointment
from clinic.outbox.delivery import deliver_due
from patients import clock
from tests.clinic.outbox.conftest import NOON, nudges, postbox
from tests.mailbox import Postbox

__all__ = ["nudges", "postbox"]

LONDON = ZoneInfo("Europe/London")
Post = Callable[..., list[EmailMessage]]


@pytest.fixture(autouse=True)
def noon(settings: Any) -> Iterator[datetime]:
    """Nobody's quiet hours, on the day everything is booked."""
    settings.PHYSIO_SITE_URL = "https://clinic.example"
    with clock.at(NOON):
        yield NOON


@pytest.fixture
def wanted(visit: dict[str, Any]) -> dict[str, Any]:
    """What it takes to book clara in five days at ten."""
    day = NOON.astimezone(LONDON).date() + timedelta(days=5)
    return {**visit, "starts_at": datetime(day.year, day.month, day.day, 10, tzinfo=LONDON)}


@pytest.fixture
def booked(rui: User, wanted: dict[str, Any]) -> Appointment:
    return book_appointment(by=rui, **wanted)


@pytest.fixture
def confirmed(booked: Appointment, post: Post) -> Appointment:
    """The visit, with its confirmation in clara's mailbox."""
    post(minutes=3)
    return booked


@pytest.fixture
def post(postbox: Postbox) -> Post:
    """`post(hours=48)` lets the worker run so long after noon, and answers with the mails of that round."""

    def run(**later: float) -> list[EmailMessage]:
        before = len(postbox.kept)
        with clock.at(NOON + timedelta(**later)):
            deliver_due()
        return postbox.kept[before:]

    return run


def later(**time: float) -> AbstractContextManager[Any]:
    return clock.at(NOON + timedelta(**time))


def words(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body
    return " ".join(str(body.get_content()).split())


def files(mail: EmailMessage) -> list[EmailMessage]:
    return list(mail.iter_attachments())  # type: ignore[arg-type]
