from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.models import Message
from clinic.outbox.delivery import deliver_due
from clinic.outbox.nudge import broker
from patients import clock
from patients.actors import SYSTEM
from patients.models import Document, Patient
from tests.mailbox import Postbox, free_port, serve
from treatments.actions.follow_ups import plan_follow_ups, release_due
from treatments.models import Episode, FollowUp, Programme, ProgrammeVersion, Session

# Noon in London on a summer's day to come, so that what the fixtures wrote lies in the past.
NOON = datetime(datetime.now(UTC).year + 1, 5, 12, 11, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def addresses(settings) -> None:
    settings.ROOT_URLCONF = "tests.treatments.follow_ups.urls"
    settings.PHYSIO_SITE_URL = "https://clinic.example"


@pytest.fixture(autouse=True)
def nudges(monkeypatch) -> list[tuple[str, ...]]:
    """The tasks workers were nudged for; no broker runs beside these tests."""
    told: list[tuple[str, ...]] = []
    monkeypatch.setattr(broker, "tell", lambda *task: told.append(task))
    return told


@pytest.fixture
def postbox(settings) -> Iterator[Postbox]:
    box = Postbox()
    port = free_port()
    controller = serve(box, port)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5
    yield box
    controller.stop()


@pytest.fixture
def noon() -> Iterator[datetime]:
    with clock.at(NOON):
        yield NOON


@pytest.fixture
def spasm(clara: Patient, riverside) -> Episode:
    """clara's acute episode."""
    return Episode.objects.create(patient=clara, region="low_back")


def issue(episode: Episode, number: int) -> ProgrammeVersion:
    """A signed visit's version of the programme, as signing leaves it."""
    programme, _ = Programme.objects.get_or_create(episode=episode)
    handout = Document.objects.create(
        patient=episode.patient,
        title="Programme",
        file_name="programme.pdf",
        media_type="application/pdf",
        content=b"%PDF-1.7 bridge",
    )
    return ProgrammeVersion.objects.create(
        programme=programme,
        session=Session.objects.create(episode=episode),
        number=number,
        content={"note": "", "items": [{"key": "t04", "name": "Bridge"}]},
        handout=handout,
    )


def promise(by: User, version: ProgrammeVersion) -> list[FollowUp]:
    """What signing the version's visit plans."""
    assert version.session
    return plan_follow_ups(by=by, session=version.session, programme_version=version)


@pytest.fixture
def version(spasm: Episode, noon: datetime) -> ProgrammeVersion:
    return issue(spasm, 1)


@pytest.fixture
def promised(ana, version: ProgrammeVersion) -> list[FollowUp]:
    """What ana's signature planned."""
    return promise(ana, version)


@pytest.fixture
def released(promised: list[FollowUp]) -> Message:
    """The programme's message, in the outbox and due."""
    release_due(by=SYSTEM)
    return Message.objects.get(kind="programme")


@pytest.fixture
def settled() -> Any:
    """`settled(message)` delivers what is due and reads the row again."""

    def settle(message: Message) -> Message:
        deliver_due()
        message.refresh_from_db()
        return message

    return settle
