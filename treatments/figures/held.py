"""Things a hand carries, and cords between the figure and a fixed point: they move with the figure."""

from math import atan2, degrees, hypot

from treatments.figures.outline import Spot, disc, line, slab, turned
from treatments.figures.poses import Pose, props, view
from treatments.figures.tree import Node, Part, joints

REACH = 240.0
POST_X = 450.0
CORD = Part("band", line((0, 0), (0, -REACH)))


def carried(pose: Pose, side: str, direction: float) -> tuple[Node, ...]:
    """What the hand of that side holds, kept level. `direction` is the hand's own, clockwise from up."""
    wanted = ("hand", f"hand_{side.lower()}")
    kinds = [kind for kind, joint in props(pose) if joint in wanted]
    found = {kind: made(kind, side) for kind in kinds}
    return tuple(
        Node("gripped" if kind == "stick" else "held", 0, -42, -direction, parts)
        for kind, parts in found.items()
        if parts
    )


def made(kind: str, side: str) -> tuple[Part, ...]:
    if kind == "weight":
        return (
            Part("cord", "M-34 0Q-34-16 0-16T34 0V40H-34Z"),
            Part("thing-deep", slab(-62, 34, 62, 150, 26), ((-62, 34, 0), (62, 150, 0))),
        )
    if side == "L":
        return ()
    if kind == "ball":
        return (Part("ball", disc(0, -10, 62), ((0, -10, 62.0),)), Part("seam", "M-34-50Q6-10-34 30"))
    if kind == "box":
        return (
            Part("thing", slab(-95, -20, 95, 130, 12), ((-95, -20, 0), (95, 130, 0))),
            Part("thing-deep", slab(-95, -20, 95, 4, 8)),
        )
    return (Part("stick", "M-62 34L62-34"),) if kind == "stick" else ()


def cords(pose: Pose) -> tuple[str, ...]:
    """Where the bands and straps in the hand end."""
    return tuple(joint for kind, joint in props(pose) if kind in ("band", "strap"))


def corded(pose: Pose, tree: Node, first: Node) -> tuple[Node, ...]:
    """Every band and strap, from the hand to where it ends. `first` is the figure of the first pose."""
    hand = palm(tree, "hand_R")
    return tuple(cord(hand, cord_end(pose, tree, first, joint)) for joint in cords(pose))


def cord(start: Spot, end: Spot) -> Node:
    x, y = end[0] - start[0], end[1] - start[1]
    return Node("cord", *start, degrees(atan2(x, -y)), (CORD,), hypot(x, y) / REACH)


def cord_end(pose: Pose, tree: Node, first: Node, joint: str) -> Spot:
    if joint == "hands":
        return palm(tree, "hand_L")
    if joint == "post":
        x, y = palm(first, "hand_R")
        return (POST_X, y) if view(pose) == "top" else (x + REACH, y)
    side = joint[-1].upper()
    spot, angle = next((spot, angle) for name, spot, angle in joints(tree) if name == f"ankle_{side}")
    dx, dy = turned((24, -60), angle)
    return (spot[0] + dx, spot[1] + dy)


def palm(tree: Node, name: str) -> Spot:
    spot, angle = next((spot, angle) for found, spot, angle in joints(tree) if found == name)
    dx, dy = turned((0, -40), angle)
    return (spot[0] + dx, spot[1] + dy)
