"""What went out in the past weeks: the demo's own mail server, which knows one wrong address."""

import smtplib
from collections.abc import Sequence
from datetime import datetime

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from clinic.outbox.delivery import deliver_due
from patients import clock
from patients.actors import SYSTEM
from treatments.actions.follow_ups import release_due

WRONG_ADDRESS = "dario.dogwood@example.org"
ROUNDS = 100


class DemoPost(BaseEmailBackend):
    """Takes everything but mail to the wrong address. Nothing leaves the machine."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for mail in email_messages:
            if WRONG_ADDRESS in mail.to:
                raise smtplib.SMTPRecipientsRefused({WRONG_ADDRESS: (550, b"No such mailbox")})
        return len(email_messages)


def deliver_at(moment: datetime) -> None:
    """Let the outbox do its round as it would have at that moment."""
    with clock.at(moment):
        release_due(by=SYSTEM)
        for _round in range(ROUNDS):
            if not deliver_due(connection=DemoPost()):
                return
