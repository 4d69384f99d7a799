"""The walking ladder: short walks with rests, step by step to one of half an hour.

Levels and their source: `content/dosage.toml`.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from treatments import content
from treatments.content import Rung
from treatments.doses.pain_zones import Zone


def rung(level: int) -> Rung:
    """Raises KeyError for a level that the ladder does not have."""
    return {row.level: row for row in content.walking_ladder()}[level]


def highest_level() -> int:
    return max(row.level for row in content.walking_ladder())


def comfortable_days(zones: Sequence[tuple[datetime, Zone]]) -> int:
    """How many of the latest days, without one between that was not, had every walk green.

    A day with an answer still missing is left out: it is neither comfortable nor uncomfortable yet.
    """
    days: dict[date, set[Zone]] = {}
    for at, found in zones:
        days.setdefault(at.date(), set()).add(found)
    return streak(days[day] for day in sorted(days, reverse=True))


def streak(days: Iterable[set[Zone]]) -> int:
    count = 0
    for found in days:
        if found - {Zone.GREEN, Zone.PENDING}:
            break
        count += Zone.PENDING not in found
    return count
