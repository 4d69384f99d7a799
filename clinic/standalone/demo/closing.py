"""Bank holidays, and the days on which somebody of the demo clinic is away."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from clinic.actions.absences import add_absence
from clinic.actions.closures import close_days
from clinic.house.closing_days import Closing
from clinic.models import Location, Practitioner
from patients import clock
from patients.actors import SYSTEM

FIXED = ((1, 1, "New Year’s Day"), (12, 25, "Christmas Day"), (12, 26, "Boxing Day"))
LAST_MONDAYS = ((5, "Spring bank holiday"), (8, "Summer bank holiday"))


def close(locations: Iterable[Location]) -> None:
    """The bank holidays of a year from tomorrow on, so that the demo is never closed when somebody looks."""
    today = clock.now().date()
    near = (today + timedelta(days=1), today + timedelta(days=365))
    days = sorted(
        day for year in (today.year, today.year + 1) for day in holidays(year) if near[0] < day[0] < near[1]
    )
    closings = [Closing(day, day, name) for day, name in days]
    close_days(by=SYSTEM, locations=list(locations), closings=closings)


def holidays(year: int) -> Iterator[tuple[date, str]]:
    for month, day, name in FIXED:
        yield date(year, month, day), name
    for month, name in LAST_MONDAYS:
        last = date(year, month, 31)
        yield last - timedelta(days=last.weekday()), name


def go_away() -> None:
    """A course that some visits are in the way of, and every other Friday afternoon off."""
    today = clock.now().date()
    course = today + timedelta(days=9)
    away("chiara", course, time(8), time(18), reason="Course in London")
    friday = today + timedelta(days=(4 - today.weekday()) % 7 + 7)
    away(
        "dev",
        friday,
        time(13),
        time(18, 30),
        reason="Family",
        every_weeks=2,
        until=friday + timedelta(weeks=12),
    )


def away(username: str, day: date, starts: time, ends: time, **more: Any) -> None:
    practitioner = Practitioner.objects.get(user__username=username)
    zone = practitioner.home.tz
    start, end = (datetime.combine(day, wall, zone).astimezone(UTC) for wall in (starts, ends))
    add_absence(by=SYSTEM, practitioner=practitioner, starts_at=start, ends_at=end, **more)
