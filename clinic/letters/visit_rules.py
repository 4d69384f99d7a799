"""What a patient may still do with a visit by themselves, and until when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from clinic import conf
from clinic.letters.visit_news import Phase, phase_of
from clinic.models import Appointment, AppointmentType
from patients import clock

Status = Appointment.Status
# The patient is expected. Whoever has arrived talks to the desk.
OPEN = (Status.REQUESTED, Status.BOOKED, Status.CONFIRMED)


@dataclass(frozen=True)
class Rules:
    """`until` is when moving and cancelling ends and the patient has to phone. A request can be taken back until the
    start: nobody counts on it yet."""

    visit: Appointment
    now: datetime

    @classmethod
    def of(cls, visit: Appointment) -> "Rules":
        return cls(visit, clock.now())

    @property
    def until(self) -> datetime:
        return self.visit.starts_at - timedelta(hours=conf.CANCELLATION_HOURS())

    @property
    def is_off(self) -> bool:
        return phase_of(self.visit.status) is Phase.OFF

    @property
    def is_over(self) -> bool:
        return not self.is_off and (self.now >= self.visit.starts_at or self.visit.status not in OPEN)

    @property
    def is_open(self) -> bool:
        return not self.is_off and not self.is_over

    @property
    def is_request(self) -> bool:
        return self.is_open and self.visit.status == Status.REQUESTED

    @property
    def is_late(self) -> bool:
        """Too near for anything but a phone call."""
        return self.is_open and self.now > self.until

    @property
    def may_confirm(self) -> bool:
        return self.is_open and self.visit.status == Status.BOOKED

    @property
    def may_cancel(self) -> bool:
        return self.is_open and (self.is_request or not self.is_late)

    @property
    def may_move(self) -> bool:
        return self.is_open and not self.is_late and self.visit.type.online != AppointmentType.Online.NO
