"""What the messages about visits are about, read for a handful of them at once, as it stands now.

The visits of a series are told together: one message speaks for all that changed while it waited.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from clinic.letters.visit_memory import Memory, remember
from clinic.letters.visit_news import Phase, phase_of
from clinic.models import Appointment, Message
from clinic.outbox.kinds import Errand
from clinic.visit_items import Item
from patients.models import Patient


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


def load(errands: Sequence[Errand]) -> Mapping[UUID, Occasion]:
    """Three or four queries, however many errands."""
    rows = Appointment.objects.with_names().select_related("offer")
    visits = rows.in_bulk({errand.message.subject_id for errand in errands})
    series = {visit.series for visit in visits.values() if visit.series}
    if series:
        visits |= {visit.pk: visit for visit in rows.filter(series__in=series)}
    memory = remember(visits, {errand.patient.pk for errand in errands})
    return {errand.message.pk: occasion(errand, memory) for errand in errands}


def occasion(errand: Errand, memory: Memory) -> Occasion:
    message = errand.message
    visit = memory.visits[message.subject_id]
    mine = [each for each in memory.beside(visit) if each.patient_id == errand.patient.pk]
    return Occasion(
        message=message,
        patient=errand.patient,
        visit=visit,
        superseded=memory.is_superseded(message),
        items=[memory.item(each, message) for each in mine if memory.is_settled(each, message)],
    )
