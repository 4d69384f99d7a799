"""Words from outside among our own: of another direction, or longer than a line."""

import re
from unicodedata import bidirectional, category

from django.utils.translation import get_language_bidi

FIRST_STRONG, POP = "\u2068", "\u2069"
RIGHT_TO_LEFT = {"R", "AL"}
ENDLESS = re.compile(r"\S{24}(?=\S)")
MAY_BREAK = "\u200b"
# Control, format, private and unknown letters: typesetters stumble over them. Two of them shape Persian and Hindi.
STEERING = {"Cc", "Cf", "Cs", "Co", "Cn"}
JOINERS = "\u200c\u200d"


def printable(words: str) -> str:
    """In one line, without what steers instead of being read; a word longer than any line may go on in the next."""
    line = " ".join("".join(letter for letter in words if is_read(letter)).split())
    return ENDLESS.sub(rf"\g<0>{MAY_BREAK}", line)


def is_read(letter: str) -> bool:
    return letter.isspace() or letter in JOINERS or category(letter) not in STEERING


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
