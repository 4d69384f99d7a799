"""The letters that arrived: what the mail server took, as the patients' programs would show it."""

import re
import time
from collections.abc import Callable
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from functools import partial
from pathlib import Path

PATIENCE_SECONDS = 60
LINK = re.compile(r"https?://\S+/p/([\w-]+)/")


class Letterbox:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def of(self, address: str) -> list[EmailMessage]:
        """What this address got, the oldest first."""
        parser = BytesParser(policy=policy.default)
        letters = [parser.parsebytes(file.read_bytes()) for file in sorted(self.folder.glob("*.eml"))]
        return [letter for letter in letters if letter["Delivered-To"] == address]

    def programmes(self, address: str) -> list[EmailMessage]:
        """The same without letters about visits."""
        return [letter for letter in self.of(address) if LINK.search(text_of(letter))]

    def first_for(self, address: str) -> EmailMessage:
        """Wait for it, but not for ever."""
        return first(partial(self.of, address), address)

    def programme_for(self, address: str) -> EmailMessage:
        return first(partial(self.programmes, address), address)


def first(arrived: Callable[[], list[EmailMessage]], address: str) -> EmailMessage:
    until = time.monotonic() + PATIENCE_SECONDS
    while not (letters := arrived()):
        assert time.monotonic() < until, f"Nothing came for {address} in {PATIENCE_SECONDS} seconds."
        time.sleep(0.2)
    return letters[0]


def text_of(letter: EmailMessage, kind: str = "plain") -> str:
    part = letter.get_body((kind,))
    assert part, f"The letter has no {kind} part."
    return str(part.get_content())


def token_in(letter: EmailMessage) -> str:
    """Of the programme's link, which stands in both parts."""
    plain, rich = (LINK.search(text_of(letter, kind)) for kind in ("plain", "html"))
    assert plain
    assert rich
    assert plain[1] == rich[1]
    return plain[1]
