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
    places = Movement("translate", [f"{whole(frame.x)} {whole(frame.y)}" for frame in frames])
    turns = Movement("rotate", [degrees(frame.turn) for frame in frames])
    if rhythm is None or not (places.moves or turns.moves):
        return grouped(places.still + turns.still, inner)
    return places.around(turns.around(inner, rhythm), rhythm)


def item_markup(frames: Sequence[Node | Part], rhythm: Rhythm | None) -> str:
    if isinstance(frames[0], Part):
        return part_markup([frame for frame in frames if isinstance(frame, Part)], rhythm)
    return node_markup([frame for frame in frames if isinstance(frame, Node)], rhythm)


@dataclass(frozen=True)
class Movement:
    """A translation or a rotation, and what it is in each frame."""

    kind: str
    values: Sequence[str]

    @property
    def moves(self) -> bool:
        return len(set(self.values)) > 1

    @property
    def still(self) -> str:
        return "" if self.values[0] in ("0", "0 0") else f"{self.kind}({self.values[0]})"

    def around(self, inner: str, rhythm: Rhythm) -> str:
        if not self.moves:
            return grouped(self.still, inner)
        motion = rhythm.animate("animateTransform", "transform", self.values, f' type="{self.kind}"')
        return f"<g>{motion}{inner}</g>"


def grouped(transform: str, inner: str) -> str:
    return f'<g transform="{transform}">{inner}</g>' if transform else inner
