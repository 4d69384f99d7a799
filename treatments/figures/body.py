"""Measures of the mannequin's flesh, in thousandths of body height, and the parts every view shares."""

from functools import cache

from treatments.figures.joints import FOOT, FOREARM, SHANK, THIGH, UPPER_ARM
from treatments.figures.outline import Disc, Spot, closed, disc, hull
from treatments.figures.tree import Node, Part

UNIT = 1000.0

HIP, KNEE, ANKLE = 60.0, 41.0, 27.0
SHOULDER, ELBOW, WRIST = 35.0, 28.0, 20.0
HEEL, TOES = 25.0, 15.0
SLEEVE = 4.0
TROUSERS = 12.0
"""How far above the ankle they end."""


@cache
def hulled(paint: str, *discs: Disc) -> Part:
    """What a rubber band around the discs encloses."""
    return Part(paint, hull(*discs), discs)


def limb(paint: str, length: float, root: float, tip: float, share: float = 1) -> Node:
    """Along (0, -length), of which `share` is seen."""
    return Node("", 0, 0, 0, (hulled(paint, (0, 0, root), (0, -length, tip)),), share)


def far(paint: str, near: bool) -> str:
    return paint if near else paint + "-far"


@cache
def foot(near: bool) -> Part:
    """Side view: toes along (0, -1), sole on the right."""
    length = FOOT * UNIT
    spots = [
        (21, 24),
        (2, 33),
        (-22, 12),
        (-26, -12),
        (-9, -42),
        (3, -74),
        (6, -length - 10),
        (18, -length - 14),
        (26, -length),
        (25, -62),
        (26, -20),
    ]
    hull: tuple[Disc, ...] = ((0, 8, 25.0), (12, -length, 14.0))
    return Part(far("skin", near), closed(spots), hull)


@cache
def hand(near: bool) -> tuple[Part, ...]:
    """Fingers along (0, -1), thumb on the left."""
    palm = [(-17, 4), (-22, -22), (-19, -52), (-10, -76), (4, -80), (15, -60), (20, -28), (18, 2), (0, 12)]
    thumb = [(-14, -6), (-30, -20), (-37, -40), (-32, -50), (-22, -42), (-10, -26)]
    skin = far("skin", near)
    return (
        Part(skin, closed(thumb)),
        Part(skin, closed(palm), ((0, 0, 20.0), (0, -64, 14.0))),
    )


def arm(
    side: str,
    near: bool,
    spot: Spot,
    turns: tuple[float, float, float],
    shares: tuple[float, float] = (1, 1),
    held: tuple[Node, ...] = (),
) -> Node:
    """Shoulder node with its arm. `turns` of upper arm (in the trunk's frame), elbow and wrist; `shares` of upper arm
    and forearm that show where they point at the viewer."""
    upper, fore = UPPER_ARM * UNIT, FOREARM * UNIT
    skin = far("skin", near)
    behind, before = ([node for node in held if (node.name == "gripped") is grip] for grip in (False, True))
    palm = Node("hand_" + side, 0, -fore * shares[1], turns[2], (*behind, *hand(near), *before))
    lower = limb(skin, fore, ELBOW, WRIST, shares[1])
    forearm = Node("elbow_" + side, 0, -upper * shares[0], turns[1], (lower, palm))
    sleeve = limb(far("top", near), upper * 0.52, SHOULDER + SLEEVE, ELBOW + SLEEVE + 4, shares[0])
    cap = dot(far("top", near), 0, 0, SHOULDER + SLEEVE)
    parts = (limb(skin, upper, SHOULDER, ELBOW, shares[0]), forearm, sleeve, cap)
    return Node("shoulder_" + side, *spot, turns[0], parts)


def leg(side: str, near: bool, turns: tuple[float, float, float], shares: tuple[float, float]) -> Node:
    """Hip node with its leg. `turns` of hip, knee and ankle; `shares` of thigh and shank, as of an arm."""
    turn, knee, ankle = turns
    thigh, shank = THIGH * UNIT, SHANK * UNIT
    paint = far("legs", near)
    sole = Node("ankle_" + side, 0, -shank * shares[1], ankle, (foot(near),))
    calf = limb(paint, shank - TROUSERS, KNEE, ANKLE, shares[1])
    lower = Node("knee_" + side, 0, -thigh * shares[0], knee, (sole, calf))
    return Node("hip_" + side, 0, 0, turn, (limb(paint, thigh, HIP, KNEE, shares[0]), lower))


@cache
def dot(paint: str, x: float, y: float, radius: float) -> Part:
    return Part(paint, disc(x, y, radius))
