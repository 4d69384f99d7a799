"""Promising a patient the mails about a visit.

The rows are written in the transaction of the deed: one for its news, due once the deed can no longer be undone, and
one for each reminder. Nothing is taken back here. What is right is decided when a row is due, by looking at the visit
again: a later deed has rows of its own, and those of an earlier one are then no longer wanted.

Ten visits of a series, booked at once, are one piece of news: the row of the first speaks for all.
"""

from datetime import datetime, timedelta
from uuid import UUID

from clinic import conf
from clinic.actions.messages import draft_message, queue_messages
from clinic.letters.reminders import reminders_after
from clinic.letters.visit_news import Phase, is_news, phase_of
from clinic.models import Appointment, AppointmentChange, Message
from patients import clock

NEWS, REMINDER = "visit_news", "visit_reminder"
# Changes of one series within such a time are one deed to its patient.
TOGETHER = timedelta(seconds=30)


def promise_mail(change: AppointmentChange) -> None:
    """Part of every deed on a visit, so it asks for no permission of its own. One statement, or none."""
    visit = change.appointment
    if not is_news(change) or visit.starts_at <= clock.now():
        return
    told_at = clock.now() + timedelta(minutes=conf.UNDO_MINUTES())
    promised = [] if is_spoken_for(visit, told_at) else [draft(change, NEWS, told_at)]
    if phase_of(visit.status) is Phase.ON:
        hours, zone = conf.REMINDER_HOURS(), visit.location.tz
        due = reminders_after(told_at, visit.starts_at, hours, zone)
        promised += [draft(change, REMINDER, moment, before) for before, moment in due.items()]
    if promised:
        queue_messages(promised)


def is_spoken_for(visit: Appointment, told_at: datetime) -> bool:
    """Whether the same deed has promised news of this visit's series already."""
    if visit.series is None:
        return False
    waiting = Message.objects.filter(patient=visit.patient_id, kind=NEWS, state=Message.State.WAITING)
    family = Appointment.objects.filter(series=visit.series).values("pk")
    return waiting.filter(lease_until=None, due_at__gte=told_at - TOGETHER, subject_id__in=family).exists()


def speaks_of(message: Message, change: AppointmentChange, series: UUID | None) -> bool:
    """Whether this row is the news of this change."""
    together = series is not None and change.created_at <= message.created_at + TOGETHER
    return together or change_behind(message.key) == change.pk


def draft(change: AppointmentChange, kind: str, due_at: datetime, hours: int | None = None) -> Message:
    visit: Appointment = change.appointment
    what = kind if hours is None else f"{kind}-{hours}"
    return draft_message(
        key=f"{visit.pk}/{change.pk}/{what}",
        kind=kind,
        patient_id=visit.patient_id,
        subject_id=visit.pk,
        due_at=due_at,
    )


def change_behind(key: str) -> UUID:
    """The change that a message's key names."""
    return UUID(key.split("/")[1])


def hours_before(key: str) -> int:
    """Of a reminder's key."""
    return int(key.rpartition("-")[2])
