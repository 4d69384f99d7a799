"""Where a kind of visit finds time: in the hours of a practitioner, without what is taken, with a place to be in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from clinic.availability import MINUTE, Search
from clinic.free_time.minutes import together
from clinic.free_time.timesheet import Timesheet
from clinic.models import Appointment, AppointmentType, Location, Practitioner, Room
from patients import clock

EVERYWHERE = -1


@dataclass
class Finder:
    """All masks are of the window of the timesheet. A visit that is moved, `besides`, keeps its length."""

    location: Location
    type: AppointmentType
    sheet: Timesheet
    room: Room | None = None
    besides: Appointment | None = None

    def starts(self, person: Practitioner) -> int:
        """The minutes at which a visit with this person can start."""
        open_time = self.sheet.open_time(person.pk, self.location, self.type)
        free = self.search.starts(open_time, self.sheet.busy[person.pk]) & self.places
        with_places = replace(self.search, grid=self.running_classes(person))
        return free | with_places.starts(open_time, self.sheet.away[person.pk])

    @cached_property
    def search(self) -> Search:
        minutes, buffer = self.type.minutes, self.type.buffer_minutes
        if self.besides:
            minutes = (self.besides.ends_at - self.besides.starts_at) // MINUTE
            buffer = (self.besides.blocked_until - self.besides.ends_at) // MINUTE
        return Search(self.sheet.window.grid & ~self.past, minutes, buffer)

    @cached_property
    def past(self) -> int:
        return self.sheet.window.before(clock.now())

    @cached_property
    def places(self) -> int:
        """Where a suitable room and suitable equipment are free, as far as they are needed and the location has any."""
        rooms, machines = self.sheet.rooms, self.sheet.machines
        found = EVERYWHERE
        if self.room:
            found &= self.anywhere({self.room.pk: rooms.get(self.room.pk, False)})
        elif self.type.needs_room and rooms:
            found &= self.anywhere(rooms)
        if self.type.needs_equipment and machines:
            found &= self.anywhere(machines)
        return found

    def anywhere(self, kept: Mapping[UUID, bool]) -> int:
        return self.search.anywhere(self.sheet.busy[key] for key, suits in kept.items() if suits)

    def running_classes(self, person: Practitioner) -> int:
        """When a class of this person begins that has places left."""
        begins = together(
            1 << session.start
            for session in self.sheet.classes
            if session.practitioner == person.pk
            and session.start >= 0
            and session.taken < self.type.capacity
            and (not self.room or self.room.pk == session.room)
        )
        return begins & ~self.past
