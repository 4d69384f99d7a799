"""What becomes of a message. Every change names the lease, so whoever lost a row changes nothing."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from clinic import conf
from clinic.actions.notices import raise_notice
from clinic.models import Message, Notice
from clinic.outbox import claims
from clinic.outbox.kinds import Mail, Refusal
from clinic.signals import message_failed, message_sent
from patients import clock
from patients.actors import SYSTEM
from patients.signals import announce

log = logging.getLogger(__name__)

State = Message.State
PAUSES_MINUTES = (1, 5, 15, 60)


def begin(message: Message) -> bool:
    """Say that the message is being handed over now. False when the row is no longer ours."""
    return claims.change(
        message, state=State.SENDING, attempts=message.attempts + 1, lease_until=claims.lease_end()
    )


def sent(message: Message, mail: Mail, to: str, at: datetime) -> None:
    """The server took it. Should the row have been taken over meanwhile, the other worker's word stands."""
    ours = claims.change(
        message,
        state=State.SENT,
        lease_until=None,
        sent_at=at,
        to=to,
        subject=mail.subject[:200],
        text=mail.kept_text,
        explanation="",
    )
    if ours:
        announce(message_sent, Message, message=message)
    else:
        log.warning("Message %s was sent after its lease ran out; it may arrive twice", message.pk)


def postpone(message: Message, until: datetime) -> None:
    claims.change(message, state=State.WAITING, lease_until=None, due_at=until)


def try_later(message: Message, words: str, *, maybe_taken: bool = False) -> None:
    """Wait a growing while, or give up when the attempts are used up."""
    if maybe_taken:
        message.maybe_twice = True
    if message.attempts >= conf.MESSAGE_ATTEMPTS():
        fail(message, words)
        return
    pause = PAUSES_MINUTES[min(max(message.attempts, 1), len(PAUSES_MINUTES)) - 1]
    claims.change(
        message,
        state=State.WAITING,
        lease_until=None,
        attempts=message.attempts,
        maybe_twice=message.maybe_twice,
        due_at=clock.now() + timedelta(minutes=pause),
        explanation=words[:300],
    )


def never_reached(message: Message, words: str) -> None:
    """There was no server to hand it to. That counts as an attempt, so that an outage of hours reaches a person."""
    message.attempts += 1
    try_later(message, words)


def drop(message: Message, refusal: Refusal) -> None:
    """It is no longer right to send it. Whoever must hear of that gets a notice."""
    with transaction.atomic():
        if not claims.change(
            message, state=State.NOT_WANTED, lease_until=None, explanation=refusal.reason[:300]
        ):
            return
        if refusal.audience:
            tell(message, refusal.audience, _("Not sent: %(reason)s"))


def fail(message: Message, words: str) -> None:
    """It will not be tried again. The desk has a notice in the same commit."""
    with transaction.atomic():
        failed = claims.change(
            message,
            state=State.FAILED,
            lease_until=None,
            attempts=message.attempts,
            maybe_twice=message.maybe_twice,
            explanation=words[:300],
        )
        if failed:
            tell(message, Notice.Audience.DESK, _("An e-mail could not be delivered: %(reason)s"))
            announce(message_failed, Message, message=message)


def tell(message: Message, audience: str, sentence: str) -> None:
    """Raise the notice, one for each patient however many messages. Should even that go wrong, the message is settled
    all the same and the others go on."""
    try:
        with transaction.atomic():
            raise_notice(
                by=SYSTEM,
                patient=message.patient,
                kind="message-not-delivered",
                subject_id=message.patient_id,
                audience=audience,
                severity=Notice.Severity.TODAY,
                summary=sentence % {"reason": message.explanation},
            )
    except Exception:
        log.exception("No notice could be raised for message %s", message.pk)
