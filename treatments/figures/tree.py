"""A figure as a tree of rigid parts, each moved as a whole: what is drawn still and what moves are the same tree."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Union

from treatments.figures.outline import Disc, Spot, turned


@dataclass(frozen=True)
class Part:
    """One path. `paint` names its colour; `hull` are discs that cover it."""

    paint: str
    d: str
    hull: tuple[Disc, ...] = ()


@dataclass(frozen=True)
class Node:
    """Items drawn in order, moved to (x, y), turned clockwise by `turn` degrees and made `stretch` times as long,
    along their own up and down. `name` is a joint's, or empty.
    """

    name: str
    x: float
    y: float
    turn: float
    items: tuple[Union["Node", Part], ...]
    stretch: float = 1.0


def spots(
    node: Node, x: float = 0, y: float = 0, turn: float = 0, above: str = ""
) -> Iterator[tuple[str, Disc]]:
    """Every disc of the tree with the name of the nearest joint above it, in the coordinates of the root's parent."""
    here, angle = placed(node, x, y, turn)
    name = node.name or above
    for item in node.items:
        if isinstance(item, Node):
            yield from spots(item, here[0], here[1], angle, name)
            continue
        for px, py, radius in item.hull:
            dx, dy = turned((px, py * node.stretch), angle)
            yield name, (here[0] + dx, here[1] + dy, radius)


def joints(node: Node, x: float = 0, y: float = 0, turn: float = 0) -> Iterator[tuple[str, Spot, float]]:
    """Name, place and direction of every joint of the tree."""
    here, angle = placed(node, x, y, turn)
    yield node.name, here, angle
    for item in node.items:
        if isinstance(item, Node):
            yield from joints(item, here[0], here[1], angle)


def shape(node: Node) -> tuple[object, ...]:
    """What is drawn, in its order, wherever it is. Only trees of one shape can move into each other."""
    items = (shape(item) if isinstance(item, Node) else (item.paint, item.d) for item in node.items)
    return (node.name, *items)


def between(one: Node, two: Node, share: float) -> Node:
    """`share` (0 to 1) of the way from one tree to another of its shape: every number of it moves evenly."""
    x, y, turn, stretch = (
        start + (end - start) * share
        for start, end in ((one.x, two.x), (one.y, two.y), (one.turn, two.turn), (one.stretch, two.stretch))
    )
    items = tuple(
        between(first, second, share) if isinstance(first, Node) and isinstance(second, Node) else first
        for first, second in zip(one.items, two.items, strict=True)
    )
    return Node(one.name, x, y, turn, items, stretch)


def placed(node: Node, x: float, y: float, turn: float) -> tuple[Spot, float]:
    dx, dy = turned((node.x, node.y), turn)
    return (x + dx, y + dy), turn + node.turn
