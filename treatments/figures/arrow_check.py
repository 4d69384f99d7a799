"""Whether the arrows a pose says for itself can be drawn."""

from collections.abc import Iterator, Mapping

from treatments.wording import Sentence
from treatments.wording import gettext_noop as _

MOST = 2
SPINE = ("pelvis", "neck", "head")
LIMBS = ("shoulder", "elbow", "hand", "hip", "knee", "ankle")
RANGES = {
    "to": (-360, 360),
    "turn": (-1, 1),
    "from": (-360, 360),
    "size": (20, 400),
    "length": (40, 400),
    "dx": (-500, 500),
    "dy": (-500, 500),
}


def joints_of(seen: str) -> tuple[str, ...]:
    """Where an arrow may stand. From the top, legs have no joints of their own."""
    limbs = LIMBS[:3] if seen == "top" else LIMBS
    spine = tuple(name for name in SPINE if seen != "top" or name != "neck")
    return (*spine, *(f"{limb}_{side}" for limb in limbs for side in "RL"))


def arrow_faults(arrows: object, seen: str) -> Iterator[tuple[str, Sentence]]:
    if not isinstance(arrows, list | tuple) or len(arrows) > MOST:
        yield "arrows", Sentence(_("Arrows: a list of at most %(most)s."), most=MOST)
        return
    for arrow in arrows:
        if not can_be_drawn(arrow, seen):
            yield (
                "arrows",
                Sentence(
                    _("An arrow has a joint (at), a direction (to) or a turn, and numbers in their range.")
                ),
            )


def can_be_drawn(arrow: object, seen: str) -> bool:
    if not isinstance(arrow, Mapping) or arrow.get("at") not in joints_of(seen):
        return False
    if ("to" in arrow) == ("turn" in arrow) or not set(arrow) <= {"at", *RANGES}:
        return False
    if arrow.get("turn", 1) not in (1, -1):
        return False
    return all(fits(arrow[name], *RANGES[name]) for name in arrow if name != "at")


def fits(value: object, low: float, high: float) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return low <= value <= high
