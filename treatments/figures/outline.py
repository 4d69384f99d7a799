"""Outlines of body parts as SVG path data. Units: a thousandth of body height, y downwards."""

from collections.abc import Sequence
from math import acos, atan2, cos, hypot, pi, radians, sin, tau

Spot = tuple[float, float]
Disc = tuple[float, float, float]
"""Centre and radius: what a part reaches, for frames and floors."""
WIDE = pi / 2
"""An arc that is drawn in two steps."""


def whole(value: float) -> str:
    return str(round(value))


def pair(spot: Spot) -> str:
    return f"{whole(spot[0])} {whole(spot[1])}"


def turned(spot: Spot, angle: float) -> Spot:
    c, s = cos(radians(angle)), sin(radians(angle))
    return (spot[0] * c - spot[1] * s, spot[0] * s + spot[1] * c)


def hull(*discs: Disc) -> str:
    """The outline of a rubber band around the discs, clockwise."""
    winners = [farthest(discs, radians(degree)) for degree in range(360)]
    turns = [degree for degree in range(360) if winners[degree] != winners[degree - 1]]
    if not turns:
        return disc(*discs[winners[0]])
    ways = [tangent(discs[winners[turn - 1]], discs[winners[turn]], radians(turn)) for turn in turns]
    path = []
    for place, turn in enumerate(turns):
        start, end = ways[place], ways[(place + 1) % len(ways)]
        path.append(arc(discs[winners[turn]], start, start + (end - start) % tau))
    return tight("M" + "L".join(path)) + "Z"


def arc(around: Disc, start: float, end: float) -> str:
    """Clockwise around a disc. Between ends rounded to whole numbers a wide arc would have its middle elsewhere."""
    x, y, radius = around
    steps = (start, (start + end) / 2, end) if end - start > WIDE else (start, end)
    size = f"A{whole(radius)} {whole(radius)} 0 0 1 "
    return size.join(pair((x + radius * cos(way), y + radius * sin(way))) for way in steps)


def farthest(discs: Sequence[Disc], way: float) -> int:
    """Which of the discs reaches farthest in that direction."""
    reach = [x * cos(way) + y * sin(way) + radius for x, y, radius in discs]
    return reach.index(max(reach))


def tangent(one: Disc, two: Disc, near: float) -> float:
    """The direction, next to `near`, in which both reach equally far."""
    x, y = two[0] - one[0], two[1] - one[1]
    off = acos(max(-1.0, min(1.0, (one[2] - two[2]) / hypot(x, y))))
    ways = (atan2(y, x) + sign * off for sign in (-1, 1))
    return min(ways, key=lambda way: abs((way - near + pi) % tau - pi))


def disc(x: float, y: float, radius: float) -> str:
    r = whole(radius)
    return (
        f"M{pair((x - radius, y))}a{r} {r} 0 1 0 {whole(2 * radius)} 0a{r} {r} 0 1 0 {whole(-2 * radius)} 0Z"
    )


def closed(spots: Sequence[Spot], tension: float = 0.166) -> str:
    """A smooth closed curve through the spots, in steps from spot to spot to keep the text short."""
    count = len(spots)
    grid = [(round(x), round(y)) for x, y in spots]
    parts = [f"M{pair(grid[0])}"]
    for i in range(count):
        before, here, after, beyond = (grid[(i + step) % count] for step in (-1, 0, 1, 2))
        end = (after[0] - here[0], after[1] - here[1])
        two = (end[0] - (beyond[0] - here[0]) * tension, end[1] - (beyond[1] - here[1]) * tension)
        if i == 0:
            parts.append(f"c{pair(((after[0] - before[0]) * tension, (after[1] - before[1]) * tension))} ")
        else:
            parts.append("s")
        parts.append(f"{pair(two)} {pair(end)}")
    return tight("".join(parts)) + "Z"


def tight(d: str) -> str:
    """Without the spaces a minus sign makes needless."""
    return d.replace(" -", "-")


def bend(start: Spot, start_angle: float, end: Spot, end_angle: float, share: float) -> tuple[Spot, float]:
    """Place and direction at `share` of a smooth bend between two spots with given directions."""
    chord = hypot(end[0] - start[0], end[1] - start[1])
    m0, m1 = (tuple(chord * part for part in turned((0, -1), angle)) for angle in (start_angle, end_angle))
    t = share
    h = (2 * t**3 - 3 * t**2 + 1, t**3 - 2 * t**2 + t, -2 * t**3 + 3 * t**2, t**3 - t**2)
    x, y = (start[i] * h[0] + m0[i] * h[1] + end[i] * h[2] + m1[i] * h[3] for i in (0, 1))
    return (x, y), start_angle + (end_angle - start_angle) * t


def slab(left: float, top: float, right: float, bottom: float, radius: float = 14) -> str:
    """A rectangle with round corners."""
    r = min(radius, (right - left) / 2, (bottom - top) / 2)
    w, h = right - left - 2 * r, bottom - top - 2 * r
    k, n, wide, high = whole(r), whole(-r), whole(w), whole(h)
    start = f"M{pair((left + r, top))}h{wide}q{k} 0 {k} {k}v{high}q0 {k} {n} {k}"
    return tight(f"{start}h{whole(-w)}q{n} 0 {n} {n}v{whole(-h)}q0 {n} {k} {n}Z")


def line(*spots: Spot) -> str:
    return tight("M" + "L".join(pair(spot) for spot in spots))
