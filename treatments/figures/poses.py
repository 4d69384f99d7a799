"""Reading a pose: joint angles in degrees, lengths as fractions of body height.

A pose is a mapping with `v` (view: "side", "front" or "top"), `label`, `props` and the angles of that view; a name
with R or L behind it speaks for one side and overrides the name without.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from treatments.figures.vocabulary import SIDES, fields_of

Pose = Mapping[str, Any]

WORDS = ("v", "label", "props", "arrows")


def number(pose: Pose, name: str, default: float = 0.0) -> float:
    return float(pose.get(name, default))


def sided(pose: Pose, name: str, side: str, default: float = 0.0) -> float:
    """The angle `name` of one side: its own value, else the one for both, else `default`."""
    return float(pose.get(name + side, pose.get(name, default)))


def view(pose: Pose) -> str:
    return str(pose.get("v", "side"))


def props(pose: Pose) -> list[tuple[str, str]]:
    """Kind and joint of every prop: "pillow:knee" is ("pillow", "knee"), "chair" is ("chair", "")."""
    pairs = [str(prop).partition(":") for prop in pose.get("props", ())]
    return [(kind, joint) for kind, _, joint in pairs]


def spread(pose: Pose) -> dict[str, Any]:
    """The same pose with every two-sided angle written out for both sides, so that poses can be blended."""
    out: dict[str, Any] = {}
    joints = fields_of(view(pose))
    for name, value in pose.items():
        joint = joints.get(name)
        if joint and joint.two_sided and name == joint.name:
            for side in SIDES:
                out.setdefault(name + side, pose.get(name + side, value))
        else:
            out[name] = value
    return out


def alike(poses: Sequence[Pose]) -> list[dict[str, Any]]:
    """The poses, each of which says every angle and length that another of its view says: only what is said is drawn as
    something that changes."""
    told = [spread(pose) for pose in poses]
    return [{name: resting(name, view(pose)) for name in said(view(pose), told)} | pose for pose in told]


def said(seen: str, poses: Sequence[Pose]) -> list[str]:
    """What the poses of that view say, in one order."""
    joints = fields_of(seen)
    return sorted({name for pose in poses if view(pose) == seen for name in pose if name in joints})


def resting(name: str, seen: str) -> float:
    """What an angle is where a pose does not say."""
    joint = fields_of(seen).get(name)
    return joint.rest if joint else 0.0


def blend(first: Pose, second: Pose, share: float) -> dict[str, Any]:
    """The pose `share` (0 to 1) of the way from first to second, each angle moving evenly. Both in one view."""
    one, two = spread(first), spread(second)
    out: dict[str, Any] = {name: one[name] for name in WORDS if name in one}
    for name in sorted((set(one) | set(two)) - set(WORDS)):
        rest = resting(name, view(first))
        start, end = float(one.get(name, rest)), float(two.get(name, rest))
        out[name] = start + (end - start) * share
    return out
