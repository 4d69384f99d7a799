"""Five thousand patients who were promised their programme with its handout, and how to promise it again."""

import hashlib
import os
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from clinic.models import Message, Notice
from patients import clock
from patients.models import Consent, Document, Link, Patient
from treatments.models import Episode, FollowUp, Programme, ProgrammeVersion, Session

COUNT = 5_000
HANDOUT_BYTES = 60_000
BATCH = 250
EXERCISES = ("Pelvic tilt", "Bridge", "Cat and camel", "Bird dog", "Side plank", "Hip hinge")
MAILBOX = "promised.example.org"


def promise() -> None:
    """Every patient has a handout of their own: it carries their own link."""
    for start in range(0, COUNT, BATCH):
        with transaction.atomic():
            save_in_bulk([one_promise(number) for number in range(start, start + BATCH)])


def save_in_bulk(promises: list[list[Model]]) -> None:
    for rows in zip(*promises, strict=True):
        model: Any = type(rows[0])
        model.objects.bulk_create(rows)


def one_promise(number: int) -> list[Model]:
    patient = Patient(
        given_name="Ines",
        family_name=f"Prado {number}",
        birth_date=date(1990, 11, 2),
        email=address(number),
    )
    agreed = [Consent(patient=patient, kind=kind, given=True) for kind in ("email_care", "email_full")]
    episode = Episode(patient=patient, region="low_back")
    session = Session(episode=episode)
    programme = Programme(episode=episode)
    content = b"%PDF-1.7\n" + os.urandom(HANDOUT_BYTES)
    handout = Document(
        patient=patient,
        title="Exercise programme 1",
        file_name="programme-1.pdf",
        media_type="application/pdf",
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
    )
    version = ProgrammeVersion(
        programme=programme,
        session=session,
        number=1,
        content={"note": "", "items": [{"key": "t04", "name": name} for name in EXERCISES]},
        handout=handout,
    )
    follow_up = FollowUp(
        episode=episode,
        session=session,
        programme_version=version,
        kind=FollowUp.Kind.PROGRAMME,
        due_at=clock.now(),
    )
    return [patient, *agreed, episode, session, programme, handout, version, follow_up]


def address(number: int) -> str:
    return f"ines{number}@{MAILBOX}"


def addresses(count: int) -> set[str]:
    """Whom the first `count` follow-ups are for."""
    return {address(number) for number in range(count)}


def renew(count: int) -> None:
    """As if nothing had been sent yet: `count` follow-ups are due, the outbox is empty."""
    due = FollowUp.objects.filter(episode__patient__email__endswith=MAILBOX)
    with transaction.atomic():
        Message.objects.filter(patient__email__endswith=MAILBOX).delete()
        Notice.objects.filter(patient__email__endswith=MAILBOX).delete()
        Link.objects.filter(patient__email__endswith=MAILBOX).delete()
        due.update(state=FollowUp.State.CANCELLED)
        chosen = FollowUp.objects.filter(episode__patient__email__in=addresses(count))
        chosen.update(state=FollowUp.State.PLANNED, due_at=clock.now())
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
