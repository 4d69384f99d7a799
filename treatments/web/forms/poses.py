"""The poses of an exercise as a form of sliders: what a pose may say, `treatments.figures` knows and checks."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from treatments import figures
from treatments.web.forms.sent_poses import CARRIED, plain

VIEWS = {
    "side": gettext_lazy("From the side"),
    "front": gettext_lazy("From the front"),
    "top": gettext_lazy("From above"),
}
# Whose first pose is a good one to begin from.
BASES = {
    "m07": gettext_lazy("Standing, from the side"),
    "f07": gettext_lazy("Standing, from the front"),
    "f02": gettext_lazy("Sitting on a chair"),
    "m09": gettext_lazy("Sitting, from above"),
    "t04": gettext_lazy("On the back, knees bent"),
    "t08": gettext_lazy("On the front"),
    "t09": gettext_lazy("On the side"),
    "t03": gettext_lazy("On hands and knees"),
}
GROUPS = {
    "trunk": gettext_lazy("Trunk and head"),
    "armR": gettext_lazy("Right arm"),
    "armL": gettext_lazy("Left arm"),
    "legR": gettext_lazy("Right leg"),
    "legL": gettext_lazy("Left leg"),
    "more": gettext_lazy("Finer points"),
}
SIDES = {"R": gettext_lazy("right"), "L": gettext_lazy("left")}
ARMS = {"s", "e", "hand"}
SHARE_STEP = 0.005


@dataclass(frozen=True)
class Slider:
    """One number of a pose: a joint on one side, in degrees, or a share of a limb's length."""

    name: str
    joint: Any
    side: str
    value: Any
    step: float = 1

    @property
    def words(self) -> str:
        return _(self.joint.words)

    @property
    def side_words(self) -> Any:
        return SIDES.get(self.side, "")

    @property
    def unit(self) -> str:
        return "°" if self.step == 1 else ""


@dataclass(frozen=True)
class PoseFields:
    """One pose as the page shows it. `faults` are sentences by field."""

    number: int
    pose: Mapping[str, Any]
    faults: Mapping[str, str]

    @property
    def seen(self) -> str:
        return view_of(self.pose)

    @property
    def carried(self) -> str:
        return json.dumps({name: self.pose[name] for name in CARRIED if name in self.pose})

    @property
    def views(self) -> list[tuple[str, Any]]:
        return list(VIEWS.items())

    @property
    def marks(self) -> list[tuple[str, str, bool]]:
        shown = [mark for mark in figures.MARKS if self.seen in mark.views]
        return [(mark.name, _(mark.words), self.pose.get(mark.name) == 1) for mark in shown]

    @property
    def props(self) -> list[tuple[str, str, bool]]:
        """Every thing that can be drawn in this view, and whether it is: what lies behind comes first, as drawn."""
        chosen = [str(name) for name in self.pose.get("props") or ()]
        known = {name: prop for prop in figures.PROPS if self.seen in prop.views for name in prop.names}
        order = [name for name in chosen if name in known] + [name for name in known if name not in chosen]
        return [(name, prop_words(known[name], name), name in chosen) for name in order]

    def groups(self) -> list[tuple[str, Any, list[Slider]]]:
        found: dict[str, list[Slider]] = {group: [] for group in GROUPS}
        for group, slider in sliders(self.pose):
            found[group].append(slider)
        return [(group, GROUPS[group], rows) for group, rows in found.items() if rows]


def prop_words(prop: Any, name: str) -> str:
    """A thing that can stand at several joints says at which."""
    words = _(prop.words)
    return f"{words} ({name.partition(':')[2].replace('_', ' ')})" if len(prop.names) > 1 else words


def sliders(pose: Mapping[str, Any]) -> Iterator[tuple[str, Slider]]:
    seen = view_of(pose)
    for joint in (*figures.JOINTS, *figures.SHORTENINGS):
        if seen in joint.views:
            step = 1 if joint in figures.JOINTS else SHARE_STEP
            for side in ("R", "L") if joint.two_sided else ("",):
                value = plain(pose.get(joint.name + side, pose.get(joint.name, joint.rest)))
                yield group_of(joint, side, seen), Slider(joint.name + side, joint, side, value, step)


def group_of(joint: Any, side: str, seen: str) -> str:
    if joint in figures.SHORTENINGS:
        return "more"
    if not side:
        return "trunk"
    arm = joint.name in ARMS or (seen == "top" and joint.name == "a")
    return f"{'arm' if arm else 'leg'}{side}"


def view_of(pose: Mapping[str, Any]) -> str:
    seen = pose.get("v", "side")
    return seen if seen in figures.VIEWS else "side"


def shown(poses: Sequence[Mapping[str, Any]], faults: Mapping[str, str]) -> list[PoseFields]:
    """Each pose with its own faults; "2.hR" is the right hip of the second."""
    return [
        PoseFields(
            place,
            pose,
            {key.partition(".")[2]: words for key, words in faults.items() if key.startswith(f"{place}.")},
        )
        for place, pose in enumerate(poses, 1)
    ]


def base_pose(key: str, poses_of: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, Any]:
    return {name: value for name, value in poses_of[key][0].items() if name not in ("label", "arrows")}
