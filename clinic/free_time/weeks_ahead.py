"""Who is free when over months, eight weeks a question: what a series of visits is planned on."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from clinic.availability import Interval
from clinic.free_time.finder import Finder
from clinic.free_time.minutes import minutes_in, span
from clinic.free_time.timesheet import timesheet
from clinic.free_time.window import minute_of, window
from clinic.models import Appointment, AppointmentType, Location, Practitioner

WEEKS = 8
NEAR = timedelta(days=3)
DAY = timedelta(days=1)


@dataclass
class WeeksAhead:
    """The time of `moved` visits counts as free: they all go elsewhere together. From `first` on."""

    location: Location
    type: AppointmentType
    people: Sequence[Practitioner]
    first: date
    moved: Sequence[Appointment] = ()
    known: dict[int, Finder] = field(default_factory=dict)
    found: dict[tuple[int, UUID], list[int]] = field(default_factory=dict)

    def around(self, day: date) -> Finder:
        """What is known of this day and the days near it."""
        number = (day - self.first) // timedelta(weeks=WEEKS)
        if number not in self.known:
            start = self.first + number * timedelta(weeks=WEEKS) - NEAR
            whole = window(start, WEEKS * 7 + 2 * NEAR.days, self.location.tz)
            keys = [person.pk for person in self.people]
            sheet = timesheet(keys, self.location, self.type, whole)
            self.known[number] = Finder(
                self.location, self.type, sheet, besides=self.moved[0] if self.moved else None
            )
            self.set_free(self.known[number])
        return self.known[number]

    def set_free(self, finder: Finder) -> None:
        # Others in a class keep it going, so its time is not given back.
        for visit in (visit for visit in self.moved if visit.place is None):
            minutes = finder.sheet.window.mask([Interval(visit.starts_at, visit.blocked_until).stretch])
            for key in filter(None, (visit.practitioner_id, visit.room_id, visit.equipment_id)):
                finder.sheet.busy[key] &= ~minutes

    def minute(self, day: date, moment: datetime) -> int:
        return minute_of(moment) - self.around(day).sheet.window.first

    def is_free(self, person: Practitioner, day: date, moment: datetime) -> bool:
        """On the grid or beside it."""
        finder, grid = self.around(day), 1 << self.minute(day, moment)
        sheet = finder.sheet
        open_time = sheet.open_time(person.pk, self.location, self.type)
        alone = replace(finder.search, grid=grid).starts(open_time, sheet.busy[person.pk]) & finder.places
        class_there = replace(finder.search, grid=finder.running_classes(person) & grid)
        return bool(alone or class_there.starts(open_time, sheet.away[person.pk]))

    def near(self, person: Practitioner, day: date) -> list[datetime]:
        """Free starts with this person within a few days, in order of time."""
        finder, key = self.around(day), ((day - self.first) // timedelta(weeks=WEEKS), person.pk)
        if key not in self.found:
            self.found[key] = minutes_in(finder.starts(person))
        whole = finder.sheet.window
        low, high = ((edge - whole.days[0]).days for edge in (day - NEAR, day + NEAR + DAY))
        return [
            whole.moment(minute)
            for minute in self.found[key]
            if whole.midnights[low] <= minute < whole.midnights[high]
        ]

    def hindrance(self, person: Practitioner, day: date, moment: datetime) -> str:
        """Why a visit cannot start then, closing times apart."""
        finder, minute = self.around(day), self.minute(day, moment)
        sheet, search = finder.sheet, finder.search
        visit, claimed = (
            span(minute, minute + search.minutes),
            span(minute, minute + search.minutes + search.buffer),
        )
        worked = sheet.window.open_for(sheet.hours[person.pk], self.type.pk, a_class=self.type.capacity > 1)
        if visit & sheet.away[person.pk]:
            return _("%(name)s is away then.") % {"name": person}
        if visit & ~worked:
            return _("%(name)s does not work there then.") % {"name": person}
        if claimed & sheet.busy[person.pk]:
            return _("%(name)s has another visit then.") % {"name": person}
        return _("No suitable room or equipment is free then.")
