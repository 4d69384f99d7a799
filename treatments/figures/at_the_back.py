"""Things that lie against the back and move with it: a stick along the spine, a cold or a warm pack."""

from treatments.figures.outline import Spot, line, slab
from treatments.figures.poses import Pose, props
from treatments.figures.tree import Node, Part

SKIN = -58.0
"""How far behind the spine the low back ends."""
MIDDLE = SKIN + 8
FLAKE = 18.0


def at_the_back(pose: Pose, low_back: tuple[Spot, float]) -> tuple[Node | Part, ...]:
    """`low_back` is the place and direction of the spine there."""
    named = props(pose)
    found: list[Node | Part] = []
    if ("stick", "spine") in named:
        found.append(Part("thing-deep", slab(-84, -500, -68, 70, 8), ((-76, -500, 8), (-76, 70, 8))))
    (x, y), turn = low_back
    found += [
        Node("pack", x, y, turn, pack(kind, sign))
        for kind, sign in (("cold", flake()), ("warm", waves()))
        if (kind, "back") in named
    ]
    return tuple(found)


def pack(paint: str, sign: str) -> tuple[Part, ...]:
    return (Part(paint, slab(SKIN - 20, -95, SKIN + 36, 95, 22)), Part("sign", sign))


def flake() -> str:
    """A snow flake: three crossed lines."""
    arms = ((0, FLAKE), (FLAKE * 0.87, FLAKE / 2), (FLAKE * 0.87, -FLAKE / 2))
    return "".join(line((MIDDLE - x, y - at), (MIDDLE + x, -y - at)) for at in (-48, 0, 48) for x, y in arms)


def waves() -> str:
    """Three waves of warmth."""
    return "".join(f"M{MIDDLE - 16:g} {at}q8-16 16 0t16 0" for at in (-44, 0, 44))
