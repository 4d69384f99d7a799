"""The things a pose may name in `props`: "chair", or "pillow:knee" with the joint it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from treatments.figures.vocabulary import FRONT, SIDE, TOP, VIEWS
from treatments.wording import gettext_noop as _


@dataclass(frozen=True)
class Prop:
    """`joints` are what may stand behind the colon; an empty one means nothing may, or need not."""

    kind: str
    words: str
    views: tuple[str, ...]
    joints: tuple[str, ...] = ("",)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(f"{self.kind}:{joint}" if joint else self.kind for joint in self.joints)


HANDS = ("hand_r", "hand_l")
PROPS = (
    Prop("chair", _("Chair"), VIEWS),
    Prop("seat", _("Seat without a back"), SIDE),
    Prop("stool", _("Seat under the calves"), SIDE, ("ankle",)),
    Prop("table", _("Table"), SIDE, HANDS),
    Prop("support", _("Seat to lean on"), SIDE, ("hand",)),
    Prop("step", _("Step"), (*SIDE, *FRONT), ("foot_r", "foot_l")),
    Prop("post", _("Post"), (*SIDE, *TOP)),
    Prop("anchor", _("Post with a hook"), (*SIDE, *TOP), ("hand",)),
    Prop("wall", _("Wall"), FRONT, ("", "shoulder_r")),
    Prop("doorway", _("Doorway"), TOP),
    Prop("gym_ball", _("Gym ball to sit on"), SIDE),
    Prop("bike", _("Exercise bike"), SIDE),
    Prop("recliner", _("Reclining chair"), SIDE),
    Prop("wedge", _("Wedge under the back"), SIDE),
    Prop("pillow", _("Pillow"), VIEWS, ("head",)),
    Prop("pillow", _("Pillow at the knees"), SIDE, ("knee",)),
    Prop("bed", _("Bed"), SIDE),
    Prop("mat", _("Mat seen from above"), FRONT),
    Prop("roll", _("Rolled towel behind the back"), SIDE),
    Prop("floor", _("Floor behind a person lying on the side"), TOP),
    Prop("band", _("Band"), (*SIDE, *TOP), ("post", "hands")),
    Prop("band", _("Band around the foot"), SIDE, ("ankle_r", "ankle_l")),
    Prop("strap", _("Towel around the foot"), SIDE, ("ankle_r", "ankle_l")),
    Prop("stick", _("Stick"), SIDE, ("hand", "spine")),
    Prop("ball", _("Ball in the hand"), (*SIDE, *FRONT), ("hand",)),
    Prop("cold", _("Cold pack at the low back"), SIDE, ("back",)),
    Prop("warm", _("Warm pack at the low back"), SIDE, ("back",)),
    Prop("box", _("Box"), SIDE, ("hand",)),
    Prop("weight", _("Weight"), (*SIDE, *FRONT), HANDS),
)


@cache
def props_of(seen: str) -> Mapping[str, Prop]:
    """Every prop a pose of that view may name, by its whole name."""
    return {name: prop for prop in PROPS if seen in prop.views for name in prop.names}
