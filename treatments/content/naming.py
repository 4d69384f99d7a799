"""What else exercises, muscles, positions and the like are called, for who looks for them."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from treatments.content import library
from treatments.content.source import ContentError, require_known, table

FILE = "other_names"
Names = Mapping[str, Mapping[str, tuple[str, ...]]]


@cache
def other_names() -> Names:
    """Section ("exercises", "region", "muscles" …) → key → the other names."""
    return checked({name: found for name, found in table(FILE).items() if name != "version"})


def checked(found: Mapping[str, Any]) -> Names:
    """The names, each section a table of lists of words, of exercises that are there. Raises ContentError."""
    for section, names in found.items():
        for key, words in names.items() if isinstance(names, dict) else [(section, None)]:
            if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
                raise ContentError(f"{FILE}.{section}.{key}: should be a list of words.")
    known = [exercise["key"] for exercise in library.exercises()]
    require_known(found.get("exercises", ()), known, f"{FILE}.exercises")
    return {section: {key: tuple(words) for key, words in names.items()} for section, names in found.items()}
