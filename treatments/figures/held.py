"""Things a hand carries, and cords between the figure and a fixed point: they move with the figure."""

from collections.abc import Sequence
from dataclasses import replace

from treatments.figures.outline import Spot, disc, line, slab, turned
from treatments.figures.poses import Pose, props, view
from treatments.figures.tree import Node, Part, joints

REACH = 240.0
POST_X = 450.0


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


def corded(poses: Sequence[Pose], trees: Sequence[Node]) -> list[Node]:
    """The trees with every band and strap drawn in."""
    return [with_cords(pose, tree, trees[0]) for pose, tree in zip(poses, trees, strict=True)]


def with_cords(pose: Pose, tree: Node, first: Node) -> Node:
    hand = palm(tree, "hand_R")
    ends = [cord_end(pose, tree, first, joint) for joint in cords(pose)]
    drawn = [Part("band", line(inside(tree, hand), inside(tree, end))) for end in ends]
    return replace(tree, items=(*tree.items, *drawn))


def cords(pose: Pose) -> tuple[str, ...]:
    """Where the bands and straps in the hand end."""
    return tuple(joint for kind, joint in props(pose) if kind in ("band", "strap"))


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


def inside(tree: Node, spot: Spot) -> Spot:
    return turned((spot[0] - tree.x, spot[1] - tree.y), -tree.turn)
