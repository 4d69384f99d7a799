"""What a pose may say: its joints, shortenings and marks, each with the clinician's name for it and its range.

A pose is {"v": view, "label": words, "props": [...], "arrows": [...]} and these fields. A field with two sides may be
said for both ("h") or for one ("hR", "hL"); one side's value overrides the one for both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from treatments.wording import gettext_noop as _

VIEWS = ("side", "front", "top")
SIDES = ("R", "L")


@dataclass(frozen=True)
class Joint:
    """`name` is the field, `words` the positive direction, `low` to `high` its range, `rest` what it is unsaid.

    In degrees: leaning forwards by 90 is face down, by -90 on the back. In `SHORTENINGS`: a share of the limb's own
    length, or of body height.
    """

    name: str
    words: str
    low: float
    high: float
    views: tuple[str, ...]
    two_sided: bool = False
    rest: float = 0.0

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.name, *(self.name + side for side in SIDES)) if self.two_sided else (self.name,)


SIDE, FRONT, TOP = ((view,) for view in VIEWS)

JOINTS = (
    Joint("th", _("Body leaning forwards"), -180, 180, SIDE),
    Joint("lum", _("Low back bent forwards"), -60, 60, SIDE),
    Joint("tho", _("Upper back bent forwards"), -60, 60, SIDE),
    Joint("nk", _("Neck bent forwards"), -60, 60, SIDE),
    Joint("face", _("Face tilted down"), -60, 60, SIDE),
    Joint("h", _("Hip bent"), -40, 150, SIDE, two_sided=True),
    Joint("k", _("Knee bent"), -10, 170, SIDE, two_sided=True),
    Joint("a", _("Toes pulled up"), -90, 45, SIDE, two_sided=True),
    Joint("s", _("Arm lifted forwards"), -90, 200, SIDE, two_sided=True),
    Joint("e", _("Elbow bent"), -10, 165, SIDE, two_sided=True),
    Joint("hand", _("Wrist bent back"), -180, 180, SIDE, two_sided=True),
    Joint("th", _("Body leaning to the person's left"), -180, 180, FRONT),
    Joint("lum", _("Low back bent to the person's left"), -60, 60, FRONT),
    Joint("tho", _("Upper back bent to the person's left"), -60, 60, FRONT),
    Joint("nk", _("Neck bent to the person's left"), -60, 60, FRONT),
    Joint("b", _("Leg out to the side"), -60, 270, FRONT, two_sided=True),
    Joint("k", _("Lower leg turned inwards"), -240, 240, FRONT, two_sided=True),
    Joint("s", _("Arm out to the side"), -60, 200, FRONT, two_sided=True, rest=8),
    Joint("e", _("Forearm turned up"), -165, 165, FRONT, two_sided=True),
    Joint("hand", _("Hand turned in"), -180, 180, FRONT, two_sided=True),
    Joint("pel", _("Pelvis turned to the left"), -90, 90, TOP),
    Joint("sh", _("Shoulders turned to the left"), -100, 100, TOP),
    Joint("hd", _("Head turned to the left"), -120, 120, TOP),
    Joint("a", _("Arm brought forwards"), -60, 130, TOP, two_sided=True),
    Joint("e", _("Elbow bent inwards"), -10, 165, TOP, two_sided=True),
    Joint("turn", _("Whole picture turned clockwise"), -180, 180, TOP),
)

SHORTENINGS = (
    Joint("fT", _("Thigh seen at this share of its length"), 0.1, 1, (*SIDE, *FRONT), two_sided=True, rest=1),
    Joint("fS", _("Lower leg seen at this share"), 0.1, 1, (*SIDE, *FRONT), two_sided=True, rest=1),
    Joint("fA", _("Arm seen at this share"), 0.1, 1, (*SIDE, *FRONT), two_sided=True, rest=1),
    Joint("fF", _("Forearm seen at this share"), 0.1, 1, (*SIDE, *FRONT), two_sided=True, rest=1),
    Joint("belly", _("Belly raised by a breath"), 0, 0.05, SIDE),
    Joint("shrug", _("Shoulders lifted"), 0, 0.08, FRONT),
    Joint("lift", _("Height above the floor"), 0, 0.5, (*SIDE, *FRONT)),
    Joint("ahead", _("A step ahead"), 0, 0.3, TOP),
)


@dataclass(frozen=True)
class Mark:
    """Something that is so or not (1 or 0)."""

    name: str
    words: str
    views: tuple[str, ...]


MARKS = (
    Mark("plan", _("Lying, seen from above"), (*SIDE, *FRONT)),
    Mark("back", _("Seen from behind"), FRONT),
    Mark("seat", _("Sitting"), TOP),
    Mark("short", _("Upper arms by the sides"), TOP),
    Mark("stride", _("One foot ahead"), TOP),
    Mark("cut", _("Shown in place of the pose before, without moving into it"), VIEWS),
    Mark("wrong", _("How not to do it"), VIEWS),
)

NEEDED = {"side": ("th",), "front": ("th",), "top": ("pel", "sh", "hd")}
"""What a pose of that view has to say; every other joint rests where it does not."""


@cache
def fields_of(seen: str) -> Mapping[str, Joint]:
    """Every numeric field a pose of that view may have, by name."""
    return {name: joint for joint in (*JOINTS, *SHORTENINGS) if seen in joint.views for name in joint.fields}
