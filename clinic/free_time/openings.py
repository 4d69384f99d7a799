"""Free stretches of the diary, however long: what is left of people's hours. One query."""

from collections.abc import Iterable, Iterator
from datetime import date

from clinic.availability import MINUTE
from clinic.free_time.minutes import minutes_in, together
from clinic.free_time.timesheet import Timesheet, timesheet
from clinic.free_time.window import window
from clinic.models import AppointmentType, Location, Practitioner
from clinic.waiting.matching import Opening, on_the_quarter
from patients import clock

# Less is nobody's visit.
SHORTEST = 20


def openings(
    people: Iterable[Practitioner], location: Location, first_day: date, days: int = 1
) -> list[Opening]:
    """By person, each in order of time, beginning on a quarter of an hour. Where rooms are kept, one is free."""
    people = list(people)
    whole = window(first_day, days, location.tz)
    # Any type: hours that are reserved for one are nobody's gap.
    sheet = timesheet([person.pk for person in people], location, AppointmentType(), whole)
    found = []
    for person in people:
        for start, end in stretches(free_minutes(person, location, sheet)):
            starts = on_the_quarter(whole.moment(start), location.tz)
            if whole.moment(end) - starts >= SHORTEST * MINUTE:
                found.append(Opening(person.pk, location.pk, starts, whole.moment(end), location.tz))
    return found


def free_minutes(person: Practitioner, location: Location, sheet: Timesheet) -> int:
    open_time = sheet.window.open_for(sheet.hours[person.pk])
    taken = sheet.busy[person.pk] | sheet.busy[location.pk] | sheet.window.before(clock.now())
    if sheet.rooms:
        open_time &= together(~sheet.busy[room] for room in sheet.rooms)
    return open_time & ~taken


def stretches(minutes: int) -> Iterator[tuple[int, int]]:
    """The first minute of each run of set minutes, and the one after its last."""
    begins = minutes & ~(minutes << 1)
    ends = ~minutes & (minutes << 1)
    return zip(minutes_in(begins), minutes_in(ends), strict=True)
