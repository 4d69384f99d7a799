"""The tree as SVG elements: still from one frame, moving from several."""

from collections.abc import Sequence
from dataclasses import dataclass

from treatments.figures.outline import whole
from treatments.figures.palette import attributes
from treatments.figures.tree import Node, Part


@dataclass(frozen=True)
class Rhythm:
    """How the way to each value is eased, and how long the whole round takes (seconds)."""

    splines: str
    seconds: float

    def animate(self, element: str, name: str, values: Sequence[str], extra: str = "") -> str:
        return (
            f'<{element} attributeName="{name}"{extra} dur="{self.seconds:g}s" repeatCount="indefinite" '
            f'calcMode="spline" keySplines="{self.splines}" values="{";".join(values)}"/>'
        )


def degrees(value: float) -> str:
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def part_markup(frames: Sequence[Part], rhythm: Rhythm | None) -> str:
    first = frames[0]
    head = f"<path {attributes(first.paint)}"
    if rhythm is None or all(frame.d == first.d for frame in frames):
        return f'{head} d="{first.d}"/>'
    return f"{head}>{rhythm.animate('animate', 'd', [frame.d for frame in frames])}</path>"


def node_markup(frames: Sequence[Node], rhythm: Rhythm | None = None) -> str:
    """`frames` are trees of one shape; without a rhythm the first is drawn."""
    inner = "".join(
        item_markup([frame.items[index] for frame in frames], rhythm) for index in range(len(frames[0].items))
    )
    turns = [degrees(frame.turn) for frame in frames]
    places = [f"{whole(frame.x)} {whole(frame.y)}" for frame in frames]
    inner = moved("rotate", turns, inner, rhythm)
    return moved("translate", places, inner, rhythm)


def item_markup(frames: Sequence[Node | Part], rhythm: Rhythm | None) -> str:
    if isinstance(frames[0], Part):
        return part_markup([frame for frame in frames if isinstance(frame, Part)], rhythm)
    return node_markup([frame for frame in frames if isinstance(frame, Node)], rhythm)


def moved(kind: str, values: Sequence[str], inner: str, rhythm: Rhythm | None) -> str:
    if rhythm is not None and len(set(values)) > 1:
        motion = rhythm.animate("animateTransform", "transform", values, f' type="{kind}"')
        return f"<g>{motion}{inner}</g>"
    if values[0] in ("0", "0 0"):
        return inner
    return f'<g transform="{kind}({values[0]})">{inner}</g>'
