"""Setting a figure down: joints have no thickness, bodies do, so limbs that rest on the floor are laid on it again."""

from collections.abc import Iterable
from typing import Any

from treatments.figures.figure import figure
from treatments.figures.joints import solve
from treatments.figures.poses import Pose, number, props, sided, spread, view
from treatments.figures.tree import Node, spots
from treatments.figures.vocabulary import SIDES

TOUCH = 0.055
LIMIT = 14.0
HALVINGS = 8
STEEP = (110, 250)
TRUNK = ("pelvis", "trunk", "neck", "head")
LEG = ("knee", "ankle")
ARM = ("elbow", "hand")


def bottom(tree: Node, names: Iterable[str] | None = None) -> float:
    """The lowest reach of the named joints' parts, y downwards."""
    wanted = None if names is None else set(names)
    return max(y + radius for name, (_, y, radius) in spots(tree) if wanted is None or name in wanted)


def laid(pose: Pose) -> Pose:
    """The pose with feet, knees and hands that touch the floor resting on it."""
    if view(pose) != "side" or pose.get("plan"):
        return pose
    joints = solve(pose)
    touching = {name for name, (_, y) in joints.items() if y < TOUCH}
    out = dict(spread(pose))
    flatten(out, touching)
    if not touching & {"pelvis", "waist", "neck", "shoulder"}:
        return out
    floor = bottom(figure(out), TRUNK)
    for side in SIDES:
        if touching & {f"knee_{side}", f"ankle_{side}", f"toe_{side}"}:
            lower(out, side, LEG, floor)
        if touching & {f"elbow_{side}", f"hand_{side}"}:
            lower(out, side, ARM, floor)
    return out


def flatten(pose: dict[str, Any], touching: set[str]) -> None:
    """Palms down under a propping arm. The hand lies forwards along the floor."""
    for side in SIDES:
        up = sum(number(pose, name) for name in ("th", "lum", "tho"))
        direction = (up + 180 - sided(pose, "s", side) - sided(pose, "e", side)) % 360
        propping = f"hand_{side}" in touching and STEEP[0] < direction < STEEP[1]
        if propping or {("table", f"hand_{side.lower()}"), ("support", "hand")} & set(props(pose)):
            pose["hand" + side] = 90 - direction


def lower(pose: dict[str, Any], side: str, limb: tuple[str, ...], floor: float) -> None:
    """Turn the limb, by as little as it takes, until it touches the floor. An upright arm props: it stays."""
    names = [f"{joint}_{side}" for joint in limb]
    ends = {angle: gap(pose, side, names, angle) - floor for angle in (0.0, -LIMIT, LIMIT)}
    near = min(ends, key=lambda angle: abs(ends[angle]))
    across = [angle for angle in (-LIMIT, LIMIT) if ends[angle] * ends[0.0] < 0]
    if not across and limb == ARM:
        return
    if across:
        clear, through = 0.0, across[0]
        for _ in range(HALVINGS):
            near = (clear + through) / 2
            if (gap(pose, side, names, near) - floor) * ends[0.0] > 0:
                clear = near
            else:
                through = near
    turn(pose, side, names, round(near, 1))


def gap(pose: dict[str, Any], side: str, names: list[str], angle: float) -> float:
    trial = dict(pose)
    turn(trial, side, names, angle)
    return bottom(figure(trial), names)


def turn(pose: dict[str, Any], side: str, names: list[str], angle: float) -> None:
    """Turn the whole limb; the foot keeps its direction."""
    if names[0].startswith("knee"):
        pose["h" + side] = sided(pose, "h", side) + angle
        pose["a" + side] = sided(pose, "a", side) - angle
    else:
        pose["s" + side] = sided(pose, "s", side) + angle
