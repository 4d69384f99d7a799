"""The diary page as data: columns, blocks and shades of one window, for its script and for its list."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from clinic.models import Room, WaitingListEntry
from clinic.web import diary_shades
from clinic.web.diary_shades import DayOfWork, Shade
from clinic.web.diary_visits import NO_ROOM, DiaryVisits, Visit, blocks, slim
from clinic.web.diary_window import ROOMS, WEEK, Window

USUAL_DAY = (8, 18)
MIDNIGHT = "T00:00"
ENCODER = DjangoJSONEncoder(separators=(",", ":"), ensure_ascii=False)


@dataclass
class DiaryState:
    """Five queries, however many visits and however long the history."""

    window: Window

    @cached_property
    def visits(self) -> DiaryVisits:
        return DiaryVisits.of(self.window)

    @cached_property
    def blocks(self) -> list[Visit]:
        return blocks(self.visits.there)

    @cached_property
    def work(self) -> list[DayOfWork]:
        return [] if self.window.view == ROOMS else diary_shades.work_of(self.window)

    @cached_property
    def columns(self) -> list[dict[str, str]]:
        """Whoever works that day or has a visit then; every room, and one for visits without a room."""
        if self.window.view == WEEK:
            return []
        if self.window.view == ROOMS:
            rooms = Room.objects.visible_to(self.window.user).filter(location=self.window.location)
            named = {str(key): name for key, name in rooms.order_by("name").values_list("pk", "name")}
            return [{"id": key, "name": name} for key, name in named.items()] + self.without_room
        named = {one.practitioner: one.name for one in self.work}
        named |= {visit["practitioner"]: visit["who"] for visit in self.visits.there}
        ordered = sorted(named.items(), key=lambda pair: (pair[1], pair[0]))
        return [{"id": key, "name": name} for key, name in ordered]

    @property
    def without_room(self) -> list[dict[str, str]]:
        homeless = any(visit["column"] == NO_ROOM for visit in self.visits.there)
        return [{"id": NO_ROOM, "name": _("No room")}] if homeless else []

    @cached_property
    def shades(self) -> list[Shade]:
        window = self.window
        found = diary_shades.away(window)
        if window.view == ROOMS:
            return [one for one in found if one["kind"] == "shut"]
        kept = diary_shades.kept(self.work, self.visits.there, window)
        closed = diary_shades.closed(self.work, window) + self.days_off
        return closed + kept + found + diary_shades.elsewhere(self.visits.elsewhere)

    @property
    def days_off(self) -> list[Shade]:
        """Whole days without work: of the week, or of somebody who has a visit all the same."""
        if self.window.view == WEEK:
            at_work = {one.day for one in self.work}
            return [day_off(None, day) for day in self.window.days if day not in at_work]
        working = {one.practitioner for one in self.work}
        return [day_off(one["id"], self.window.day) for one in self.columns if one["id"] not in working]

    @property
    def hours(self) -> tuple[int, int]:
        """From the first full hour that holds anything to the last, and the usual day at least."""
        stretches = [
            (row["starts"].hour, up(row["ends"].isoformat("minutes")))
            for one in self.work
            for row in one.rows
        ]
        stretches += [(hour(visit["start"]), until(visit)) for visit in self.visits.there]
        return (
            min([USUAL_DAY[0], *(start for start, _end in stretches)]),
            max([USUAL_DAY[1], *(end for _start, end in stretches)]),
        )

    @cached_property
    def data(self) -> dict[str, Any]:
        first, last = self.hours
        return {
            "from": first,
            "to": last,
            "columns": self.columns,
            "visits": [slim(block) for block in self.blocks],
            "shades": self.shades,
            "waiting": self.waiting,
        }

    @cached_property
    def text(self) -> str:
        return ENCODER.encode(self.data)

    @property
    def version(self) -> str:
        """The same state has the same version, whoever computed it."""
        return f'"{sha256(self.text.encode()).hexdigest()[:32]}"'

    @property
    def waiting(self) -> int:
        """How many wait: the list beside the diary is fetched again when that changes."""
        entries = WaitingListEntry.objects.visible_to(self.window.user)
        return int(entries.filter(state=WaitingListEntry.State.WAITING).count())


def day_off(column: str | None, day: date) -> Shade:
    after = date.fromordinal(day.toordinal() + 1)
    return diary_shades.shade("closed", column, f"{day}{MIDNIGHT}", f"{after}{MIDNIGHT}")


def hour(wall: str) -> int:
    return int(wall[11:13])


def up(clock_time: str) -> int:
    """The next full hour: 18 for 17:30."""
    return int(clock_time[:2]) + (clock_time[3:5] != "00")


def until(visit: dict[str, Any]) -> int:
    return 24 if visit["end"][:10] > visit["start"][:10] else up(visit["end"][11:])
