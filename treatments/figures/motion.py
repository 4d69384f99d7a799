"""A moving picture: every joint eases from its angle in one pose to that in the next, and round again.

SMIL and not style animation: the values are attributes, so no picture needs a style sheet of its own, and the outline
of the bending trunk may move too, in every browser.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from treatments.figures.frames import Frame
from treatments.figures.markup import Rhythm, node_markup
from treatments.figures.outline import Spot, whole
from treatments.figures.poses import blend
from treatments.figures.stage import placed

EASE = (0.6, 0.4)
SLOT = 2.6
"""Seconds from one pose to the next."""
SAMPLES = 8


def motion(runs: Sequence[Sequence[Frame]]) -> str:
    """`runs` are the frames of one view each. Between views, and where a pose is cut to, it changes at once."""
    first = runs[0][0].still()
    parts = [scene for run in runs for scene in scenes(run)]
    slots = [place for place, scene in enumerate(parts) for _ in scene]
    if len(slots) == 1:
        return first
    moved = [moving_scene(scene, slots.index(place), len(slots)) for place, scene in enumerate(parts)]
    if len(moved) > 1:
        moved = [faded(scene, place, slots) for place, scene in enumerate(moved)]
    return f'<g class="moving">{"".join(moved)}</g><g class="resting" display="none">{first}</g>'


def scenes(frames: Sequence[Frame]) -> Iterator[Sequence[Frame]]:
    """The frames that move into each other."""
    cuts = [place for place, frame in enumerate(frames) if place and frame.pose.get("cut")]
    for start, end in pairwise((0, *cuts, len(frames))):
        yield frames[start:end]


def moving_scene(frames: Sequence[Frame], start: int, count: int) -> str:
    """Moving in its own slots from `start` on, at rest in the others of the `count` that make a round."""
    first = frames[0]
    if len(frames) == 1:
        return first.still()
    way = [*[first] * start, *frames, *[first] * (count - start - len(frames) + 1)]
    figure = node_markup([replace(frame.tree, x=0, y=0) for frame in way], rhythm(count))
    return first.wrapped(carried(way, figure))


def carried(way: Sequence[Frame], figure: str) -> str:
    """The figure moved so that what rests on the floor stays on it between the poses too."""
    places = [f"{whole(x)} {whole(y)}" for x, y in stands(way)]
    if len(set(places)) == 1:
        return f'<g transform="translate({places[0]})">{figure}</g>'
    path = (
        f'<animateTransform attributeName="transform" type="translate" dur="{SLOT * (len(way) - 1):g}s" '
        f'repeatCount="indefinite" values="{";".join(places)}"/>'
    )
    return f"<g>{path}{figure}</g>"


def stands(way: Sequence[Frame]) -> list[Spot]:
    """Where the figure stands, in even steps of time."""
    places: list[Spot] = []
    for first, second in pairwise(frame.pose for frame in way):
        for sample in range(SAMPLES):
            tree = placed(blend(first, second, eased(sample / SAMPLES)), way[0].anchor)
            places.append((tree.x, tree.y))
    return [*places, places[0]]


def faded(inner: str, place: int, slots: Sequence[int]) -> str:
    """Shown in its slots of the round only: `slots` says which scene has which."""
    values = ";".join("1" if slot == place else "0" for slot in slots)
    fade = (
        f'<animate attributeName="opacity" dur="{SLOT * len(slots):g}s" repeatCount="indefinite" calcMode="discrete" '
        f'values="{values}"/>'
    )
    return f"<g>{fade}{inner}</g>"


def rhythm(count: int) -> Rhythm:
    spline = f"{short(EASE[0])} 0 {short(EASE[1])} 1"
    return Rhythm(";".join([spline] * count), SLOT * count)


def short(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".").removeprefix("0") or "0"


def eased(time: float) -> float:
    """How far the movement is after `time` (0 to 1) of its slot: the cubic curve the browser uses."""
    low, high = 0.0, 1.0
    for _ in range(24):
        middle = (low + high) / 2
        if (
            3 * middle * (1 - middle) ** 2 * EASE[0] + 3 * middle**2 * (1 - middle) * EASE[1] + middle**3
            < time
        ):
            low = middle
        else:
            high = middle
    return 3 * low**2 * (1 - low) + low**3
