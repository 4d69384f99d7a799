"""What becomes of each visit of a series before anything is booked: free, or not because of what, and what is near.

One question to the database for every eight weeks, and two for the whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property

from django.utils.formats import time_format
from django.utils.translation import gettext as _

from clinic.availability import MINUTE, Interval
from clinic.diary import Slot
from clinic.free_time.weeks_ahead import WeeksAhead
from clinic.models import Appointment, AppointmentType, Closure, Location, Practitioner
from clinic.repeats.series import at_wall_time
from patients import clock
from patients.models import Patient

HORIZON = timedelta(days=730)
NEAREST, WITH_OTHERS = 3, 2
NEAR = timedelta(days=7)


@dataclass(frozen=True)
class Asked:
    """One visit of a series: the day and the time on the wall, and with whom. `visit` is the one that would move."""

    day: date
    wall: time
    practitioner: Practitioner
    visit: Appointment | None = None


@dataclass(frozen=True)
class Outcome:
    """`why` it cannot be, empty where it can, and then the `others` that can instead, nearest first."""

    asked: Asked
    starts_at: datetime | None
    why: str = ""
    others: Sequence[Slot] = ()

    @property
    def free(self) -> bool:
        return not self.why


@dataclass
class Preview:
    """Everything about one series. `moved` are its visits that go elsewhere, all together."""

    patient: Patient
    location: Location
    type: AppointmentType
    people: Sequence[Practitioner]
    asked: Sequence[Asked]
    moved: Sequence[Appointment] = ()
    wanted: list[Interval] = field(init=False)

    def __post_init__(self) -> None:
        self.ahead = WeeksAhead(
            self.location, self.type, self.people, min(one.day for one in self.asked), self.moved
        )
        moments = [at_wall_time(one.day, one.wall, self.location.tz) for one in self.asked]
        self.moments = [moment and moment.astimezone(UTC) for moment in moments]
        self.wanted = [self.lasting(moment) for moment in self.moments if moment]

    def outcomes(self) -> list[Outcome]:
        return [self.outcome(one, moment) for one, moment in zip(self.asked, self.moments, strict=True)]

    def outcome(self, one: Asked, moment: datetime | None) -> Outcome:
        if moment is None:
            words = {"time": time_format(one.wall, "TIME_FORMAT")}
            why = _("The clocks go forward: %(time)s does not happen on this day.") % words
            return Outcome(one, None, why, self.instead(one, datetime.combine(one.day, one.wall, UTC)))
        why = self.why_not(one, moment)
        return Outcome(one, moment, why, self.instead(one, moment) if why else ())

    def why_not(self, one: Asked, moment: datetime) -> str:
        visit = self.lasting(moment)
        if visit.end <= clock.now():
            return _("This time is over.")
        if moment > clock.now() + HORIZON:
            return _("Visits are booked at most two years ahead.")
        closed = next((name for time_closed, name in self.closures if time_closed.touches(visit)), None)
        if closed is not None:
            return _("Closed: %(name)s.") % {"name": closed}
        if not self.ahead.is_free(one.practitioner, one.day, moment):
            return self.ahead.hindrance(one.practitioner, one.day, moment)
        return self.patient_busy(visit)

    def patient_busy(self, visit: Interval) -> str:
        if any(busy.touches(visit) for busy in self.elsewhere):
            return _("%(name)s has another visit then.") % {"name": self.patient.full_name}
        if sum(other.touches(visit) for other in self.wanted) > 1:
            return _("Another visit of this series is at this time.")
        return ""

    def instead(self, one: Asked, moment: datetime) -> list[Slot]:
        """The nearest times with the same person, and the same time with others."""
        if not clock.now() - NEAR < moment < clock.now() + HORIZON:
            return []
        found = [start for start in self.ahead.near(one.practitioner, one.day) if self.suits(start)]
        found.sort(key=lambda start: self.distance(start, one))
        others = [person for person in self.people if person.pk != one.practitioner.pk]
        free = [person for person in others if self.has_time(person, one.day, moment)]
        return [
            *(self.slot(one.practitioner, start) for start in found[:NEAREST]),
            *(self.slot(person, moment) for person in free[:WITH_OTHERS]),
        ]

    def distance(self, start: datetime, one: Asked) -> tuple[timedelta, timedelta]:
        """The day counts first, then the time of day."""
        wished, local = datetime.combine(one.day, one.wall), self.location.local(start).replace(tzinfo=None)
        on_the_day = datetime.combine(one.day, local.time())
        return abs(local.date() - wished.date()), abs(on_the_day - wished)

    def has_time(self, person: Practitioner, day: date, moment: datetime) -> bool:
        visit = self.lasting(moment)
        if any(busy.touches(visit) for busy in self.elsewhere) or visit.start < clock.now():
            return False
        return self.ahead.is_free(person, day, moment)

    def suits(self, start: datetime) -> bool:
        """For the patient: no other visit then, of this series or any."""
        visit = self.lasting(start)
        return not any(busy.touches(visit) for busy in [*self.elsewhere, *self.wanted])

    def slot(self, person: Practitioner, start: datetime) -> Slot:
        return Slot(person, self.location, start, self.lasting(start).end)

    def lasting(self, start: datetime) -> Interval:
        """A visit from this start on, without its buffer."""
        length = self.moved[0].ends_at - self.moved[0].starts_at if self.moved else self.type.minutes * MINUTE
        return Interval(start, start + length)

    @cached_property
    def elsewhere(self) -> list[Interval]:
        """When the patient has other visits."""
        if not self.wanted:
            return []
        visits = Appointment.objects.taking_time().filter(patient=self.patient)
        own = visits.between(min(self.wanted).start - NEAR, max(self.wanted).end + NEAR)
        rows = own.exclude(pk__in=[visit.pk for visit in self.moved]).values_list("starts_at", "ends_at")
        return [Interval(start, end) for start, end in rows]

    @cached_property
    def closures(self) -> list[tuple[Interval, str]]:
        if not self.wanted:
            return []
        rows = Closure.objects.filter(
            location=self.location, starts_at__lt=max(self.wanted).end, ends_at__gt=min(self.wanted).start
        )
        return [(Interval(row.starts_at, row.ends_at), row.name) for row in rows]
