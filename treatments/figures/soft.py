"""Soft things: pillows, a wedge, a reclining chair, a bed, a mat seen from above."""

from math import hypot

from treatments.figures.furniture import Place, block
from treatments.figures.outline import closed, disc, line
from treatments.figures.tree import Part

THICKEST = 160.0
"""A pillow."""
BACK = 52.0
"""From the spine to the skin of the back."""


def pillow(place: Place) -> tuple[Part, ...]:
    if place.joint == "knee":
        return knee_pillow(place)
    x, y = place.spot("head")
    if place.view == "front" or place.lying_seen_from_above:
        return (block("soft", x - 150, y - 130, x + 90, y + 150, 50),)
    top = min(place.under("head") - 26, -40)
    return (block("soft", x - 130, top, x + 66, min(top + THICKEST, 0), 26),)


def knee_pillow(place: Place) -> tuple[Part, ...]:
    x, y = place.spot("knee_R")
    if place.lying_seen_from_above:
        return (block("soft", x - 120, y - 70, x + 80, y + 70, 50),)
    top = y + 20
    roll = [(x - 120, -8), (x - 90, top * 0.6), (x - 10, top), (x + 70, top * 0.62), (x + 110, -8), (x, 0)]
    return (Part("soft", closed(roll), ((x - 120, 0, 0), (x, top, 0), (x + 110, 0, 0))),)


def wedge(place: Place) -> tuple[Part, ...]:
    """Along the back, from the seat to behind the head."""
    (px, py), (nx, ny) = place.spot("pelvis"), place.spot("neck")
    hx, hy, skull = place.discs("head")[0]
    length = hypot(nx - px, ny - py)
    behind = (BACK * (ny - py) / length, BACK * (px - nx) / length)
    slope = [(px + behind[0], py + behind[1]), (nx + behind[0], ny + behind[1])]
    top = [(hx, hy + skull - 4), (hx - 70, hy + skull - 30)]
    outline = line((px + 40, 0), *slope, *top, (hx - 84, 0))
    hull = tuple((x, y, 0.0) for x, y in ((px + 40, 0), *slope, *top, (hx - 84, 0)))
    return (Part("soft", outline + "Z", hull),)


def recliner(place: Place) -> tuple[Part, ...]:
    names = ("pelvis", "knee_R", "ankle_R")
    (px, py), (kx, ky), (ax, ay) = (place.spot(name) for name in names)
    hx, hy, _ = place.discs("head")[0]
    shell = line((hx - 84, hy + 24), (px - 50, py + 84), (kx - 10, ky + 76), (ax + 10, ay + 62))
    base = line((px + 40, py + 84), (px + 40, -20))
    return (
        Part("bar", base),
        Part("bar", line((px - 140, -14), (px + 220, -14)), ((px - 140, 0, 0), (px + 220, 0, 0))),
        Part("shell", shell, ((hx - 84, hy + 24, 40), (ax, ay + 62, 40))),
    )


def bed(place: Place) -> tuple[Part, ...]:
    """Seen from above: the whole mattress. From the side: its edge below the figure."""
    discs = place.discs(*BODY)
    left, right = min(x - r for x, _, r in discs), max(x + r for x, _, r in discs)
    if not place.lying_seen_from_above:
        return (
            block("thing-deep", left - 60, 30, right + 60, 80, 10),
            block("mat", left - 80, -2, right + 80, 60, 24),
        )
    top, low = min(y - r for _, y, r in discs), max(y + r for _, y, r in discs)
    return (block("mat", left - 90, top - 70, right + 60, low + 110, 40),)


def mat(place: Place) -> tuple[Part, ...]:
    """Below a figure lying on its back, seen from above."""
    discs = place.discs(*BODY)
    low = max(y + r for _, y, r in discs)
    return (block("mat", -290, min(y - r for _, y, r in discs) - 40, 290, max(low, 420) + 40, 40),)


BODY = ("pelvis", "trunk", "head", "knee_R", "knee_L", "ankle_R", "ankle_L", "hip_R", "hip_L")


def roll(place: Place) -> tuple[Part, ...]:
    """A rolled towel in the hollow of the back."""
    x, y = place.spot("pelvis")
    return (Part("soft", disc(x - 68, y - 130, 34), ((x - 68, y - 130, 34.0),)),)


def floor(place: Place) -> tuple[Part, ...]:
    """The ground below a figure lying on its side, seen along the spine."""
    discs = place.discs(*BODY, "spine", "shoulders")
    low = max(y + r for _, y, r in discs)
    return (block("mat", -420, low, 420, low + 34, 16),)
