"""The mannequin seen from the front (or, with `back`, from behind)."""

from collections.abc import Sequence
from functools import cache

from treatments.figures.body import ANKLE, TROUSERS, UNIT, arm, dot, far, hulled, limb
from treatments.figures.held import carried
from treatments.figures.joints import (
    HIP_HALF,
    NECK,
    SHANK,
    SHOULDER_HALF,
    SIGN,
    THIGH,
    THORACIC,
)
from treatments.figures.outline import Spot, closed, turned
from treatments.figures.poses import Pose, number, sided
from treatments.figures.tree import Node, Part
from treatments.figures.trunk import spine_at, trunk
from treatments.figures.vocabulary import SIDES

# Rings of the top from its hem to the shoulders, and discs of the seat.
TOP = (
    (-0.08, ((-67, 26), (67, 26))),
    (0.25, ((-52, 32), (52, 32))),
    (0.55, ((-42, 36), (42, 36))),
    (0.85, ((-35, 38), (35, 38))),
    (1.12, ((-35, 38), (35, 38))),
    (1.36, ((-40, 38), (40, 38))),
    (1.55, ((-50, 36), (50, 36))),
    (1.7, ((-61, 34), (61, 34))),
    (1.85, ((-67, 34), (0, 42), (67, 34))),
)
SEAT = ((-58, 8, 30), (-26, 34, 30), (26, 34, 30), (58, 8, 30), (-40, -48, 30), (40, -48, 30))
HIP, KNEE = 48.0, 38.0
DROP, INSET = 22.0, 8.0
"""The deltoid hangs below and inside the shoulder joint."""
UP, BEHIND = 90, 0.4


def front_figure(pose: Pose) -> Node:
    """The tree of a pose, with the pelvis at (0, 0)."""
    up = number(pose, "lum") + number(pose, "tho")
    neck = Node("neck", *spine_at(pose, 2.0)[0], up + number(pose, "nk"), head(bool(pose.get("back"))))
    legs = tuple(front_leg(pose, side) for side in legs_in_order(pose))
    arms = tuple(front_arm(pose, side, up) for side in SIDES)
    neck_skin = Node(
        "throat", neck.x, neck.y, neck.turn, (hulled("skin", (0, 0, 29), (0, -NECK * UNIT, 27)),)
    )
    body: tuple[Node | Part, ...] = (hulled("legs", *SEAT), neck_skin, *trunk(pose, TOP, "top"))
    body = (*body, *legs) if knees_up(pose) else (*legs, *body)
    ordered = (neck, *arms) if not pose.get("back") else (*arms, neck)
    return Node("pelvis", 0, 0, number(pose, "th"), (*body, *ordered))


def legs_in_order(pose: Pose) -> Sequence[str]:
    """Of somebody lying, seen from above, a crossed leg is over the other."""
    return sorted(SIDES, key=lambda side: abs(sided(pose, "k", side))) if pose.get("plan") else SIDES


def knees_up(pose: Pose) -> bool:
    """The thighs point up or at the viewer and hide the trunk."""
    return all(sided(pose, "b", side) > UP for side in SIDES)


def front_leg(pose: Pose, side: str) -> Node:
    sign = SIGN[side]
    thigh, shank = (sided(pose, name, side, 1) for name in ("fT", "fS"))
    behind = shank < BEHIND
    turn = 180 - sign * sided(pose, "b", side)
    knee = sign * sided(pose, "k", side)
    paint = far("legs", not behind)
    lower = Node(
        "knee_" + side,
        0,
        -THIGH * UNIT * thigh,
        knee,
        (
            Node("ankle_" + side, 0, -SHANK * UNIT * shank, 0, (foot(side, not behind),)),
            limb(paint, SHANK * UNIT - TROUSERS, KNEE, ANKLE, shank),
            dot(paint, 0, 0, KNEE),
        ),
    )
    upper = limb("legs", THIGH * UNIT, HIP, KNEE, thigh)
    return Node("hip_" + side, sign * HIP_HALF * UNIT, 0, turn, (lower, upper) if behind else (upper, lower))


@cache
def foot(side: str, near: bool) -> Part:
    """Seen from the front, toes a little outward."""
    sign = -SIGN[side]
    spots = [(-22, 8), (22, 8), (27, -16), (34, -42), (24, -56), (-6, -56), (-24, -44), (-25, -18)]
    outline = [(x * sign, y) for x, y in spots]
    return Part(far("skin", near), closed(outline), ((0, -34, 22.0),))


def front_arm(pose: Pose, side: str, up: float) -> Node:
    sign = SIGN[side]
    turn = up + 180 - sign * sided(pose, "s", side, 8)
    turns = (turn, -sign * sided(pose, "e", side), -sign * sided(pose, "hand", side))
    short = sided(pose, "fA", side, 1)
    shares = (short, short * sided(pose, "fF", side, 1))
    held = carried(pose, side, number(pose, "th") + sum(turns))
    return arm(side, True, shoulder(pose, sign, up), turns, shares, held)


def shoulder(pose: Pose, sign: int, up: float) -> Spot:
    (x, y), _ = spine_at(pose, 2.0)
    across = turned(
        (sign * (SHOULDER_HALF * UNIT - INSET), (0.07 * THORACIC - number(pose, "shrug")) * UNIT + DROP), up
    )
    return (x + across[0], y + across[1])


SKULL = [
    (-48, -62),
    (-44, -96),
    (-24, -113),
    (0, -117),
    (24, -113),
    (44, -96),
    (48, -62),
    (40, -28),
    (18, -4),
    (0, 0),
    (-18, -4),
    (-40, -28),
]
HAIR_FROM_BEHIND = [
    (-51, -60),
    (-48, -98),
    (-26, -119),
    (0, -123),
    (26, -119),
    (48, -98),
    (51, -60),
    (38, -24),
    (0, -14),
    (-38, -24),
]
HAIR_FROM_THE_FRONT = [
    (-52, -62),
    (-48, -100),
    (-26, -120),
    (0, -124),
    (26, -120),
    (48, -100),
    (52, -62),
    (44, -76),
    (30, -90),
    (0, -86),
    (-30, -92),
    (-44, -76),
]


@cache
def head(behind: bool) -> tuple[Part | Node, ...]:
    ears = [
        Part("skin", closed([(s * 44, -66), (s * 56, -68), (s * 55, -50), (s * 45, -42)])) for s in (-1, 1)
    ]
    face: tuple[Part, ...]
    if behind:
        face = (Part("hair", closed(HAIR_FROM_BEHIND)),)
    else:
        face = (
            Part("hair", closed(HAIR_FROM_THE_FRONT)),
            dot("face", -17, -56, 5),
            dot("face", 17, -56, 5),
            Part("smile", "M-14 -27Q0 -16 14 -27"),
        )
    parts = (*ears, Part("skin", closed(SKULL), ((0, -60, 58.0),)), *face)
    return (Node("head", 0, -NECK * UNIT, 0, parts),)
