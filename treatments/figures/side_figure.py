"""The mannequin seen from its right side, facing right. The left side is the far one and lighter."""

from functools import cache

from treatments.figures.at_the_back import at_the_back
from treatments.figures.body import UNIT, arm, dot, hulled, leg
from treatments.figures.held import carried
from treatments.figures.joints import HEAD, NECK
from treatments.figures.outline import Spot, closed
from treatments.figures.poses import Pose, number, sided
from treatments.figures.tree import Node, Part
from treatments.figures.trunk import spine_at, trunk

# Rings of the top from its hem to the shoulders, and discs of the seat.
TOP = (
    (0.2, ((-45, 14), (42, 14))),
    (0.4, ((1, 57),)),
    (0.7, ((3, 55),)),
    (1.0, ((5, 54),)),
    (1.22, ((6, 57),)),
    (1.46, ((6, 61),)),
    (1.7, ((4, 60),)),
    (1.88, ((1, 44),)),
)
SEAT = ((-4, 0, 62), (-1, -26, 54))
BULGE = [(0, 50), (36, 84), (51, 48), (57, 0), (51, -48), (36, -84), (0, -50)]
BELLY = Part("top", closed(BULGE), ((27, 0, 30.0),))
BREATHING = (0.85, 1.1, 1.34)
"""The stations that a breath fills."""
LOW_BACK = 0.6
NECK_SKIN = hulled("skin", (0, 0, 27), (0, -NECK * UNIT, 25))


def side_figure(pose: Pose) -> Node:
    """The tree of a pose, with the pelvis at (0, 0)."""
    up = number(pose, "lum") + number(pose, "tho")
    neck = Node(
        "neck", *spine_at(pose, 2.0)[0], up + number(pose, "nk"), (NECK_SKIN, head(number(pose, "face")))
    )
    shoulder = spine_at(pose, 1.9)[0]
    far_arm, near_arm = (side_arm(pose, side, shoulder, up) for side in ("L", "R"))
    far_leg, near_leg = (side_leg(pose, side) for side in ("L", "R"))
    body: tuple[Node | Part, ...] = (hulled("legs", *SEAT), *trunk(pose, TOP, "top"), *belly(pose))
    back = at_the_back(pose, spine_at(pose, LOW_BACK))
    return Node(
        "pelvis",
        0,
        0,
        number(pose, "th"),
        (far_arm, far_leg, neck, *body, *back, near_leg, near_arm),
    )


def side_arm(pose: Pose, side: str, shoulder: Spot, up: float) -> Node:
    turns = (up + 180 - sided(pose, "s", side), -sided(pose, "e", side), sided(pose, "hand", side))
    held = carried(pose, side, number(pose, "th") + sum(turns))
    short = sided(pose, "fA", side, 1)
    return arm(side, side == "R", shoulder, turns, (short, short * sided(pose, "fF", side, 1)), held)


def side_leg(pose: Pose, side: str) -> Node:
    turns = (180 - sided(pose, "h", side), sided(pose, "k", side), -90 - sided(pose, "a", side))
    return leg(side, side == "R", turns, (sided(pose, "fT", side, 1), sided(pose, "fS", side, 1)))


def belly(pose: Pose) -> tuple[Node, ...]:
    """Hidden in the trunk until a breath moves it forwards."""
    if "belly" not in pose:
        return ()
    filled = Node("belly", number(pose, "belly") * UNIT, 0, 0, (BELLY,))
    places = [spine_at(pose, station) for station in BREATHING]
    return tuple(Node("trunk", x, y, turn, (filled,)) for (x, y), turn in places)


@cache
def head(tilt: float) -> Node:
    """Face to the right of the neck's direction, tilted clockwise from it."""
    skull = [
        (-52, -62),
        (-40, -98),
        (0, -113),
        (36, -102),
        (51, -72),
        (50, -62),
        (61, -47),
        (52, -40),
        (50, -20),
        (38, -2),
        (12, 2),
        (-20, -14),
        (-44, -32),
    ]
    hair = [
        (-56, -62),
        (-44, -103),
        (-4, -121),
        (34, -111),
        (50, -86),
        (30, -88),
        (6, -80),
        (-4, -58),
        (-14, -40),
        (-26, -16),
        (-48, -28),
    ]
    parts = (
        Part("skin", closed(skull), ((0, -HEAD * UNIT, 56.0),)),
        Part("hair", closed(hair)),
        Part("skin", closed([(-14, -58), (-4, -62), (3, -52), (-2, -38), (-12, -40)])),
        dot("face", 35, -58, 5),
        Part("smile", "M34 -24Q44 -24 46 -30"),
    )
    return Node("head", 0, -NECK * UNIT, tilt, parts)
