"""Outcome measures: what may be answered, how it is scored, and which change has been published to matter."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from treatments.content.source import ContentError, rows


class Ship(StrEnum):
    """What of a measure the product holds: our own wording, a separate data pack, or numbers only."""

    FULL = "full"
    PACK = "pack"
    NUMBERS = "numbers"


@dataclass(frozen=True, kw_only=True)
class Threshold:
    """A published change: `points` of the scale, or `percent` of the baseline. `main` ones count for a plateau."""

    source: str
    points: Decimal | None = None
    percent: Decimal | None = None
    main: bool = False


@dataclass(frozen=True, kw_only=True)
class Band:
    """A published band, from the one before up to and including `upto`. Names are neutral."""

    upto: Decimal
    name: str


@dataclass(frozen=True, kw_only=True)
class Measure:
    """`low` to `high` is the range of the score; `missing` is how many items a score may be filled in for.

    `shape` says how the answers are given; see `outcome_measures`. `is_change`: the value is a change by itself.
    """

    key: str
    name: str
    measures: str
    shape: str
    formula: str
    low: Decimal
    high: Decimal
    higher_is_better: bool
    ship: Ship
    rights: str
    source: str
    items: int = 1
    item_low: int = 0
    item_high: int = 1
    missing: int = 0
    is_change: bool = False
    thresholds: tuple[Threshold, ...] = ()
    bands: tuple[Band, ...] = ()
    band_source: str = ""


@cache
def measures() -> tuple[Measure, ...]:
    found = rows(Measure, "outcome_measures", "measure", key="key")
    for entry in found:
        if any((threshold.points is None) == (threshold.percent is None) for threshold in entry.thresholds):
            raise ContentError(f"outcome_measures {entry.key}: a threshold is in points or in percent.")
        if entry.bands and (entry.bands[-1].upto != entry.high or not entry.band_source):
            raise ContentError(
                f"outcome_measures {entry.key}: the bands end at {entry.high} and have a source."
            )
    return found


def measure(key: str) -> Measure:
    """Raises KeyError for a key that no measure has."""
    return {entry.key: entry for entry in measures()}[key]
