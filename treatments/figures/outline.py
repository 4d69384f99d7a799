"""Outlines of body parts as SVG path data. Units: a thousandth of body height, y downwards."""

from collections.abc import Sequence
from math import cos, hypot, radians, sin, sqrt

Spot = tuple[float, float]
Disc = tuple[float, float, float]
"""Centre and radius: what a part reaches, for frames and floors."""


def whole(value: float) -> str:
    return str(round(value))


def pair(spot: Spot) -> str:
    return f"{whole(spot[0])} {whole(spot[1])}"


def turned(spot: Spot, angle: float) -> Spot:
    c, s = cos(radians(angle)), sin(radians(angle))
    return (spot[0] * c - spot[1] * s, spot[0] * s + spot[1] * c)


def capsule(length: float, root: float, tip: float, start: float = 0.0) -> str:
    """A tapered limb along (0, -length) with round ends of radius `root` and `tip`."""
    reach = max(length, abs(root - tip) + 1)
    lean = (root - tip) / reach
    side = sqrt(1 - lean * lean)
    y0, y1 = -start, -start - reach
    a, b = (-root * side, y0 - root * lean), (root * side, y0 - root * lean)
    c, d = (tip * side, y1 - tip * lean), (-tip * side, y1 - tip * lean)
    big = int(lean > 0)
    arc_root = f"A{whole(root)} {whole(root)} 0 {big} 0 {pair(b)}"
    arc_tip = f"A{whole(tip)} {whole(tip)} 0 {1 - big} 0 {pair(d)}"
    return tight(f"M{pair(a)}{arc_root}L{pair(c)}{arc_tip}Z")


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


def ribbon(middle: Sequence[tuple[Spot, float]], widths: Sequence[tuple[float, float]]) -> list[Spot]:
    """Spots up one side and down the other of a bent body: `middle` holds centre and direction of each station,
    `widths` how far it reaches to the left and to the right of that direction."""
    left: list[Spot] = []
    right: list[Spot] = []
    for ((x, y), angle), (back, front) in zip(middle, widths, strict=True):
        across = turned((1, 0), angle)
        left.append((x - across[0] * back, y - across[1] * back))
        right.append((x + across[0] * front, y + across[1] * front))
    return left + right[::-1]


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
