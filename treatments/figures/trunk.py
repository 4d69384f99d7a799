"""The trunk as rigid slices along the spine: their round ends close the wedge a bend opens between them."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from treatments.figures.body import UNIT, hulled
from treatments.figures.joints import LUMBAR, THORACIC, along
from treatments.figures.outline import Disc, Spot, bend
from treatments.figures.poses import Pose, number
from treatments.figures.tree import Node, Part

Ring = tuple[float, tuple[tuple[float, float], ...]]
"""A station of the spine and the discs around it: how far each is to its right, and its radius."""
BENDS = {"lum", "tho"}


def spine_at(pose: Pose, station: float) -> tuple[Spot, float]:
    """Place and direction of the spine in the pelvis' frame: 0 pelvis, 1 waist, 2 base of the neck."""
    low, high = number(pose, "lum"), number(pose, "tho")
    if station <= 0:
        return (0, height(station)), 0
    waist = down(along((0, 0), low / 2, LUMBAR))
    if station <= 1:
        return bend((0, 0), 0, waist, low, station)
    end = along((0, 0), low + high / 2, THORACIC)
    return bend(waist, low, (waist[0] + end[0] * UNIT, waist[1] - end[1] * UNIT), low + high, station - 1)


def down(point: Spot) -> Spot:
    return (point[0] * UNIT, -point[1] * UNIT)


def height(station: float) -> float:
    """Of a station of the straight spine, y downwards."""
    return -UNIT * (station * LUMBAR if station <= 1 else LUMBAR + (station - 1) * THORACIC)


def trunk(pose: Pose, rings: Sequence[Ring], paint: str) -> tuple[Node, ...]:
    """A slice from each ring to the next; one part of all of them where nothing is said of a bend."""
    if not BENDS & pose.keys():
        return (Node("trunk", 0, 0, 0, (straight(tuple(rings), paint),)),)
    places = [spine_at(pose, middle(*ends)) for ends in pairwise(rings)]
    parts = [slice_between(*ends, paint) for ends in pairwise(rings)]
    return tuple(
        Node("trunk", x, y, turn, (part,)) for ((x, y), turn), part in zip(places, parts, strict=True)
    )


def middle(low: Ring, high: Ring) -> float:
    return (low[0] + high[0]) / 2


@cache
def slice_between(low: Ring, high: Ring, paint: str) -> Part:
    """Around (0, 0) where the middle between both rings is."""
    origin = height(middle(low, high))
    return hulled(paint, *discs(low, origin), *discs(high, origin))


@cache
def straight(rings: tuple[Ring, ...], paint: str) -> Part:
    slices = [hulled(paint, *discs(low, 0), *discs(high, 0)) for low, high in pairwise(rings)]
    return Part(
        paint, "".join(part.d for part in slices), tuple(disc for ring in rings for disc in discs(ring, 0))
    )


def discs(ring: Ring, origin: float) -> list[Disc]:
    station, around = ring
    return [(x, height(station) - origin, radius) for x, radius in around]
