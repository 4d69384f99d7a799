"""What the patients of some visits have heard, and which message speaks of which change.

Every change that is news has one message: its own or, in a series, the one that waited when it came.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from clinic.actions.appointment_messages import NEWS, REMINDER, change_behind, hours_before
from clinic.letters.visit_news import Facts, Phase, facts_of, is_news
from clinic.models import Appointment, AppointmentChange, Message
from clinic.visit_items import Item
from patients.actors import PATIENTS

State = Message.State


@dataclass(frozen=True)
class Heard:
    """What somebody knew who had heard of every change up to a number; for `sure` if it was in a mail that arrived."""

    upto: int
    sure: bool
    facts: Facts


@dataclass(frozen=True)
class Memory:
    """Visits, their changes and the messages about them, in order."""

    visits: Mapping[UUID, Appointment]
    changes: Mapping[UUID, Sequence[AppointmentChange]]
    rows: Sequence[Message]
    tellers: Mapping[UUID, Message]

    def beside(self, visit: Appointment) -> list[Appointment]:
        """The visit alone or, in order of time, all of its series."""
        if not visit.series:
            return [visit]
        series = [each for each in self.visits.values() if each.series == visit.series]
        return sorted(series, key=lambda each: (each.starts_at, each.pk))

    def item(self, visit: Appointment, besides: Message) -> Item:
        """What the patient knows of this visit. A message that is tried again is not one they had before."""
        heard = [*self.read(visit, besides), *self.done(visit)]
        last = max(heard, key=lambda each: (each.upto, each.sure), default=None)
        return Item(
            visit=visit,
            changes=self.changes[visit.pk],
            told=last.facts if last else None,
            sure=last is not None and last.sure,
            invited=any(each.facts.phase is Phase.ON for each in heard),
        )

    def read(self, visit: Appointment, besides: Message) -> Iterator[Heard]:
        """What the messages said that have gone, where they did not leave it to a later one."""
        changes = self.changes[visit.pk]
        last = {self.tellers[each.pk]: upto for upto, each in enumerate(changes) if each.pk in self.tellers}
        for row, upto in last.items():
            later = [each for each in changes[upto + 1 :] if is_news(each)]
            left = visit.series and any(each.created_at <= (row.sent_at or row.due_at) for each in later)
            if is_gone(row) and row.pk != besides.pk and not left:
                yield Heard(upto, row.state == State.SENT, self.facts(visit, upto))

    def done(self, visit: Appointment) -> Iterator[Heard]:
        """What the patient did themselves they know, so they hear of it when it is changed again."""
        news = [upto for upto, each in enumerate(self.changes[visit.pk]) if is_news(each)]
        for upto in news[:-1]:
            if self.changes[visit.pk][upto].actor in PATIENTS:
                yield Heard(upto, False, self.facts(visit, upto))

    def facts(self, visit: Appointment, upto: int) -> Facts:
        return facts_of(visit, reversed(self.changes[visit.pk][upto + 1 :]))

    def is_settled(self, visit: Appointment, message: Message) -> bool:
        """Whether this message tells how the visit is now. Otherwise a later one will."""
        newest = next((change for change in reversed(self.changes[visit.pk]) if is_news(change)), None)
        return newest is not None and self.tellers.get(newest.pk) == message

    def number(self, message: Message) -> int:
        """Of the change that promised this message."""
        own, changes = change_behind(message.key), self.changes[message.subject_id]
        return next(upto for upto, change in enumerate(changes) if change.pk == own)

    def is_superseded(self, message: Message) -> bool:
        """A reminder still holds for a visit that was moved and moved back, unless that brought one of its own."""
        number, visit = self.number(message), self.visits[message.subject_id]
        if message.kind == NEWS:
            return any(map(is_news, self.changes[visit.pk][number + 1 :]))
        return not self.holds(message) or any(
            self.number(row) > number and self.holds(row) for row in self.reminders(message)
        )

    def reminders(self, message: Message) -> Iterator[Message]:
        """Those of the same hours for the same visit."""
        same = (row for row in self.rows if row.kind == REMINDER and row.subject_id == message.subject_id)
        return (row for row in same if hours_before(row.key) == hours_before(message.key))

    def holds(self, message: Message) -> bool:
        """Whether the visit is, for its patient, as it was when this message was promised."""
        visit = self.visits[message.subject_id]
        return self.facts(visit, self.number(message)).same_as(facts_of(visit))


def is_gone(row: Message) -> bool:
    """Whether the server has it, or may have it."""
    return row.state in (State.SENT, State.SENDING) or row.maybe_twice


def remember(visits: Mapping[UUID, Appointment], patients: Iterable[UUID]) -> Memory:
    """In two queries."""
    changes: dict[UUID, list[AppointmentChange]] = defaultdict(list)
    for change in AppointmentChange.objects.filter(appointment__in=visits).in_order():
        changes[change.appointment_id].append(change)
    rows = Message.objects.filter(patient__in=patients, kind__in=(NEWS, REMINDER), subject_id__in=visits)
    kept = list(rows.defer("text").order_by("created_at", "id"))
    return Memory(visits, changes, kept, tellers_of(visits, changes, kept))


def tellers_of(
    visits: Mapping[UUID, Appointment],
    changes: Mapping[UUID, Sequence[AppointmentChange]],
    rows: Iterable[Message],
) -> dict[UUID, Message]:
    """The message of each change, by the change's key."""
    news = [row for row in rows if row.kind == NEWS]
    own = {change_behind(row.key): row for row in news}
    shared: dict[UUID, list[Message]] = defaultdict(list)
    for row in news:
        if series := visits[row.subject_id].series:
            shared[series].append(row)
    return own | {
        change.pk: joined
        for pk, made in changes.items()
        if (series := visits[pk].series)
        for change in made
        if change.pk not in own and (joined := waiting_at(change, shared[series]))
    }


def waiting_at(change: AppointmentChange, rows: Iterable[Message]) -> Message | None:
    """The newest that had not gone yet when the change came."""
    came = change.created_at
    waited = [row for row in rows if row.created_at <= came and (row.sent_at is None or came <= row.sent_at)]
    return waited[-1] if waited else None
