"""Words from outside among our own: of another direction, or longer than a line."""

import re
from unicodedata import bidirectional

from django.utils.translation import get_language_bidi

FIRST_STRONG, POP = "\u2068", "\u2069"
RIGHT_TO_LEFT = {"R", "AL"}
ENDLESS = re.compile(r"\S{24}(?=\S)")
MAY_BREAK = "\u200b"
# Two letters that are not seen and yet shape Persian and Hindi.
JOINERS = "\u200c\u200d"


def printable(words: str) -> str:
    """In one line, without what steers instead of being read: typesetters stumble over it.

    A word longer than any line may go on in the next.
    """
    if not words.isprintable():
        words = "".join(letter for letter in words if is_read(letter))
    return ENDLESS.sub(rf"\g<0>{MAY_BREAK}", " ".join(words.split()))


def is_read(letter: str) -> bool:
    return letter.isprintable() or letter.isspace() or letter in JOINERS


def isolated(words: str) -> str:
    """A name, a number, an address that keeps its own order, whichever way the sentence around it runs.

    Left as it is where everything runs the same way.
    """
    words = printable(words)
    if not words:
        return ""
    if get_language_bidi() or any(bidirectional(letter) in RIGHT_TO_LEFT for letter in words):
        return f"{FIRST_STRONG}{words}{POP}"
    return words
