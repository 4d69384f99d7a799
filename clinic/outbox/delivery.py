"""One worker's turn. What it guarantees stands at the top of the package."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from clinic.models import Message
from clinic.outbox import settling
from clinic.outbox.claims import Claim, claim, held
from clinic.outbox.preparation import Letter, letters
from clinic.outbox.transport import Answer, Outcome, Post
from patients import clock

HANDFUL = 25
# How old the last look at the world may be when a message leaves.
FRESH = timedelta(seconds=2)


def deliver_due(*, limit: int = 50, connection: BaseEmailBackend | None = None) -> int:
    """Send what is due, `limit` messages at most, over `connection` or the project's own mail server.

    Returns how many there were; 0 also when no mail server answers.
    """
    taken = claim(limit)
    count = len(taken.ids)
    if not count:
        return 0
    with Post(connection) as post:
        return count if Turn(taken, post).run() else 0


class Turn:
    """A claim and a connection. `unsaved` is the server's answer to the last message, until a commit has it."""

    def __init__(self, taken: Claim, post: Post) -> None:
        self.claim = taken
        self.post = post
        self.unsaved: Callable[[], None] | None = None

    def run(self) -> bool:
        """Go through the claim a handful at a time. False when the mail server is away."""
        try:
            while self.claim.ids:
                self.claim.renew()
                if not self.send(self.take(HANDFUL)):
                    return False
        finally:
            if self.unsaved:
                self.unsaved()
        return True

    def take(self, count: int) -> list[Message]:
        ids, self.claim.ids = self.claim.ids[:count], self.claim.ids[count:]
        return self.load(ids)

    def load(self, ids: Iterable[UUID]) -> list[Message]:
        return list(held(ids, self.claim.ticket).select_related("patient"))

    def send(self, handful: list[Message]) -> bool:
        looked = clock.now()
        written = letters(handful)
        for number, letter in enumerate(written):
            if clock.now() - looked > FRESH:
                self.claim.ids[:0] = [late.message.pk for late in written[number:]]
                break
            answer = self.post.reach()
            if answer.outcome is Outcome.AWAY:
                self.put_back([late.message for late in written[number:]], answer.words)
                return False
            if self.begin(letter):
                answer = self.post.hand_over(letter.email)
                self.unsaved = partial(settle, letter, answer, clock.now())
        return True

    def begin(self, letter: Letter) -> bool:
        """One commit for two facts: what became of the last message, and that this one is being handed over."""
        with transaction.atomic():
            if self.unsaved:
                self.unsaved()
            ours = settling.begin(letter.message)
        self.unsaved = None
        return ours

    def put_back(self, messages: list[Message], words: str) -> None:
        with transaction.atomic():
            for message in messages + self.load(self.claim.ids):
                settling.never_reached(message, words)
        self.claim.ids = []


def settle(letter: Letter, answer: Answer, at: datetime) -> None:
    match answer.outcome:
        case Outcome.TAKEN:
            settling.sent(letter.message, letter.mail, letter.email.to[0], at)
        case Outcome.REFUSED:
            settling.fail(letter.message, answer.words)
        case _:
            settling.try_later(letter.message, answer.words, maybe_taken=answer.outcome is Outcome.UNKNOWN)
