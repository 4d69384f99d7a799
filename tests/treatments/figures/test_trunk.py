"""However far the trunk bends, its slices stay one body."""

from collections.abc import Iterator
from itertools import pairwise, product
from math import hypot, sqrt

import pytest

from treatments.figures import JOINTS
from treatments.figures.figure import figure
from treatments.figures.front_figure import TOP as FRONT_TOP
from treatments.figures.outline import Disc, Spot, turned
from treatments.figures.side_figure import BREATHING, BULGE
from treatments.figures.side_figure import TOP as SIDE_TOP
from treatments.figures.tree import Node, Part, between, spots

LOW, HIGH = next((joint.low, joint.high) for joint in JOINTS if joint.name == "lum")
TOPS = {"side": SIDE_TOP, "front": FRONT_TOP}
BENDS = list(product((LOW, 0, HIGH), repeat=2))
NOTCH = 6
"""Thousandths of body height, a pixel and a half of a picture, from the farthest bend there is to its opposite."""

each = pytest.mark.parametrize(("low", "high"), BENDS)


def bent(view: str, low: float, high: float) -> Node:
    return figure({"v": view, "th": 0, "lum": low, "tho": high})


def slices(tree: Node) -> list[Node]:
    return [item for item in tree.items if isinstance(item, Node) and item.name == "trunk"]


def discs(piece: Node) -> list[Disc]:
    """Of the slice itself, without what is in it."""
    return [disc for _, disc in spots(Node("", piece.x, piece.y, piece.turn, piece.items[:1]))]


def notches(view: str, tree: Node) -> Iterator[float]:
    """How deep the outline falls between the two places of a disc that neighbours share."""
    pieces = [discs(piece) for piece in slices(tree)]
    for (below, above), (_, ring) in zip(pairwise(pieces), TOPS[view][1:], strict=False):
        shared = len(ring)
        for (x, y, radius), (u, v, _) in zip(below[-shared:], above[:shared], strict=True):
            yield radius - sqrt(radius**2 - hypot(x - u, y - v) ** 2 / 4)


@each
@pytest.mark.parametrize("view", ["side", "front"])
def test_no_notch_opens_between_two_slices(view: str, low: float, high: float):
    assert max(notches(view, bent(view, low, high))) < NOTCH


@each
@pytest.mark.parametrize("view", ["side", "front"])
def test_on_the_way_from_one_bend_to_its_opposite_too(view: str, low: float, high: float):
    one, two = bent(view, low, high), bent(view, -low, -high)
    for tenth in range(11):
        assert max(notches(view, between(one, two, tenth / 10))) < NOTCH


@each
def test_without_a_breath_the_belly_is_inside(low: float, high: float):
    tree = bent("side", low, high)
    for place, spot in product(BREATHING, BULGE):
        filled = slices(tree)[place]
        x, y = turned(spot, filled.turn)
        assert min(outside((filled.x + x, filled.y + y), discs(piece)) for piece in slices(tree)) < 1


def test_a_breath_moves_the_belly_forwards():
    calm, full = (figure({"v": "side", "th": 0, "belly": breath}) for breath in (0, 0.03))
    assert front(full) - front(calm) > 15


def front(tree: Node) -> float:
    return max(x + radius for name, (x, _, radius) in spots(tree) if name in ("trunk", "belly"))


def outside(spot: Spot, around: list[Disc]) -> float:
    """How far from what a rubber band around any two of the discs encloses."""
    shares = [step / 20 for step in range(21)]
    return min(
        hypot(spot[0] - x - (u - x) * share, spot[1] - y - (v - y) * share) - r - (s - r) * share
        for (x, y, r), (u, v, s) in product(around, repeat=2)
        for share in shares
    )


def test_a_bend_changes_where_slices_are_and_never_what_they_are():
    drawn = {
        tuple(
            part.d
            for piece in slices(bent("side", low, high))
            for part in piece.items
            if isinstance(part, Part)
        )
        for low, high in BENDS
    }
    assert len(drawn) == 1
