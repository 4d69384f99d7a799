"""However far the trunk bends, its slices stay one body."""

from collections.abc import Iterator
from itertools import pairwise, product
from math import hypot, sqrt

import pytest

from treatments.figures import JOINTS
from treatments.figures.figure import figure
from treatments.figures.frames import runs
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
    breath = {"belly": 0} if view == "side" else {}
    return figure({"v": view, "th": 0, "lum": low, "tho": high, **breath})


def slices(tree: Node) -> list[Node]:
    """Without the belly, which is in nodes of its own."""
    return [item for item in trunk(tree) if isinstance(item.items[0], Part)]


def trunk(tree: Node) -> list[Node]:
    return [item for item in tree.items if isinstance(item, Node) and item.name == "trunk"]


def discs(piece: Node) -> list[Disc]:
    return [disc for _, disc in spots(piece)]


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
    bellies = [item for item in trunk(tree) if isinstance(item.items[0], Node)]
    assert len(bellies) == len(BREATHING)
    for filled, spot in product(bellies, BULGE):
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


def test_a_trunk_of_which_no_bend_is_said_is_one_part_of_the_same_shape():
    for view in TOPS:
        (whole,) = slices(figure({"v": view, "th": 0}))
        pieces = slices(bent(view, 0, 0))
        assert len(pieces) == str(whole.items[0]).count("Z")
        assert {disc for piece in pieces for disc in rounded(piece)} == set(rounded(whole))


def rounded(piece: Node) -> list[tuple[int, ...]]:
    return [tuple(round(number) for number in disc) for disc in discs(piece)]


@pytest.mark.parametrize("view", ["side", "front"])
def test_a_bend_said_of_one_pose_only_is_moved_into(view: str):
    (run,) = runs([{"v": view, "th": 0, "s": 5}, {"v": view, "th": 0, "lum": 30, "sR": 50}])
    assert len(run) == 2
