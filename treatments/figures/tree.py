"""A figure as a tree of turning parts: what is drawn still and what is animated are the same tree."""

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
    """Items drawn in order, moved to (x, y) and turned clockwise by `turn` degrees. `name` is a joint's."""

    name: str
    x: float
    y: float
    turn: float
    items: tuple[Union["Node", Part], ...]


def spots(node: Node, x: float = 0, y: float = 0, turn: float = 0) -> Iterator[tuple[str, Disc]]:
    """Every disc of the tree with the name of the nearest joint above it, in the coordinates of the root's parent."""
    here, angle = placed(node, x, y, turn)
    for item in node.items:
        if isinstance(item, Node):
            yield from spots(item, here[0], here[1], angle)
            continue
        for px, py, radius in item.hull:
            dx, dy = turned((px, py), angle)
            yield node.name, (here[0] + dx, here[1] + dy, radius)


def joints(node: Node, x: float = 0, y: float = 0, turn: float = 0) -> Iterator[tuple[str, Spot, float]]:
    """Name, place and direction of every joint of the tree."""
    here, angle = placed(node, x, y, turn)
    yield node.name, here, angle
    for item in node.items:
        if isinstance(item, Node):
            yield from joints(item, here[0], here[1], angle)


def shape(node: Node) -> tuple[object, ...]:
    """What is drawn, in its order, wherever it is. Only trees of one shape can move into each other."""
    return (node.name, *(shape(item) if isinstance(item, Node) else item.paint for item in node.items))


def placed(node: Node, x: float, y: float, turn: float) -> tuple[Spot, float]:
    dx, dy = turned((node.x, node.y), turn)
    return (x + dx, y + dy), turn + node.turn
