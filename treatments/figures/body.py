"""Measures of the mannequin's flesh, in thousandths of body height, and the parts every view shares."""

from functools import cache

from treatments.figures.joints import FOOT, FOREARM, SHANK, THIGH, UPPER_ARM
from treatments.figures.outline import Disc, Spot, capsule, closed, disc
from treatments.figures.tree import Node, Part

UNIT = 1000.0

HIP, KNEE, ANKLE = 60.0, 41.0, 27.0
SHOULDER, ELBOW, WRIST = 35.0, 28.0, 20.0
HEEL, TOES = 25.0, 15.0
SLEEVE = 4.0


@cache
def limb(paint: str, length: float, root: float, tip: float) -> Part:
    return Part(paint, capsule(length, root, tip), ((0, 0, root), (0, -length, tip)))


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
    upper, fore = UPPER_ARM * UNIT * shares[0], FOREARM * UNIT * shares[1]
    skin = far("skin", near)
    behind, before = ([node for node in held if (node.name == "gripped") is grip] for grip in (False, True))
    palm = Node("hand_" + side, 0, -fore, turns[2], (*behind, *hand(near), *before))
    forearm = Node("elbow_" + side, 0, -upper, turns[1], (limb(skin, fore, ELBOW, WRIST), palm))
    sleeve = limb(far("top", near), upper * 0.52, SHOULDER + SLEEVE, ELBOW + SLEEVE + 4)
    return Node("shoulder_" + side, *spot, turns[0], (limb(skin, upper, SHOULDER, ELBOW), forearm, sleeve))


def leg(side: str, near: bool, turns: tuple[float, float, float], shares: tuple[float, float]) -> Node:
    """Hip node with its leg. `turns` of hip, knee and ankle; `shares` of thigh and shank, as of an arm."""
    turn, knee, ankle = turns
    thigh, shank = THIGH * UNIT * shares[0], SHANK * UNIT * shares[1]
    paint = far("legs", near)
    sole = Node("ankle_" + side, 0, -shank, ankle, (foot(near),))
    lower = Node("knee_" + side, 0, -thigh, knee, (sole, limb(paint, max(shank - 12, 6), KNEE, ANKLE)))
    return Node("hip_" + side, 0, 0, turn, (limb(paint, thigh, HIP, KNEE), lower))


@cache
def dot(paint: str, x: float, y: float, radius: float) -> Part:
    return Part(paint, disc(x, y, radius))
