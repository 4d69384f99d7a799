"""The diary as lists: one for each column, its visits, its free times and what stands in their way, by the clock.

What a phone, a printer and a browser without JavaScript show.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from clinic.models import Appointment
from clinic.web.diary_shades import DayOfWork, Shade
from clinic.web.diary_state import DiaryState
from clinic.web.diary_visits import Visit
from clinic.web.diary_window import ROOMS, WEEK
from clinic.web.wall_clock import at
from patients.web.status_marks import STATUS_MARKS

SHORTEST_MINUTES = 15
WORDS = dict(Appointment.Status.choices)
REASONS = dict(Appointment.Reason.choices)


@dataclass(frozen=True)
class Row:
    """`kind`: visit, free, or why the time cannot be had."""

    kind: str
    starts: datetime
    ends: datetime
    name: str = ""
    visit: Visit = field(default_factory=dict)

    @property
    def marks(self) -> dict[str, Any]:
        status = self.visit["status"]
        tone, icon = STATUS_MARKS[status]
        return {
            "tone": tone,
            "icon": icon,
            "label": WORDS[status],
            "reason": REASONS.get(self.visit["reason"], ""),
        }


@dataclass(frozen=True)
class Section:
    name: str
    day: date
    practitioner: str
    rows: list[Row]

    @property
    def visits(self) -> int:
        return sum(row.kind == "visit" for row in self.rows)

    @property
    def first_free(self) -> Row | None:
        return next((row for row in self.rows if row.kind == "free"), None)


def sections(state: DiaryState) -> list[Section]:
    window = state.window
    if window.view == WEEK:
        return [section(state, "", day, "") for day in window.days]
    return [section(state, one["name"], window.day, one["id"]) for one in state.columns]


def section(state: DiaryState, name: str, day: date, column: str) -> Section:
    visits = [v for v in state.visits.there if v["column"] == column and v["start"][:10] == day.isoformat()]
    behind = [one for one in state.shades if touches(one, day, column) and one["kind"] != "closed"]
    rows = [visit_row(visit) for visit in visits]
    rows += [row(one["kind"], one["start"], one["end"], one["name"]) for one in behind]
    practitioner = "" if state.window.view == ROOMS else column or str(state.window.practitioner_id)
    work = [one for one in state.work if (one.practitioner, one.day) == (practitioner, day)]
    busy = [(one["start"], one["free"]) for one in visits] + [(one["start"], one["end"]) for one in behind]
    rows += [row("free", start, end) for start, end in free(work, [*busy, ("", state.window.now)])]
    return Section(name, day, practitioner, sorted(rows, key=lambda one: (one.starts, one.kind != "visit")))


def touches(one: Shade, day: date, column: str) -> bool:
    inside = one["start"][:10] <= day.isoformat() and one["end"] > f"{day.isoformat()}T00:00"
    return inside and one["column"] in (None, column)


def free(work: Iterable[DayOfWork], busy: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """What is left of the working hours, as wall times."""
    taken, since = sorted(busy), ""
    found = []
    for one in work:
        for hours in one.rows:
            since, end = max(since, at(one.day, hours["starts"])), at(one.day, hours["ends"])
            for start, until in taken:
                if since < start < end:
                    found.append((since, start))
                since = max(since, until) if start < end else since
            found.append((since, end))
            since = max(since, end)
    return [(start, end) for start, end in found if minutes(start, end) >= SHORTEST_MINUTES]


def minutes(start: str, end: str) -> float:
    return (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds() / 60


def row(kind: str, start: str, end: str, name: str = "") -> Row:
    return Row(kind, datetime.fromisoformat(start), datetime.fromisoformat(end), name)


def visit_row(visit: Visit) -> Row:
    return replace(row("visit", visit["start"], visit["end"]), visit=visit)
