"""Meaning to write to a patient."""

from collections.abc import Sequence
from datetime import datetime
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.db import transaction

from clinic.models import Message
from clinic.outbox.nudge import nudge
from patients import audit, clock
from patients.actors import Actor
from patients.models import Patient

DELIVER = "clinic.tasks.deliver_due_messages"


def draft_message(*, key: str, kind: str, patient_id: UUID, subject_id: UUID, due_at: datetime) -> Message:
    """A message not saved yet. Its Message-ID is fixed now and stays, however often it has to be sent."""
    message = Message(key=key, kind=kind, patient_id=patient_id, subject_id=subject_id, due_at=due_at)
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    message.message_id = f"<{message.pk.hex}@{domain}>"
    return message


def queue_messages(messages: Sequence[Message]) -> None:
    """Save drafts, and nudge a worker once if any is due. What is due later, the sweep finds.

    A key that is already there stands for the same intent and is left alone.
    """
    Message.objects.bulk_create(messages, ignore_conflicts=True)
    if any(message.due_at <= clock.now() for message in messages):
        nudge(DELIVER)


def queue_message(
    *, by: Actor, key: str, kind: str, patient: Patient, subject_id: UUID, due_at: datetime
) -> Message:
    """Mean to send one message. Meaning it twice, by the same `key`, answers with the same row.

    Part of other deeds, so it asks for no permission of its own.
    """
    draft = draft_message(key=key, kind=kind, patient_id=patient.pk, subject_id=subject_id, due_at=due_at)
    with transaction.atomic():
        queue_messages([draft])
        message = Message.objects.get(key=key)
        if message.pk == draft.pk:
            audit.record(by=by, deed="message.queued", about=message, patient=patient)
    return message
