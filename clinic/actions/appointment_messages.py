"""Promising a patient the mails about a visit.

The rows are written in the transaction of the deed: one for its news, due once the deed can no longer be undone, and
one for each reminder. Nothing is taken back here. What is right is decided when a row is due, by looking at the visit
again: a later deed has rows of its own, and those of an earlier one are then no longer wanted.

Ten visits of a series, booked at once, are one piece of news: the row of the first speaks for all. Whatever happens to
the series while that row waits joins it, and the row waits until the last of it can no longer be undone.
"""

from datetime import datetime, timedelta
from uuid import UUID

from clinic import conf
from clinic.actions.messages import draft_message, queue_messages
from clinic.letters.reminders import reminders_after
from clinic.letters.visit_news import Phase, is_news, phase_of
from clinic.models import Appointment, AppointmentChange, Message
from clinic.models.message import MessageQuerySet
from patients import clock

NEWS, REMINDER = "visit_news", "visit_reminder"


def promise_mail(change: AppointmentChange) -> None:
    """Part of every deed on a visit, so it asks for no permission of its own."""
    visit = change.appointment
    if not is_news(change) or visit.starts_at <= clock.now():
        return
    told_at = clock.now() + timedelta(minutes=conf.UNDO_MINUTES())
    if change.deed != AppointmentChange.Deed.BOOKED:
        hold_reminders(visit, told_at)
    promised = [] if joins_news(visit, told_at) else [draft(change, NEWS, told_at)]
    if phase_of(visit.status) is Phase.ON:
        hours, zone = conf.REMINDER_HOURS(), visit.location.tz
        due = reminders_after(told_at, visit.starts_at, hours, zone)
        promised += [draft(change, REMINDER, moment, before) for before, moment in due.items()]
    if promised:
        queue_messages(promised)


def hold_reminders(visit: Appointment, told_at: datetime) -> None:
    """One that falls due while the deed can be undone would be dropped for what may not last."""
    early = untouched(visit, REMINDER).filter(subject_id=visit.pk, due_at__lt=told_at)
    early.update(due_at=told_at)


def joins_news(visit: Appointment, told_at: datetime) -> bool:
    """Whether news of this visit's series waits already. It then waits for this change as well."""
    if visit.series is None:
        return False
    family = Appointment.objects.filter(series=visit.series).values("pk")
    return bool(untouched(visit, NEWS).filter(subject_id__in=family).update(due_at=told_at))


def untouched(visit: Appointment, kind: str) -> MessageQuerySet:
    """What waits, and was in no worker's hands yet: of what was tried once, nobody knows who has read it."""
    return Message.objects.filter(
        patient=visit.patient_id, kind=kind, state=Message.State.WAITING, lease_until=None, attempts=0
    )


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
