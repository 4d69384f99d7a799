"""The next level of an exercise, and the one before it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from treatments.content import library
from treatments.content.source import ContentError, require_known, table

FILE = "exercise_levels"


@dataclass(frozen=True)
class Levels:
    """Key of an exercise → key of the one that asks more, or less. Where there is none, its own words say how."""

    harder: Mapping[str, str]
    easier: Mapping[str, str]


@cache
def levels() -> Levels:
    return checked(table(FILE), [exercise["key"] for exercise in library.exercises()])


def checked(found: Mapping[str, Any], known: Iterable[str]) -> Levels:
    """The levels, if all are of known exercises and every way has an end. Raises ContentError."""
    try:
        read = Levels(harder=dict(found["harder"]), easier=dict(found["easier"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ContentError(f"{FILE}: {error} is missing or of the wrong shape.") from error
    keys = list(known)
    for name, way in vars(read).items():
        require_known([*way, *way.values()], keys, f"{FILE}.{name}")
        require_an_end(way, f"{FILE}.{name}")
    for key, more in read.harder.items():
        if read.easier.get(key) == more:
            raise ContentError(f"{FILE}: {more} cannot be both harder and easier than {key}.")
    return read


def require_an_end(way: Mapping[str, str], where: str) -> None:
    """Going on and on in one direction must end somewhere."""
    for start in way:
        seen, key = {start}, way[start]
        while key in way and key not in seen:
            seen.add(key)
            key = way[key]
        if key in seen:
            raise ContentError(f"{where}: {start} leads back to itself.")
