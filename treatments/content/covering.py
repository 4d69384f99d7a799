"""What a programme is looked through for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from treatments.content import library
from treatments.content.source import ContentError, require_known, table

FILE = "coverage"
PHASES = ("calm", "move", "load", "maintain")


@dataclass(frozen=True, kw_only=True)
class CoverageLists:
    """`functional` names the exercises of each functional movement, `phases` what each phase is looked through for."""

    many: int
    planes: tuple[str, ...]
    ranges: tuple[str, ...]
    functional: Mapping[str, tuple[str, ...]]
    walking: tuple[str, ...]
    phases: Mapping[str, tuple[str, ...]]


@cache
def coverage_lists() -> CoverageLists:
    found = table(FILE)
    try:
        lists = CoverageLists(
            many=int(found["many"]),
            planes=tuple(found["planes"]),
            ranges=tuple(found["ranges"]),
            functional={name: tuple(keys) for name, keys in found["functional"].items()},
            walking=tuple(found["walking"]["exercises"]),
            phases={name: tuple(parts) for name, parts in found["phases"].items()},
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ContentError(f"{FILE}: {error} is missing or of the wrong shape.") from error
    known = [exercise["key"] for exercise in library.exercises()]
    require_known((key for keys in lists.functional.values() for key in keys), known, f"{FILE}.functional")
    require_known(lists.walking, known, f"{FILE}.walking")
    require_known(PHASES, lists.phases, f"{FILE}.phases")
    return lists
