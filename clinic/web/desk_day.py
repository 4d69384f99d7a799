"""What the desk has to do today, read in a fixed number of queries."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.db.models import Q

from clinic.diary import bounds
from clinic.models import Appointment, Location, Notice
from patients import clock
from patients.models import Consent, Patient, Precaution

Status = Appointment.Status

# Visits this far ahead are confirmed or called now.
AHEAD = timedelta(days=2)
# Visits without an outcome are asked about for this long: within a week the weekday says which one.
BEHIND = timedelta(days=6)
OPEN = (Status.REQUESTED, Status.BOOKED, Status.CONFIRMED, Status.ARRIVED, Status.IN_PROGRESS)
NOT_YET_HERE = (Status.REQUESTED, Status.BOOKED, Status.CONFIRMED)
UNCONFIRMED = (Status.REQUESTED, Status.BOOKED)
# More requests than this are no list for one look.
MOST = 50


@dataclass
class DeskDay:
    user: Any
    location: Location
    visits: list[Appointment] = field(init=False)

    def __post_init__(self) -> None:
        self.now = clock.now()
        self.today = self.location.local(self.now).date()
        self.whole = bounds(self.today, self.location)
        near = Q(starts_at__gte=self.whole.start - BEHIND, starts_at__lt=self.whole.end + AHEAD)
        self.rows = list(self.here().filter(near))
        self.visits = [visit for visit in self.rows if self.is_today(visit)]

    def here(self) -> Any:
        """Visits of this location, without times that are only held for somebody who waits."""
        rows = Appointment.objects.visible_to(self.user).filter(location=self.location)
        agreed = Consent.objects.newest_word(Consent.Kind.EMAIL_CARE)
        return rows.apart_from_offers().annotate(mail=agreed).with_names().order_by("starts_at", "id")

    def is_today(self, visit: Appointment) -> bool:
        return self.whole.start <= visit.starts_at < self.whole.end

    @cached_property
    def careful(self) -> set[Any]:
        """The patients of today with a precaution."""
        patients = {visit.patient_id for visit in self.visits}
        in_force = Precaution.objects.visible_to(self.user).in_force(self.today)
        return set(in_force.filter(patient__in=patients).values_list("patient_id", flat=True))

    @property
    def expected(self) -> list[Appointment]:
        return [visit for visit in self.visits if visit.status in NOT_YET_HERE and not visit.asked_online]

    @property
    def here_now(self) -> list[Appointment]:
        return [visit for visit in self.visits if visit.status in (Status.ARRIVED, Status.IN_PROGRESS)]

    @property
    def over(self) -> list[Appointment]:
        return [visit for visit in self.visits if visit.status not in OPEN]

    @property
    def without_outcome(self) -> list[Appointment]:
        return [visit for visit in self.rows if visit.starts_at < self.whole.start and visit.status in OPEN]

    @cached_property
    def asked_online(self) -> list[Appointment]:
        """Patients who ask for a time on the public page and wait for a word, however far ahead it is."""
        wanted = self.here().filter(status=Status.REQUESTED, online=True, starts_at__gt=self.now)
        return list(wanted[:MOST])

    @property
    def unconfirmed(self) -> list[Appointment]:
        return [
            visit
            for visit in self.rows
            if visit.starts_at > self.now and visit.status in UNCONFIRMED and not visit.asked_online
        ]

    @property
    def to_confirm(self) -> list[Appointment]:
        return [visit for visit in self.unconfirmed if reached_by_mail(visit)]

    @property
    def to_call(self) -> list[Appointment]:
        """Nobody writes to them: no address, no consent, or they want to be called."""
        return [visit for visit in self.unconfirmed if not reached_by_mail(visit)]

    @cached_property
    def notices(self) -> list[Notice]:
        waiting = Notice.objects.visible_to(self.user).waiting().filter(audience=Notice.Audience.DESK)
        return list(waiting.select_related("patient")[:20])


def reached_by_mail(visit: Any) -> bool:
    wants_calls = visit.patient.reminders == Patient.Reminders.PHONE
    return bool(visit.patient.email and visit.mail) and not wants_calls
