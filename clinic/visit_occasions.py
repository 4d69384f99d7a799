"""What the messages about visits are about, read for a handful of them at once, as it stands now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from clinic.actions.appointment_messages import NEWS, change_behind
from clinic.models import Appointment, AppointmentChange, Message, Offer
from clinic.outbox.kinds import Errand
from clinic.visit_news import Facts, News, Phase, facts_of, is_news, news_of, phase_of
from patients.models import Patient

State = Message.State
# The server has them, or may have them.
GONE = Q(state=State.SENT) | Q(state=State.SENDING) | Q(maybe_twice=True)


@dataclass(frozen=True)
class Occasion:
    """One visit and the change that promised the message.

    `told` is what the patient knows of the visit already, and `invited` whether it ever stood in their calendar.
    """

    message: Message
    patient: Patient
    visit: Appointment
    change: AppointmentChange
    superseded: bool
    told: Facts | None
    sure: bool
    invited: bool
    stood_since: AppointmentChange

    @property
    def phase(self) -> Phase:
        return phase_of(self.visit.status)

    @property
    def news(self) -> News | None:
        return news_of(self.visit, self.told, sure=self.sure)

    @property
    def is_held(self) -> bool:
        """Whether the visit only holds a time that was offered, or held it until the offer was over."""
        offer = getattr(self.visit, "offer", None)
        return self.phase is not Phase.ON and offer is not None and offer.state != Offer.State.ACCEPTED


def load(errands: Sequence[Errand]) -> Mapping[UUID, Occasion]:
    """Three queries, however many errands."""
    keys = {errand.message.subject_id for errand in errands}
    visits = Appointment.objects.with_names().select_related("offer").in_bulk(keys)
    changes: dict[UUID, list[AppointmentChange]] = defaultdict(list)
    for change in AppointmentChange.objects.filter(appointment__in=keys).order_by("created_at", "id"):
        changes[change.appointment_id].append(change)
    gone = told_before(errands)
    return {
        errand.message.pk: occasion(
            errand, visits[errand.message.subject_id], changes[errand.message.subject_id], gone
        )
        for errand in errands
    }


def told_before(errands: Sequence[Errand]) -> dict[UUID, Message]:
    """What left, or may have left, about these visits, by the change it was about."""
    sent: QuerySet[Message] = Message.objects.filter(
        GONE, patient__in={errand.patient.pk for errand in errands}, kind=NEWS
    )
    about = sent.filter(subject_id__in={errand.message.subject_id for errand in errands})
    return {change_behind(row.key): row for row in about.only("key", "state")}


def occasion(
    errand: Errand,
    visit: Appointment,
    changes: Sequence[AppointmentChange],
    gone: Mapping[UUID, Message],
) -> Occasion:
    own = change_behind(errand.message.key)
    number = next(place for place, change in enumerate(changes) if change.pk == own)
    newest_first = list(reversed(changes))
    heard = [
        (change, facts_of(visit, after(newest_first, change.pk)))
        for change in newest_first
        if told(change, gone, errand)
    ]
    last, knows = heard[0] if heard else (None, None)
    return Occasion(
        message=errand.message,
        patient=errand.patient,
        visit=visit,
        change=changes[number],
        superseded=any(map(is_news, changes[number + 1 :])),
        told=knows,
        sure=last is not None and gone[last.pk].state == State.SENT,
        invited=any(facts.phase is Phase.ON for _change, facts in heard),
        stood_since=changes[0],
    )


def told(change: AppointmentChange, gone: Mapping[UUID, Message], errand: Errand) -> bool:
    """A message that is tried again is not one the patient had before."""
    return change.pk in gone and gone[change.pk].pk != errand.message.pk


def after(newest_first: Iterable[AppointmentChange], last: UUID) -> list[AppointmentChange]:
    found = []
    for change in newest_first:
        if change.pk == last:
            break
        found.append(change)
    return found
