"""The mannequin seen from above, facing up the page."""

from functools import cache

from treatments.figures.body import ELBOW, KNEE, SHOULDER, SLEEVE, UNIT, WRIST, hand, limb
from treatments.figures.joints import FOREARM, SIGN, TOP_HIP_HALF, TOP_SHOULDER_HALF, TOP_THIGH, UPPER_ARM
from treatments.figures.outline import closed, disc
from treatments.figures.poses import Pose, number, sided
from treatments.figures.tree import Node, Part
from treatments.figures.vocabulary import SIDES


def top_figure(pose: Pose) -> Node:
    """The tree of a pose, with the spine at (0, 0)."""
    seat = bool(pose.get("seat"))
    hips = Node("pelvis", 0, 0, -number(pose, "pel"), lower_body(seat, bool(pose.get("stride"))))
    shoulders = Node("shoulders", 0, 0, -number(pose, "sh"), upper_body(pose))
    head = Node("head", 0, 0, -number(pose, "hd"), head_parts())
    return Node("spine", 0, 0, number(pose, "turn"), (hips, shoulders, head))


def lower_body(seat: bool, stride: bool) -> tuple[Part | Node, ...]:
    half = TOP_HIP_HALF * UNIT
    outline = [
        (-half - 48, 8),
        (-half, -58),
        (0, -60),
        (half, -58),
        (half + 48, 8),
        (half, 66),
        (0, 72),
        (-half, 66),
    ]
    hips = Part("legs", closed(outline), ((-half, 0, 66.0), (half, 0, 66.0)))
    if stride:
        back = Node("knee", -half, 0, 180, (limb("legs-far", TOP_THIGH * UNIT, 58, KNEE),))
        return (back, Node("knee", half, 0, 0, thigh()), hips)
    if not seat:
        return (*(foot(sign * half) for sign in (-1, 1)), hips)
    thighs = [Node("knee", sign * half, 0, 0, thigh()) for sign in (-1, 1)]
    return (*thighs, hips)


@cache
def thigh() -> tuple[Part | Node, ...]:
    length = TOP_THIGH * UNIT
    toes = [
        (-24, -length + 6),
        (-27, -length - 46),
        (-14, -length - 72),
        (10, -length - 74),
        (25, -length - 50),
        (24, -length + 6),
    ]
    return (Part("skin-far", closed(toes)), limb("legs", length, 62, KNEE + 6))


@cache
def foot(x: float) -> Part:
    toes = [(x - 26, 0), (x - 30, -80), (x - 14, -112), (x + 10, -114), (x + 28, -84), (x + 26, 0)]
    return Part("skin-far", closed(toes), ((x, -84, 28.0),))


def upper_body(pose: Pose) -> tuple[Part | Node, ...]:
    half = TOP_SHOULDER_HALF * UNIT
    outline = [
        (-half - 40, 0),
        (-half + 8, -50),
        (-50, -66),
        (0, -68),
        (50, -66),
        (half - 8, -50),
        (half + 40, 0),
        (half - 10, 50),
        (60, 66),
        (0, 70),
        (-60, 66),
        (-half + 10, 50),
    ]
    chest = Part("top", closed(outline), ((-half, 0, 42.0), (half, 0, 42.0), (0, 0, 70.0)))
    return (*(arm(pose, side) for side in SIDES), chest)


def arm(pose: Pose, side: str) -> Node:
    sign = -SIGN[side]
    upper, fore = UPPER_ARM * UNIT, FOREARM * UNIT
    share = 0.35 if pose.get("short") else 1
    palm = Node("hand_" + side, 0, -fore, 0, hand(True))
    forearm = Node(
        "elbow_" + side,
        0,
        -upper * share,
        -sign * sided(pose, "e", side),
        (limb("skin", fore, ELBOW, WRIST), palm),
    )
    sleeve = limb("top", upper * 0.5, SHOULDER + SLEEVE + 4, ELBOW + SLEEVE + 6, share)
    turn = sign * (90 - sided(pose, "a", side))
    parts = (limb("skin", upper, SHOULDER, ELBOW, share), forearm, sleeve)
    return Node("shoulder_" + side, sign * TOP_SHOULDER_HALF * UNIT, 0, turn, parts)


@cache
def head_parts() -> tuple[Part, ...]:
    nose = [(-13, -52), (-8, -70), (0, -76), (8, -70), (13, -52)]
    face = [(-46, -8), (-40, -40), (-20, -60), (0, -64), (20, -60), (40, -40), (46, -8), (0, 10)]
    ears = [Part("skin", disc(sign * 52, -4, 11)) for sign in (-1, 1)]
    hair = [
        (-52, 4),
        (-46, -30),
        (-20, -46),
        (0, -42),
        (20, -46),
        (46, -30),
        (52, 4),
        (36, 46),
        (0, 60),
        (-36, 46),
    ]
    return (
        *ears,
        Part("skin", closed(nose)),
        Part("skin", closed(face), ((0, -8, 62.0), (0, -66, 10.0))),
        Part("hair", closed(hair)),
    )
