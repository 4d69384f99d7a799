"""Arrows for what a still picture cannot show: where the body went from the pose before.

A pose may say its own in `arrows`: {"at": joint, "to": degrees} is a straight one, clockwise from up;
{"at": joint, "turn": 1 or -1} a round one, clockwise or not; "dx" and "dy" shift it, in thousandths of body height.
"""

from collections.abc import Mapping, Sequence
from math import atan2, cos, degrees, hypot, radians, sin
from typing import Any

from treatments.figures.outline import Spot, line, pair, turned
from treatments.figures.poses import Pose, blend
from treatments.figures.stage import placed
from treatments.figures.tree import Node, Part, joints

TIPS = ("hand_R", "hand_L", "ankle_R", "ankle_L", "knee_R", "knee_L", "head", "pelvis")
LARGE = 90.0
LENGTH = 110.0
BARB = 34.0
ROUND = 75.0
CROWN = 170.0
SHARES = (0.25, 0.55, 0.85)


def arrows(poses: Sequence[Pose], trees: Sequence[Node], index: int, anchor: str) -> tuple[Part, ...]:
    """The arrows of one pose: those it declares, else the way of the joint that moved most, if it moved far."""
    declared = poses[index].get("arrows")
    if declared is not None:
        return tuple(part for one in declared for part in said(one, trees[index]))
    if index == 0:
        return ()
    name, distance = farthest(trees[index - 1], trees[index])
    if distance < LARGE:
        return ()
    start, middle, end = (
        outside(placed(blend(poses[index - 1], poses[index], share), anchor), name) for share in SHARES
    )
    return swept(start, middle, end)


def farthest(before: Node, after: Node) -> tuple[str, float]:
    known = [name for name in TIPS if name in {found for found, _, _ in joints(after)}]
    moved = {
        name: hypot(*(a - b for a, b in zip(tip(before, name), tip(after, name), strict=True)))
        for name in known
    }
    return max(moved.items(), key=lambda item: item[1])


def tip(tree: Node, name: str) -> Spot:
    return next(spot for found, spot, _ in joints(tree) if found == name)


def outside(tree: Node, name: str) -> Spot:
    """The joint itself, but above the crown for a head, so that no arrow crosses the face."""
    for found, (x, y), angle in joints(tree):
        if found == name:
            dx, dy = turned((0, -CROWN if name == "head" else 0), angle)
            return x + dx, y + dy
    raise KeyError(name)


def swept(start: Spot, middle: Spot, end: Spot) -> tuple[Part, ...]:
    """An arrow along a way through three spots."""
    bow = (2 * middle[0] - (start[0] + end[0]) / 2, 2 * middle[1] - (start[1] + end[1]) / 2)
    heading = degrees(atan2(end[1] - bow[1], end[0] - bow[0]))
    return drawn(f"M{pair(start)}Q{pair(bow)} {pair(end)}", end, heading, (start, middle))


def drawn(shaft: str, end: Spot, heading: float, through: Sequence[Spot] = ()) -> tuple[Part, ...]:
    barbs = [
        (end[0] - BARB * cos(radians(heading + turn)), end[1] - BARB * sin(radians(heading + turn)))
        for turn in (-38, 38)
    ]
    path = shaft + line(barbs[0], end, barbs[1])
    hull = tuple((x, y, 10.0) for x, y in (end, *barbs, *through))
    return (Part("halo", path), Part("motion", path, hull))


def said(arrow: Mapping[str, Any], tree: Node) -> tuple[Part, ...]:
    x, y = tip(tree, str(arrow["at"]))
    x, y = x + float(arrow.get("dx", 0)), y + float(arrow.get("dy", 0))
    if "turn" in arrow:
        return rounded(
            (x, y), float(arrow["turn"]), float(arrow.get("from", -60)), float(arrow.get("size", ROUND))
        )
    heading = float(arrow["to"]) - 90
    half = float(arrow.get("length", LENGTH)) / 2
    along = (cos(radians(heading)) * half, sin(radians(heading)) * half)
    start, end = (x - along[0], y - along[1]), (x + along[0], y + along[1])
    return drawn(line(start, end), end, heading, (start,))


def rounded(middle: Spot, turn: float, start_at: float, size: float) -> tuple[Part, ...]:
    """A third of a circle around `middle`, starting `start_at` degrees clockwise from up."""
    sweep = 120 * turn
    ways = [radians(start_at - 90 + sweep * share) for share in (0, 0.25, 0.5, 0.75, 1)]
    start, *through, end = [(middle[0] + size * cos(way), middle[1] + size * sin(way)) for way in ways]
    radius = f"{round(size)} {round(size)}"
    path = f"M{pair(start)}A{radius} 0 0 {int(turn > 0)} {pair(end)}"
    return drawn(path, end, degrees(ways[-1]) + (80 if turn > 0 else -80), (start, *through))
