"""Handing a mail to the server, and reading its answer."""

import logging
import smtplib
from dataclasses import dataclass
from enum import Enum

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

log = logging.getLogger(__name__)

PERMANENT = 500


class Outcome(Enum):
    TAKEN = "taken"
    REFUSED = "refused"
    LATER = "later"
    # The connection broke on the way: the server may have the mail or not.
    UNKNOWN = "unknown"
    # No connection at all: nothing was handed over, and trying the next message is pointless.
    AWAY = "away"


@dataclass(frozen=True)
class Answer:
    outcome: Outcome
    words: str = ""


class Post:
    """One connection for many messages, opened when first needed and again after it broke."""

    def __init__(self, connection: BaseEmailBackend | None = None) -> None:
        self.connection: BaseEmailBackend = connection or get_connection()
        self.is_open = False

    def __enter__(self) -> "Post":
        return self

    def __exit__(self, *_: object) -> None:
        self.hang_up()

    def hang_up(self) -> None:
        if self.is_open:
            self.is_open = False
            try:
                self.connection.close()
            except Exception as error:  # noqa: BLE001
                log.info("The mail server did not say goodbye: %s", error)

    def reach(self) -> Answer:
        """Make sure there is a connection."""
        if self.is_open:
            return Answer(Outcome.TAKEN)
        try:
            self.connection.open()
        except Exception as error:  # noqa: BLE001
            log.warning("The mail server cannot be reached: %s", error)
            self.is_open = True
            self.hang_up()
            return Answer(Outcome.AWAY, explain(error))
        self.is_open = True
        return Answer(Outcome.TAKEN)

    def hand_over(self, email: EmailMessage) -> Answer:
        try:
            self.connection.send_messages([email])
        except smtplib.SMTPException as error:
            answer = read(error)
        except Exception as error:  # noqa: BLE001
            answer = Answer(Outcome.UNKNOWN, explain(error))
        else:
            return Answer(Outcome.TAKEN)
        log.warning(
            "The mail server did not take %s: %s", email.extra_headers.get("Message-ID"), answer.words
        )
        if answer.outcome is not Outcome.REFUSED:
            self.hang_up()
        return answer


def read(error: smtplib.SMTPException) -> Answer:
    """What an SMTP answer means for the message.

    A refused sender is our own misconfiguration and may be put right: later.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        return by_code(code, words)
    if isinstance(error, smtplib.SMTPSenderRefused):
        return Answer(Outcome.LATER, explain(error))
    if isinstance(error, smtplib.SMTPResponseException):
        return by_code(error.smtp_code, error.smtp_error)
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Answer(Outcome.REFUSED, explain(error))
    return Answer(Outcome.UNKNOWN, explain(error))


def by_code(code: int, words: bytes | str) -> Answer:
    said = words.decode(errors="replace") if isinstance(words, bytes) else words
    outcome = Outcome.REFUSED if code >= PERMANENT else Outcome.LATER
    return Answer(outcome, f"{code} {said}"[:300])


def explain(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]
