"""Hard things: chairs, tables, steps, walls, a bike. The floor is y = 0, y downwards."""

from math import hypot
from typing import Protocol

from treatments.figures.outline import Disc, Spot, disc, line, pair, slab
from treatments.figures.tree import Part


class Place(Protocol):
    """Where the figure is: a joint's spot, how low some of its parts reach, and in which view."""

    @property
    def joint(self) -> str: ...
    @property
    def view(self) -> str: ...
    @property
    def lying_seen_from_above(self) -> bool: ...
    def spot(self, name: str) -> Spot: ...
    def under(self, *names: str) -> float: ...
    def discs(self, *names: str) -> list[Disc]: ...


SEAT = 22.0
LEG = 22.0


def block(paint: str, left: float, top: float, right: float, bottom: float, radius: float = 10) -> Part:
    return Part(paint, slab(left, top, right, bottom, radius), ((left, top, 0), (right, bottom, 0)))


def chair(place: Place) -> tuple[Part, ...]:
    if place.view == "top":
        return (block("thing", -170, -120, 170, 170, 40), block("thing-deep", -190, 150, 190, 196, 20))
    if place.view == "front":
        return front_chair(place)
    x, y = place.spot("pelvis")
    top = y + 62
    back = block("thing-deep", x - 122, top - 270, x - 94, top + 10)
    return (back, *legged(x - 122, top, x + 130))


def front_chair(place: Place) -> tuple[Part, ...]:
    x, y = place.spot("pelvis")
    top = y + 50
    back = block("thing", x - 180, top - 330, x + 180, top, 40)
    return (back, *legged(x - 190, top, x + 190))


def seat(place: Place) -> tuple[Part, ...]:
    x, y = place.spot("pelvis")
    return legged(x - 110, y + 62, x + 130)


def legged(left: float, top: float, right: float) -> tuple[Part, ...]:
    """A slab on two legs."""
    legs = [block("thing-deep", x, top + SEAT / 2, x + LEG, 0) for x in (left + 14, right - 14 - LEG)]
    return (*legs, block("thing", left, top, right, top + SEAT))


def gym_ball(place: Place) -> tuple[Part, ...]:
    """As high as the seat is, with a seam so that it reads as round."""
    x, y = place.spot("pelvis")
    half = max(-(y + 52) / 2, SEAT)
    seam = [(x - half * 0.4, -half * 1.9), (x + half * 0.3, -half * 1.4), (x - half * 0.1, -half * 0.1)]
    ball = Part("ball", disc(x, -half, half), ((x, -half, half),))
    return (ball, Part("seam", f"M{pair(seam[0])}Q{pair(seam[1])} {pair(seam[2])}"))


def stool(place: Place) -> tuple[Part, ...]:
    knee, ankle = place.spot("knee_R")[0], place.spot("ankle_R")[0]
    return legged(min(knee, ankle) + 60, place.under("knee_R", "knee_L"), max(knee, ankle) + 50)


def table(place: Place) -> tuple[Part, ...]:
    name = "hand_" + place.joint[-1].upper()
    x, _ = place.spot(name)
    return legged(x - 30, place.under(name), x + 250)


def support(place: Place) -> tuple[Part, ...]:
    x, top = place.spot("elbow_R")[0], place.under("hand_R", "elbow_R")
    seat = block("thing", x - 40, top, x + 330, top + 110, 40)
    feet = (block("thing-deep", x + step, top + 60, x + step + LEG, 0) for step in (0, 268))
    return (*feet, seat)


def step(place: Place) -> tuple[Part, ...]:
    name = "ankle_" + place.joint[-1].upper()
    x, _ = place.spot(name)
    top = place.under(name)
    left, right = (x - 70, x + 250) if place.view == "side" else (x - 110, x + 130)
    return (block("thing", left, top, right, 0, 8), block("thing-deep", left, top, right, top + 22, 8))


def post(place: Place) -> tuple[Part, ...]:
    if place.view == "top":
        x, y = place.spot("hand_R")
        return (block("thing-deep", 430, y - 60, 470, y + 60),)
    x, y = place.spot("hand_R")
    return (
        block("thing", x + 260, y - 330, x + 300, 0),
        block("thing-deep", x + 250, y - 20, x + 310, y + 20),
    )


def wall(place: Place) -> tuple[Part, ...]:
    if place.joint:
        x = min(x - radius for x, _, radius in place.discs("shoulder_R", "elbow_R", "hand_R"))
        return (block("thing", x - 46, -1060, x - 2, 0, 6),)
    return (block("thing", -400, -1290, 400, 0, 24),)


def doorway(place: Place) -> tuple[Part, ...]:
    x, _ = place.spot("hand_R")
    top = min(y - radius for _, y, radius in place.discs("elbow_R", "hand_R"))
    far = abs(x) + 190
    return tuple(
        block(
            "thing-deep",
            min(sign * (abs(x) - 40), sign * far),
            top - 60,
            max(sign * (abs(x) - 40), sign * far),
            top - 2,
        )
        for sign in (-1, 1)
    )


def bike(place: Place) -> tuple[Part, ...]:
    (px, py), (hx, hy) = place.spot("pelvis"), place.spot("hand_R")
    feet = [place.spot("ankle_" + side) for side in "RL"]
    cx, cy = sum(x for x, _ in feet) / 2 + 60, sum(y for _, y in feet) / 2 + 25
    pedals = hypot(feet[0][0] - feet[1][0], feet[0][1] - feet[1][1]) / 2
    front = cx + 260
    frame = line((px, py + 80), (cx, cy), (front, -150), (hx + 10, hy + 30), (hx - 20, hy + 20))
    return (
        Part("wheel", disc(front, -150, 118), ((front, -150, 125),)),
        Part("bar", frame, ((hx, hy + 25, 13.0),)),
        Part("bar", line((px - 120, -16), (front + 90, -16))),
        Part("bar", line((cx, cy), (cx - 20, -16))),
        Part("cord", disc(cx, cy, pedals), ((cx, cy, pedals),)),
        Part("thing-deep", disc(cx, cy, 30)),
        block("thing-deep", px - 80, py + 56, px + 84, py + 84, 14),
    )
