"""A time zone in the words of calendar programs: VTIMEZONE of RFC 5545. Pure.

Where the clocks change by a yearly rule, it is one STANDARD and one DAYLIGHT with that rule: the form that every
program reads. Where they do not (Casablanca follows the moon), every change of the span stands by itself. The times
are those the wall shows just before the change; icalendar's own `Timezone.from_tzinfo` is an hour late in spring.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
# So many years of one rule are believed to go on.
YEARS = 6
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONG_AGO = datetime(1970, 1, 1)  # noqa: DTZ001


@dataclass(frozen=True)
class Change:
    """At this instant the clocks went from one offset to another."""

    moment: datetime
    before: timedelta
    after: timedelta
    name: str

    @property
    def wall(self) -> datetime:
        return (self.moment + self.before).replace(tzinfo=None)

    @property
    def weekday(self) -> str:
        return WEEKDAYS[self.wall.weekday()]

    @property
    def week(self) -> int:
        """Which of the month: 1 is the first Sunday, say, and -1 the last."""
        last = (self.wall + 7 * DAY).month != self.wall.month
        return -1 if last else (self.wall.day + 6) // 7


@lru_cache(maxsize=64)
def vtimezone(zone: ZoneInfo, first_year: int, last_year: int) -> Timezone:
    """For whatever happens from the first of January of one year to the last of December of the other."""
    start = datetime(first_year - 1, 1, 1, tzinfo=UTC)
    end = datetime(max(last_year, first_year + YEARS) + 1, 1, 1, tzinfo=UTC)
    changes = list(changes_of(zone, start, end))
    component = Timezone()
    component.add("TZID", zone.key)
    rules = by_rule(changes, first_year - 1)
    if not rules:
        component.add_component(observance(none_at(zone, start), since=LONG_AGO))
        rules = [(change, None) for change in changes if change.moment.year <= last_year + 1]
    for change, rule in rules:
        component.add_component(observance(change, rule))
    return component


def none_at(zone: ZoneInfo, moment: datetime) -> Change:
    """The offset that holds before the first change."""
    offset = moment.astimezone(zone).utcoffset() or timedelta()
    return Change(moment, offset, offset, moment.astimezone(zone).tzname() or zone.key)


def observance(
    change: Change, rule: dict[str, object] | None = None, since: datetime | None = None
) -> TimezoneStandard | TimezoneDaylight:
    part = TimezoneDaylight() if change.after > change.before else TimezoneStandard()
    part.DTSTART = since or change.wall
    part.TZOFFSETFROM, part.TZOFFSETTO = change.before, change.after
    part.add("TZNAME", change.name)
    if rule:
        part.add("RRULE", rule)
    return part


def changes_of(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[Change]:
    moment, offset = start, start.astimezone(zone).utcoffset()
    while moment < end:
        following = moment + DAY
        if following.astimezone(zone).utcoffset() != offset:
            change = exactly(zone, moment, following)
            yield change
            offset = change.after
        moment = following


def exactly(zone: ZoneInfo, start: datetime, end: datetime) -> Change:
    """The change between two instants whose offsets differ, to the second."""
    before = start.astimezone(zone).utcoffset() or timedelta()
    while end - start > SECOND:
        middle = start + (end - start) // SECOND // 2 * SECOND
        start, end = (middle, end) if middle.astimezone(zone).utcoffset() == before else (start, middle)
    there = end.astimezone(zone)
    return Change(end, before, there.utcoffset() or timedelta(), there.tzname() or "")


def by_rule(changes: Sequence[Change], first_year: int) -> list[tuple[Change, dict[str, object] | None]]:
    """The first change of each kind with its yearly rule. Empty unless every one of them follows it."""
    kinds: dict[tuple[timedelta, timedelta, str], list[Change]] = defaultdict(list)
    for change in changes:
        kinds[change.before, change.after, change.name].append(change)
    rules = [(same[0], yearly(same)) for same in kinds.values()]
    every_year = all(rule and change.wall.year == first_year for change, rule in rules)
    return rules if every_year else []


def yearly(same: Sequence[Change]) -> dict[str, object] | None:
    years = [change.wall.year for change in same]
    whens = {(change.wall.month, change.weekday, change.wall.time()) for change in same}
    weeks = {change.week for change in same}
    if years != list(range(years[0], years[0] + len(same))) or len(whens) > 1 or len(weeks) > 1:
        return None
    month, weekday, _time = whens.pop()
    return {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": f"{weeks.pop()}{weekday}"}
