"""The next level of an exercise, and the one before it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

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
    found = table(FILE)
    try:
        read = Levels(harder=dict(found["harder"]), easier=dict(found["easier"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ContentError(f"{FILE}: {error} is missing or of the wrong shape.") from error
    known = [exercise["key"] for exercise in library.exercises()]
    for name, way in vars(read).items():
        require_known([*way, *way.values()], known, f"{FILE}.{name}")
        require_an_end(way, f"{FILE}.{name}")
    return read


def require_an_end(way: Mapping[str, str], where: str) -> None:
    """Going on and on in one direction must end somewhere."""
    for start in way:
        seen, key = {start}, way[start]
        while key in way:
            if key in seen:
                raise ContentError(f"{where}: {start} leads back to itself.")
            seen.add(key)
            key = way[key]
