"""Placing the poses of one exercise on one stage: one floor, and the part that rests stays put."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from treatments.figures.body import UNIT
from treatments.figures.contact import bottom, laid
from treatments.figures.figure import figure
from treatments.figures.joints import solve
from treatments.figures.outline import Disc, Spot
from treatments.figures.poses import Pose, number, props, view
from treatments.figures.tree import Node, joints, spots

NEAR_FLOOR = 0.045
LYING = 0.07
FEET = ("ankle_R", "ankle_L", "knee_R", "knee_L")
SEATS = {"chair", "seat", "gym_ball", "bike", "recliner"}
SIT_STILL = 0.05


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


def box(discs: Sequence[Disc]) -> Box:
    return Box(
        min(x - r for x, _, r in discs),
        min(y - r for _, y, r in discs),
        max(x + r for x, _, r in discs),
        max(y + r for _, y, r in discs),
    )


def discs_of(tree: Node) -> list[Disc]:
    return [disc for _, disc in spots(tree)]


def has_floor(pose: Pose) -> bool:
    return view(pose) != "top" and not pose.get("plan")


def joint_of(tree: Node, name: str) -> Spot:
    """Where a joint of the tree is. Raises KeyError for a joint it does not have."""
    for found, spot, _ in joints(tree):
        if found == name:
            return spot
    raise KeyError(name)


def resting_joint(poses: Sequence[Pose]) -> str:
    """The joint that stays where it is through the whole exercise."""
    if any(not has_floor(pose) for pose in poses):
        return "pelvis"
    kinds = [dict(props(pose)) for pose in poses]
    if on_step := kinds[0].get("step"):
        return "ankle_" + on_step[-1].upper()
    solved = [solve(pose) for pose in poses]
    heights = [found["pelvis"][1] for found in solved]
    if all(SEATS & set(kind) for kind in kinds) and max(heights) - min(heights) < SIT_STILL:
        return "pelvis"
    if all(found["pelvis"][1] < LYING for found in solved):
        return "pelvis"
    low = [name for name in FEET if all(found[name][1] < NEAR_FLOOR for found in solved)]
    return low[0] if low else "pelvis"


def placed(pose: Pose, anchor: str) -> Node:
    """The figure with its anchor at x = 0 and its lowest reach on the floor (y = 0) or `lift` above it."""
    return stood(figure(pose), pose, anchor)


def stood(tree: Node, pose: Pose, anchor: str) -> Node:
    """The tree, which has no place yet, where `placed` would have put it."""
    x, y = joint_of(tree, anchor)
    if not has_floor(pose):
        return replace(tree, x=-x, y=-y - number(pose, "ahead") * UNIT)
    return replace(tree, x=-x, y=-bottom(tree) - number(pose, "lift") * UNIT)


def set_down(poses: Sequence[Pose]) -> list[Pose]:
    """The poses with limbs laid on the floor, and raised to the height of the step where there is one."""
    rested = [laid(pose) for pose in poses]
    if "step" not in dict(props(poses[0])):
        return rested
    anchor = resting_joint(poses)
    height = -bottom(placed(rested[0], anchor), [anchor]) / UNIT
    return [{**pose, "lift": height} if number(pose, "lift") else pose for pose in rested]
