"""Free times as a visitor sees them: a strip of days with counts, the times of one day by part of the day.

All times are wall times of the clinic, without a zone, so no template moves them into another one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from clinic.diary import Slot
from clinic.models import AppointmentType, Location, Practitioner
from clinic.online import choices as online
from clinic.web.online_choice import Choice, slot_value
from patients.errors import Invalid

DAYS = 7
NOON, EVENING = time(12), time(17)


@dataclass(frozen=True, order=True)
class Time:
    """One time to press. `local` is the clinic's wall time."""

    local: datetime
    practitioner: Practitioner = field(compare=False)
    value: str = ""
    url: str = ""

    @property
    def day(self) -> date:
        return self.local.date()


@dataclass(frozen=True)
class Day:
    date: date
    free: int
    url: str
    chosen: bool


class Times:
    """Seven days from a multiple of seven days after today on, one of them open."""

    def __init__(self, choice: Choice, location: Location, type: AppointmentType) -> None:
        self.choice = choice
        self.facts: dict[str, Any] = {
            "practitioners": choice.wanted_people,
            "location": location,
            "type": choice.type,
        }
        self.today = online.today_at(location)
        self.last_day = online.last_day_of(type, location)
        self.day = max(choice.day, self.today) if choice.day else self.first_day()
        if self.day > self.last_day:
            raise Invalid("too_far_ahead", _("This day is too far ahead to be booked online."))
        self.start = self.today + (self.day - self.today) // timedelta(days=DAYS) * timedelta(days=DAYS)

    def first_day(self) -> date:
        found = online.next_free(**self.facts, first_day=self.today)
        return found[0].local_start.date() if found else self.today

    @cached_property
    def slots(self) -> list[Slot]:
        found = online.free_times(**self.facts, first_day=self.start, days=DAYS)
        return online.one_for_each_time(found)

    @property
    def days(self) -> list[Day]:
        return [self.of_day(self.start + timedelta(days=number)) for number in range(DAYS)]

    def of_day(self, day: date) -> Day:
        free = sum(slot.local_start.date() == day for slot in self.slots)
        return Day(day, free, self.choice.url(day=day, slot=None), day == self.day)

    @property
    def parts(self) -> list[tuple[str, list[Time]]]:
        """The open day's times by part of the day, without the parts that have none."""
        times = [self.button(slot) for slot in self.slots if slot.local_start.date() == self.day]
        return by_part(times)

    def button(self, slot: Slot) -> Time:
        return as_time(slot, self.choice.slot_url(slot))

    @property
    def week_before(self) -> str:
        day = self.start - timedelta(days=DAYS)
        return self.choice.url(day=day, slot=None) if day >= self.today else ""

    @property
    def week_after(self) -> str:
        day = self.start + timedelta(days=DAYS)
        return self.choice.url(day=day, slot=None) if day <= self.last_day else ""

    @cached_property
    def next(self) -> Time | None:
        """The first free time after an open day that has none."""
        found = online.next_free(**self.facts, first_day=max(self.day, self.today) + timedelta(days=1))
        if not found:
            return None
        day = found[0].local_start.date()
        return as_time(found[0], self.choice.url(day=day, slot=None))


def as_time(slot: Slot, url: str = "") -> Time:
    local = slot.local_start.replace(tzinfo=None)
    return Time(local, slot.practitioner, slot_value(slot), url)


def by_part(times: Sequence[Time]) -> list[tuple[str, list[Time]]]:
    parts = (
        (_("Morning"), [time for time in times if time.local.time() < NOON]),
        (_("Afternoon"), [time for time in times if NOON <= time.local.time() < EVENING]),
        (_("Evening"), [time for time in times if time.local.time() >= EVENING]),
    )
    return [(name, those) for name, those in parts if those]


def clock_of(location: Location) -> str:
    """The city whose clock the clinic's times are: “London” for Europe/London."""
    return location.zone.rpartition("/")[2].replace("_", " ")
