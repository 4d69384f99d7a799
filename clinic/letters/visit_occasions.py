"""What the messages about visits are about, read for a handful of them at once, as it stands now.

The visits of a series are told together: one message speaks for all of them that changed at the same time.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from clinic.actions.appointment_messages import NEWS, change_behind, speaks_of
from clinic.letters.visit_news import Facts, Phase, facts_of, is_news, phase_of
from clinic.models import Appointment, AppointmentChange, Message
from clinic.outbox.kinds import Errand
from clinic.visit_items import Item
from patients.models import Patient

State = Message.State
# The server has them, or may have them.
GONE = Q(state=State.SENT) | Q(state=State.SENDING) | Q(maybe_twice=True)


@dataclass(frozen=True)
class Occasion:
    """The visit that promised a message, and every `item` the message has to tell."""

    message: Message
    patient: Patient
    visit: Appointment
    superseded: bool
    items: Sequence[Item]

    @property
    def phase(self) -> Phase:
        return phase_of(self.visit.status)

    @property
    def news(self) -> list[Item]:
        return [item for item in self.items if item.is_worth_telling]


@dataclass(frozen=True)
class Known:
    """Visits with their changes in order, and the messages about them that have gone."""

    visits: Mapping[UUID, Appointment]
    changes: Mapping[UUID, Sequence[AppointmentChange]]
    gone: Sequence[Message]

    def beside(self, visit: Appointment) -> list[Appointment]:
        """The visit alone or, in order of time, all of its series."""
        if not visit.series:
            return [visit]
        series = [each for each in self.visits.values() if each.series == visit.series]
        return sorted(series, key=lambda each: (each.starts_at, each.pk))

    def item(self, visit: Appointment, besides: Message) -> Item:
        """What the patient knows of this visit. A message that is tried again is not one they had before."""
        changes = self.changes[visit.pk]
        family = {each.pk for each in self.beside(visit)}
        rows = [row for row in self.gone if row.subject_id in family and row.pk != besides.pk]
        heard = [
            (row, facts)
            for row in sorted(rows, key=lambda row: row.created_at)
            if (facts := told_by(row, visit, changes)) is not None
        ]
        return Item(
            visit=visit,
            changes=changes,
            told=heard[-1][1] if heard else None,
            sure=bool(heard) and heard[-1][0].state == State.SENT,
            invited=any(facts.phase is Phase.ON for _row, facts in heard),
        )

    def is_settled(self, visit: Appointment, message: Message) -> bool:
        """Whether this message tells how the visit is now. Otherwise a later one will."""
        newest = next((change for change in reversed(self.changes[visit.pk]) if is_news(change)), None)
        return newest is not None and speaks_of(message, newest, visit.series)


def told_by(row: Message, visit: Appointment, changes: Sequence[AppointmentChange]) -> Facts | None:
    """What a message that has gone said of this visit; None where it left that to a later one."""
    spoken = [number for number, change in enumerate(changes) if speaks_of(row, change, visit.series)]
    if not spoken:
        return None
    later = changes[spoken[-1] + 1 :]
    gone_at = row.sent_at or row.due_at
    if row.subject_id != visit.pk and any(is_news(each) and each.created_at <= gone_at for each in later):
        return None
    return facts_of(visit, reversed(later))


def load(errands: Sequence[Errand]) -> Mapping[UUID, Occasion]:
    """Three or four queries, however many errands."""
    rows = Appointment.objects.with_names().select_related("offer")
    visits = rows.in_bulk({errand.message.subject_id for errand in errands})
    series = {visit.series for visit in visits.values() if visit.series}
    if series:
        visits |= {visit.pk: visit for visit in rows.filter(series__in=series)}
    known = Known(visits, changes_of(visits), gone_about(visits, errands))
    return {errand.message.pk: occasion(errand, known) for errand in errands}


def changes_of(visits: Iterable[UUID]) -> Mapping[UUID, Sequence[AppointmentChange]]:
    found: dict[UUID, list[AppointmentChange]] = defaultdict(list)
    for change in AppointmentChange.objects.filter(appointment__in=visits).order_by("created_at", "id"):
        found[change.appointment_id].append(change)
    return found


def gone_about(visits: Iterable[UUID], errands: Sequence[Errand]) -> list[Message]:
    patients = {errand.patient.pk for errand in errands}
    sent = Message.objects.filter(GONE, patient__in=patients, kind=NEWS, subject_id__in=visits)
    return list(sent.defer("text"))


def occasion(errand: Errand, known: Known) -> Occasion:
    message = errand.message
    visit = known.visits[message.subject_id]
    changes = known.changes[visit.pk]
    own = change_behind(message.key)
    number = next(place for place, change in enumerate(changes) if change.pk == own)
    mine = [each for each in known.beside(visit) if each.patient_id == errand.patient.pk]
    return Occasion(
        message=message,
        patient=errand.patient,
        visit=visit,
        superseded=any(map(is_news, changes[number + 1 :])),
        items=[known.item(each, message) for each in mine if known.is_settled(each, message)],
    )
