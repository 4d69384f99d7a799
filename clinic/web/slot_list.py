"""Free times as the page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import groupby
from uuid import UUID

from clinic.diary import Slot
from clinic.models import Practitioner
from clinic.web.slots import Wish, slot_value
from patients.errors import RuleBroken


@dataclass(frozen=True)
class Button:
    """One time to press. `local` is wall time at the location."""

    value: str
    local: datetime
    wanted: bool = False


@dataclass
class SlotList:
    """The free times of the chosen day, by practitioner; where there are none, those of the next day with any."""

    wish: Wish
    wanted: time | None = None
    next_free: Sequence[Button] = ()
    day: date = field(init=False)
    groups: list[tuple[Practitioner, list[Button]]] = field(init=False)

    def __post_init__(self) -> None:
        slots = self.wish.on_the_day()
        self.nothing_on_the_day = not slots
        slots = slots or self.wish.next_day()
        self.day = slots[0].local_start.date() if slots else self.wish.day
        self.groups = self.by_practitioner(slots)

    def by_practitioner(self, slots: Sequence[Slot]) -> list[tuple[Practitioner, list[Button]]]:
        ordered = sorted(slots, key=lambda slot: (slot.practitioner.name, str(slot.practitioner.pk)))
        return [
            (people[0].practitioner, [self.button(slot) for slot in people])
            for people in (list(same) for _key, same in groupby(ordered, lambda slot: slot.practitioner.pk))
        ]

    def button(self, slot: Slot) -> Button:
        local = slot.local_start.replace(tzinfo=None)
        return Button(slot_value(slot.practitioner.pk, slot.starts_at), local, local.time() == self.wanted)

    @property
    def wanted_is_taken(self) -> bool:
        pressed = [button for _who, buttons in self.groups for button in buttons if button.wanted]
        return self.wanted is not None and (self.nothing_on_the_day or not pressed)

    @property
    def day_before(self) -> date:
        return self.wish.day - timedelta(days=1)

    @property
    def day_after(self) -> date:
        return self.wish.day + timedelta(days=1)


def instead(refusal: RuleBroken | None, practitioner_id: UUID | str) -> list[Button]:
    """The next free times that a refusal names, all with the practitioner who was asked for."""
    offered = (refusal.details if refusal else {}).get("next_free", [])
    moments = [datetime.fromisoformat(moment) for moment in offered]
    return [Button(slot_value(practitioner_id, moment), moment.replace(tzinfo=None)) for moment in moments]
