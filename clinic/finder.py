"""Where a kind of visit finds time: in the hours of a practitioner, without what is taken, with a place to be in."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from clinic.availability import MINUTE, Search, WeeklyHours
from clinic.minutes import together
from clinic.models import Appointment, AppointmentType, Location, Practitioner, Room
from clinic.taken import Taken
from patients import clock

EVERYWHERE = -1


@dataclass
class Finder:
    """All masks are of the window of `taken`. A visit that is moved, `besides`, keeps its length."""

    location: Location
    type: AppointmentType
    taken: Taken
    room: Room | None = None
    besides: Appointment | None = None

    def starts(self, person: Practitioner, hours: Collection[WeeklyHours]) -> int:
        """The minutes at which a visit with this person can start."""
        taken, a_class = self.taken, self.type.capacity > 1
        open_time = (
            taken.window.open_for(hours, self.type.pk, a_class=a_class) & ~taken.busy[self.location.pk]
        )
        free = self.search.starts(open_time, taken.busy[person.pk]) & self.places
        if a_class:
            running = replace(self.search, grid=self.with_seats(person))
            free |= running.starts(open_time, taken.away[person.pk])
        return free

    @cached_property
    def search(self) -> Search:
        minutes, buffer = self.type.minutes, self.type.buffer_minutes
        if self.besides:
            minutes = (self.besides.ends_at - self.besides.starts_at) // MINUTE
            buffer = (self.besides.blocked_until - self.besides.ends_at) // MINUTE
        return Search(self.taken.window.grid & ~self.past, minutes, buffer)

    @cached_property
    def past(self) -> int:
        return self.taken.window.before(clock.now())

    @cached_property
    def places(self) -> int:
        """Where a suitable room and suitable equipment are free, as far as they are needed and the location has any."""
        rooms, machines = self.taken.rooms, self.taken.machines
        found = EVERYWHERE
        if self.room:
            found &= self.anywhere({self.room.pk: rooms.get(self.room.pk, False)})
        elif self.type.needs_room and rooms:
            found &= self.anywhere(rooms)
        if self.type.needs_equipment and machines:
            found &= self.anywhere(machines)
        return found

    def anywhere(self, kept: Mapping[UUID, bool]) -> int:
        return self.search.anywhere(self.taken.busy[key] for key, suits in kept.items() if suits)

    def with_seats(self, person: Practitioner) -> int:
        """When a class of this person begins that has places left."""
        begins = together(
            1 << minute
            for (who, room, minute), visits in self.taken.seats.items()
            if who == person.pk and visits < self.type.capacity and (not self.room or self.room.pk == room)
        )
        return begins & ~self.past
