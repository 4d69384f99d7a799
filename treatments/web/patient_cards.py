"""One exercise as it stands on the patient's page."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from treatments.doses.words import parts
from treatments.web.forms.training import TrainingForm

SIDES = {"left": _("left side"), "right": _("right side"), "both": _("both sides, one after the other")}


@dataclass(frozen=True)
class Card:
    """The fields are missing where a later card of the same exercise, on the other side, asks for both.

    `left_out`: not to be done until the clinic has called.
    """

    item: Mapping[str, Any]
    dose: tuple[str, ...]
    side: Any
    left_out: bool
    done: BoundField | None
    sets: BoundField | None
    peak: BoundField | None
    felt: BoundField | None


def cards(
    items: list[Mapping[str, Any]], form: TrainingForm, left_out: Collection[str] = ()
) -> Iterator[Card]:
    last = {item["key"]: place for place, item in enumerate(items)}
    for place, item in enumerate(items):
        key = item["key"]
        asks = last[key] == place
        yield Card(
            item,
            dose=tuple(dose_lines(item["dose"])),
            side=SIDES.get(item["side"], ""),
            left_out=key in left_out,
            done=form[f"done-{key}"] if asks else None,
            sets=form[f"sets-{key}"] if asks else None,
            peak=form[f"peak-{key}"] if asks else None,
            felt=form[f"felt-{key}"] if asks else None,
        )


def dose_lines(dose: Mapping[str, Any]) -> Iterable[str]:
    said = [*parts(dose), str(dose.get("note") or "")]
    return (line[:1].upper() + line[1:] if place == 0 else line for place, line in enumerate(said) if line)
