"""What a patient should hear of a visit: what they were told, beside what is true by now.

A message about a visit is not bound to what happened but to what changed for the patient. So a visit that was moved
and moved back within the minutes of undoing brings no mail, and one that was moved before its confirmation left is
confirmed at its new time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from clinic.models import Appointment, AppointmentChange

Status = Appointment.Status
# What a patient notices of a move. The room is found on the day.
NOTICED = ("starts_at", "ends_at", "practitioner_id")


class Phase(Enum):
    """How a visit stands for its patient."""

    ASKED = "asked"
    ON = "on"
    OFF = "off"


class News(Enum):
    REQUESTED = "requested"
    BOOKED = "booked"
    ACCEPTED = "accepted"
    MOVED = "moved"
    CANCELLED = "cancelled"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


PHASES = {
    Status.REQUESTED: Phase.ASKED,
    Status.CANCELLED_BY_PATIENT: Phase.OFF,
    Status.CANCELLED_BY_CLINIC: Phase.OFF,
}


@dataclass(frozen=True)
class Facts:
    """What somebody knows of a visit."""

    phase: Phase
    starts_at: datetime
    ends_at: datetime
    practitioner: str

    def same_as(self, other: "Facts") -> bool:
        """Nobody asks for the hour of a visit that is off."""
        return self == other or self.phase is other.phase is Phase.OFF


def facts_of(visit: Appointment, since: Iterable[AppointmentChange] = ()) -> Facts:
    """The visit as it is now or, with all changes `since` a moment, newest first, as it was then."""
    state = {name: getattr(visit, name) for name in ("status", *NOTICED)}
    for change in since:
        state.update({name: change.before[name] for name in state.keys() & change.before.keys()})
    start, end = moment(state["starts_at"]), moment(state["ends_at"])
    return Facts(phase_of(state["status"]), start, end, str(state["practitioner_id"]))


def moment(value: datetime | str) -> datetime:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def phase_of(status: str) -> Phase:
    return PHASES.get(Status(status), Phase.ON)


def is_news(change: AppointmentChange) -> bool:
    """Whether the patient should hear of this change. Arriving, a room or a note is the clinic's own business."""
    before, after = change.before, change.after
    if change.deed == AppointmentChange.Deed.BOOKED or any(name in after for name in NOTICED):
        return True
    return "status" in after and phase_of(before["status"]) is not phase_of(after["status"])


def news_of(visit: Appointment, told: Facts | None, *, sure: bool = True) -> News | None:
    """What to write, or None where the patient knows everything.

    Whoever may not have got the last message, not `sure`, is told again.
    """
    now = facts_of(visit)
    if told and sure and told.same_as(now):
        return None
    if now.phase is Phase.ASKED:
        return News.REQUESTED
    if now.phase is Phase.OFF:
        return goodbye(visit, told)
    if told is None or told.phase is Phase.OFF or told.same_as(now):
        return News.BOOKED
    return News.ACCEPTED if told.phase is Phase.ASKED else News.MOVED


def goodbye(visit: Appointment, told: Facts | None) -> News:
    asked = told is not None and told.phase is Phase.ASKED
    if visit.status == Status.CANCELLED_BY_CLINIC:
        return News.DECLINED if asked else News.CANCELLED
    return News.WITHDRAWN if asked else News.CANCELLED
