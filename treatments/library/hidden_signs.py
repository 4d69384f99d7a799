"""Signs in a text that nobody sees: what no database keeps, and what lets a name be read as another one. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any
from unicodedata import category

# These turn the order of the letters behind them round.
TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
BREAKS = set("\n\r\t")


def hides_something(words: str) -> bool:
    strange = set(words) - BREAKS
    return bool(strange & TURNING) or any(category(sign) in ("Cc", "Cs") for sign in strange)


def words_in(value: Any) -> Iterator[str]:
    """The words of a fact about an exercise: its own, each step, the notes of a dose, the names of poses."""
    below = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    labels = (pose.get("label") for pose in below if isinstance(pose, Mapping))
    return (part for part in (value, *below, *labels) if isinstance(part, str))
