"""What the desk has to do today, read in a fixed number of queries."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from clinic import availability
from clinic.availability import Interval
from clinic.diary import bounds, free_slots
from clinic.models import Appointment, AppointmentType, Location, Notice, Practitioner, WaitingListEntry
from clinic.web.who import agrees_to_mail
from patients import clock
from patients.models import Precaution

Status = Appointment.Status

# Visits this far ahead are confirmed or called now.
AHEAD = timedelta(days=2)
# Visits without an outcome are asked about for this long: within a week the weekday says which one.
BEHIND = timedelta(days=6)
OPEN = (Status.REQUESTED, Status.BOOKED, Status.CONFIRMED, Status.ARRIVED, Status.IN_PROGRESS)
NOT_YET_HERE = (Status.REQUESTED, Status.BOOKED, Status.CONFIRMED)
UNCONFIRMED = (Status.REQUESTED, Status.BOOKED)


@dataclass(frozen=True)
class Gap:
    """Time nobody has booked, long enough for the shortest visit. Wall time at the location."""

    practitioner: Practitioner
    starts: datetime
    ends: datetime

    @property
    def minutes(self) -> int:
        return int((self.ends - self.starts).total_seconds()) // 60


@dataclass
class DeskDay:
    user: Any
    location: Location
    visits: list[Appointment] = field(init=False)

    def __post_init__(self) -> None:
        self.now = clock.now()
        self.today = self.location.local(self.now).date()
        self.whole = bounds(self.today, self.location)
        rows = self.here().filter(
            starts_at__gte=self.whole.start - BEHIND, starts_at__lt=self.whole.end + AHEAD
        )
        self.rows = list(rows.annotate(mail=agrees_to_mail()).with_names().order_by("starts_at", "id"))
        self.visits = [visit for visit in self.rows if self.is_today(visit)]
        self.careful = self.with_precautions()

    def here(self) -> Any:
        return Appointment.objects.visible_to(self.user).filter(location=self.location)

    def is_today(self, visit: Appointment) -> bool:
        return self.whole.start <= visit.starts_at < self.whole.end

    def with_precautions(self) -> set[Any]:
        patients = {visit.patient_id for visit in self.visits}
        in_force = Precaution.objects.visible_to(self.user).in_force(self.today)
        return set(in_force.filter(patient__in=patients).values_list("patient_id", flat=True))

    @property
    def expected(self) -> list[Appointment]:
        return [visit for visit in self.visits if visit.status in NOT_YET_HERE]

    @property
    def here_now(self) -> list[Appointment]:
        return [visit for visit in self.visits if visit.status in (Status.ARRIVED, Status.IN_PROGRESS)]

    @property
    def over(self) -> list[Appointment]:
        return [visit for visit in self.visits if visit.status not in OPEN]

    @property
    def without_outcome(self) -> list[Appointment]:
        return [visit for visit in self.rows if visit.starts_at < self.whole.start and visit.status in OPEN]

    @property
    def unconfirmed(self) -> list[Appointment]:
        return [visit for visit in self.rows if visit.starts_at > self.now and visit.status in UNCONFIRMED]

    @property
    def to_confirm(self) -> list[Appointment]:
        return [visit for visit in self.unconfirmed if reached_by_mail(visit)]

    @property
    def to_call(self) -> list[Appointment]:
        """Nobody writes to them: no address, or no consent."""
        return [visit for visit in self.unconfirmed if not reached_by_mail(visit)]

    def gaps(self) -> list[Gap]:
        people = list(Practitioner.objects.visible_to(self.user).working())
        shortest = AppointmentType.objects.order_by("minutes").filter(minutes__gte=20).first()
        if not shortest or not people:
            return []
        slots = free_slots(practitioners=people, location=self.location, type=shortest, first_day=self.today)
        local = self.location.local
        return [
            Gap(person, local(gap.start).replace(tzinfo=None), local(gap.end).replace(tzinfo=None))
            for person in people
            for gap in availability.merge(
                Interval(slot.starts_at, slot.ends_at) for slot in slots if slot.practitioner == person
            )
        ]

    def notices(self) -> list[Notice]:
        waiting = Notice.objects.visible_to(self.user).waiting().filter(audience=Notice.Audience.DESK)
        return list(waiting.select_related("patient")[:20])

    def waiting_count(self) -> int:
        entries = WaitingListEntry.objects.visible_to(self.user)
        return int(entries.filter(state=WaitingListEntry.State.WAITING).count())


def reached_by_mail(visit: Any) -> bool:
    return bool(visit.patient.email and visit.mail)
