"""The visits of a series one by one, each with what can be chosen for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from clinic.models import Practitioner
from clinic.repeats.series_preview import Outcome
from clinic.web.slots import slot_value
from patients.errors import Invalid

LEFT_OUT = "none"


@dataclass(frozen=True)
class Option:
    value: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class Row:
    """`name` is the field that says what was chosen; what was chosen before stays, as far as it still can be."""

    name: str
    outcome: Outcome
    otherwise: str
    before: str = ""

    @property
    def local(self) -> datetime:
        return datetime.combine(self.outcome.asked.day, self.outcome.asked.wall)

    @property
    def options(self) -> list[Option]:
        offered = self.offered()
        values = [value for value, _words in offered]
        chosen = self.before if self.before in values else values[0]
        return [Option(value, words, value == chosen) for value, words in offered]

    def offered(self) -> list[tuple[str, str]]:
        """What is nearest to the wish comes first; leaving it out comes last."""
        asked, start = self.outcome.asked, self.outcome.starts_at
        found = []
        if self.outcome.free and start:
            found.append((slot_value(asked.practitioner.pk, start), _("as wished")))
        for slot in self.outcome.others:
            words = in_words(slot.local_start, self.local)
            if slot.practitioner.pk != asked.practitioner.pk:
                words = _("%(when)s with %(name)s") % {"when": words, "name": slot.practitioner}
            found.append((slot_value(slot.practitioner.pk, slot.starts_at), words))
        return [*found, (LEFT_OUT, self.otherwise)]


def in_words(local: datetime, wished: datetime) -> str:
    """The time, with its day where that is another than wished."""
    clock_time = time_format(local.time(), "TIME_FORMAT")
    if local.date() == wished.date():
        return clock_time
    return f"{date_format(local, 'D')} {date_format(local, 'j M')}, {clock_time}"


def rows_of(
    outcomes: Sequence[Outcome], names: Iterable[str], otherwise: str, before: Mapping[str, Any]
) -> list[Row]:
    return [
        Row(name, outcome, otherwise, before.get(name, ""))
        for name, outcome in zip(names, outcomes, strict=True)
    ]


def place_in(value: str, people: Sequence[Practitioner]) -> tuple[Practitioner, datetime] | None:
    """What a chosen option says: with whom and when, or None for leaving the visit out. Raises Invalid."""
    if value in ("", LEFT_OUT):
        return None
    key, _bar, moment = value.partition("|")
    try:
        starts_at = datetime.fromisoformat(moment)
        person = next((one for one in people if one.pk == UUID(key)), None)
    except ValueError:
        person = None
    if person is None or starts_at.tzinfo is None:
        raise Invalid("no_slot", _("Choose one of the times."))
    return person, starts_at
