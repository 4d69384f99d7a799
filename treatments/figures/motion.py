"""A moving picture: every joint eases from its angle in one pose to that in the next, and round again.

SMIL and not style animation: the values are attributes, so no picture needs a style sheet of its own, and the outline
of the bending trunk may move too, in every browser.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from treatments.figures.frames import Frame
from treatments.figures.markup import Rhythm, node_markup
from treatments.figures.outline import whole
from treatments.figures.poses import blend
from treatments.figures.stage import placed

EASE = (0.6, 0.4)
SLOT = 2.6
"""Seconds from one pose to the next."""
SAMPLES = 8


def motion(runs: Sequence[Sequence[Frame]]) -> str:
    """`runs` are the frames of one view each; between views the picture fades."""
    first = runs[0][0].still()
    if len(runs) == 1 and len(runs[0]) == 1:
        return first
    if len(runs) == 1:
        shown = moving_run(runs[0])
    else:
        shown = "".join(faded(moving_run(run), place, len(runs)) for place, run in enumerate(runs))
    return f'<g class="moving">{shown}</g><g class="resting" display="none">{first}</g>'


def moving_run(frames: Sequence[Frame]) -> str:
    if len(frames) == 1:
        return frames[0].still()
    trees = [replace(frame.tree, x=0, y=0) for frame in frames]
    figure = node_markup([*trees, trees[0]], rhythm(len(frames)))
    return frames[0].wrapped(carried(frames, figure))


def carried(frames: Sequence[Frame], figure: str) -> str:
    """The figure moved so that what rests on the floor stays on it between the poses too."""
    poses = [frame.pose for frame in (*frames, frames[0])]
    places: list[str] = []
    for first, second in pairwise(poses):
        for sample in range(SAMPLES):
            tree = placed(blend(first, second, eased(sample / SAMPLES)), frames[0].anchor)
            places.append(f"{whole(tree.x)} {whole(tree.y)}")
    places.append(places[0])
    if len(set(places)) == 1:
        return f'<g transform="translate({places[0]})">{figure}</g>'
    path = (
        f'<animateTransform attributeName="transform" type="translate" dur="{SLOT * len(frames):g}s" '
        f'repeatCount="indefinite" values="{";".join(places)}"/>'
    )
    return f"<g>{path}{figure}</g>"


def faded(inner: str, place: int, count: int) -> str:
    """Shown in its share of the round only."""
    values = ";".join("1" if slot == place else "0" for slot in range(count))
    fade = (
        f'<animate attributeName="opacity" dur="{SLOT * count:g}s" repeatCount="indefinite" calcMode="discrete" '
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
