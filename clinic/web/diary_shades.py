"""What lies behind the visits: working hours, hours kept for a class, absences and closing times, in wall time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.db.models import CharField, F, Q, UUIDField, Value

from clinic.availability import WeeklyHours
from clinic.models import Absence, Closure, OutsideBusy, WorkingHours
from clinic.web.diary_visits import Visit
from clinic.web.diary_window import WEEK, Window
from clinic.web.wall_clock import at, written

Shade = dict[str, Any]
MIDNIGHT = time(0)
HOURS = (
    "practitioner_id",
    "practitioner__name",
    "weekday",
    "starts",
    "ends",
    "valid_from",
    "valid_until",
    "only_for__name",
    "only_for__minutes",
    "only_for__capacity",
)


@dataclass
class DayOfWork:
    """One practitioner's stretches of one day, in order."""

    practitioner: str
    name: str
    day: date
    rows: list[dict[str, Any]] = field(default_factory=list)


def work_of(window: Window) -> list[DayOfWork]:
    rows = WorkingHours.objects.visible_to(window.user).filter(location=window.location)
    rows = rows.filter(practitioner__active=True).order_by("practitioner__name", "practitioner_id", "starts")
    if window.view == WEEK:
        rows = rows.filter(practitioner=window.practitioner_id)
    found: dict[tuple[str, date], DayOfWork] = {}
    for row in rows.values(*HOURS):
        hours = WeeklyHours(row["weekday"], row["starts"], row["ends"], row["valid_from"], row["valid_until"])
        key = str(row["practitioner_id"])
        for day in filter(hours.on, window.days):
            work = DayOfWork(key, row["practitioner__name"], day)
            found.setdefault((key, day), work).rows.append(row)
    return list(found.values())


def closed(work: Iterable[DayOfWork], window: Window) -> list[Shade]:
    """Outside the working hours. A day without any is closed as a whole where its column is shown."""
    return [
        shade(
            "closed",
            column(one, window),
            at(one.day, start),
            at(one.day, end) if end else midnight_after(one.day),
        )
        for one in work
        for start, end in gaps(one.rows)
    ]


def gaps(rows: Iterable[dict[str, Any]]) -> list[tuple[time, time | None]]:
    """The rest of the day around stretches that come in order of their start. None is the midnight after."""
    found: list[tuple[time, time | None]] = []
    since = MIDNIGHT
    for row in rows:
        if row["starts"] > since:
            found.append((since, row["starts"]))
        since = max(since, row["ends"])
    return [*found, (since, None)]


def kept(work: Iterable[DayOfWork], visits: Iterable[Visit], window: Window) -> list[Shade]:
    """Hours only one type may be booked in, with the places taken."""
    taken: dict[tuple[str, str], list[str]] = defaultdict(list)
    for visit in visits:
        taken[visit["practitioner"], visit["type"]].append(visit["start"])
    found = []
    for one in work:
        for row in (row for row in one.rows if row["only_for__name"]):
            start, end = at(one.day, row["starts"]), at(one.day, row["ends"])
            name = row["only_for__name"]
            seats = sum(start <= moment < end for moment in taken[one.practitioner, name])
            found.append(
                {
                    **shade("kept", column(one, window), start, end, name),
                    "taken": seats,
                    "places": places(row),
                }
            )
    return found


def places(row: dict[str, Any]) -> int:
    length = (row["ends"].hour - row["starts"].hour) * 60 + row["ends"].minute - row["starts"].minute
    return int(max(1, length // row["only_for__minutes"]) * row["only_for__capacity"])


def away(window: Window) -> list[Shade]:
    """Absences, other calendars' busy times and closing times, in one query. A closing time has no practitioner."""
    then = Q(starts_at__lt=window.whole.end, ends_at__gt=window.whole.start)
    nobody, nameless = Value(None, output_field=UUIDField()), Value("", output_field=CharField())
    absences = Absence.objects.visible_to(window.user).filter(then, practitioner__active=True)
    outside = OutsideBusy.objects.filter(then, calendar__practitioner__active=True)
    closures = Closure.objects.visible_to(window.user).filter(then, location=window.location)
    if window.view == WEEK:
        absences = absences.filter(practitioner=window.practitioner_id)
        outside = outside.filter(calendar__practitioner=window.practitioner_id)
    rows = (
        absences.order_by().values_list("practitioner_id", "starts_at", "ends_at", "reason", Value("away"))
    ).union(
        outside.order_by().values_list(
            F("calendar__practitioner_id"), "starts_at", "ends_at", nameless, Value("busy")
        ),
        closures.order_by().values_list(nobody, "starts_at", "ends_at", "name", Value("shut")),
        all=True,
    )
    return [stretch(window, *row) for row in rows]


def stretch(window: Window, key: Any, starts_at: datetime, ends_at: datetime, name: str, kind: str) -> Shade:
    """Cut to the days that are looked at."""
    start, end = max(starts_at, window.whole.start), min(ends_at, window.whole.end)
    first, last = window.wall.drawn(start, end)
    columns = None if kind == "shut" or window.view == WEEK else str(key)
    return shade(kind, columns, written(first), written(last), name)


def elsewhere(visits: Iterable[Visit]) -> list[Shade]:
    return [shade("busy", None, visit["start"], visit["end"], visit["place"]) for visit in visits]


def shade(kind: str, column: str | None, start: str, end: str, name: str = "") -> Shade:
    """Without a column it lies behind all of them."""
    return {"kind": kind, "column": column, "start": start, "end": end, "name": name}


def column(work: DayOfWork, window: Window) -> str | None:
    return None if window.view == WEEK else work.practitioner


def midnight_after(day: date) -> str:
    return at(date.fromordinal(day.toordinal() + 1), MIDNIGHT)
