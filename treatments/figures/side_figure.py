"""The mannequin seen from its right side, facing right. The left side is the far one and lighter."""

from functools import cache

from treatments.figures.at_the_back import at_the_back
from treatments.figures.body import UNIT, arm, dot, leg
from treatments.figures.held import carried
from treatments.figures.joints import HEAD, LUMBAR, NECK, THORACIC, along
from treatments.figures.outline import Spot, bend, capsule, closed, ribbon
from treatments.figures.poses import Pose, number, sided
from treatments.figures.tree import Node, Part

# Distance from the pelvis along the spine as a share of lumbar (0 to 1) and thoracic (1 to 2); reach to the back
# and to the front of the spine.
TOP = (
    (0.1, 60, 57),
    (0.55, 55, 57),
    (1.0, 48, 58),
    (1.45, 56, 68),
    (1.75, 58, 66),
    (1.95, 40, 44),
    (2.0, 20, 24),
)
SEAT = ((-0.42, 30, 26), (-0.3, 56, 44), (0.0, 66, 58), (0.45, 57, 56), (0.6, 40, 40))
BELLY = (0.5, 1.5)
LOW_BACK = 0.6


def side_figure(pose: Pose) -> Node:
    """The tree of a pose, with the pelvis at (0, 0)."""
    up = number(pose, "lum") + number(pose, "tho")
    neck = Node(
        "neck", *spine_at(pose, 2.0)[0], up + number(pose, "nk"), (neck_part(), head(number(pose, "face")))
    )
    shoulder = spine_at(pose, 1.9)[0]
    far_arm, near_arm = (side_arm(pose, side, shoulder, up) for side in ("L", "R"))
    far_leg, near_leg = (side_leg(pose, side) for side in ("L", "R"))
    seat, top = trunk(pose, SEAT, "legs"), trunk(pose, TOP, "top")
    return Node(
        "pelvis",
        0,
        0,
        number(pose, "th"),
        (far_arm, far_leg, neck, seat, top, *at_the_back(pose, spine_at(pose, LOW_BACK)), near_leg, near_arm),
    )


def side_arm(pose: Pose, side: str, shoulder: Spot, up: float) -> Node:
    turns = (up + 180 - sided(pose, "s", side), -sided(pose, "e", side), sided(pose, "hand", side))
    held = carried(pose, side, number(pose, "th") + sum(turns))
    short = sided(pose, "fA", side, 1)
    return arm(side, side == "R", shoulder, turns, (short, short * sided(pose, "fF", side, 1)), held)


def side_leg(pose: Pose, side: str) -> Node:
    turns = (180 - sided(pose, "h", side), sided(pose, "k", side), -90 - sided(pose, "a", side))
    return leg(side, side == "R", turns, (sided(pose, "fT", side, 1), sided(pose, "fS", side, 1)))


def spine_at(pose: Pose, station: float) -> tuple[Spot, float]:
    """Place and direction of the spine in the pelvis' frame: 0 pelvis, 1 waist, 2 base of the neck."""
    low, high = number(pose, "lum"), number(pose, "tho")
    if station <= 0:
        return (0, -station * LUMBAR * UNIT), 0
    waist = down(along((0, 0), low / 2, LUMBAR))
    if station <= 1:
        return bend((0, 0), 0, waist, low, station)
    end = along((0, 0), low + high / 2, THORACIC)
    return bend(waist, low, (waist[0] + end[0] * UNIT, waist[1] - end[1] * UNIT), low + high, station - 1)


def down(point: Spot) -> Spot:
    return (point[0] * UNIT, -point[1] * UNIT)


def trunk(pose: Pose, stations: tuple[tuple[float, float, float], ...], paint: str) -> Part:
    middle = [spine_at(pose, station) for station, _, _ in stations]
    breath = number(pose, "belly") * UNIT
    widths = [(back, front + breath * (BELLY[0] < at < BELLY[1])) for at, back, front in stations]
    outline = ribbon(middle, widths)
    hull = tuple((x, y, 1.0) for x, y in outline)
    return Part(paint, closed(outline), hull)


@cache
def neck_part() -> Part:
    return Part("skin", capsule(NECK * UNIT, 27, 25))


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
