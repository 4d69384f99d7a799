"""Each pose in a frame of its own, all at one scale."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from treatments.figures.arrows import arrows
from treatments.figures.figure import figure
from treatments.figures.held import corded, cords
from treatments.figures.markup import node_markup, parts_markup
from treatments.figures.moves import Moves
from treatments.figures.outline import slab
from treatments.figures.poses import Pose, alike, view
from treatments.figures.props import scenery, standing_kinds
from treatments.figures.stage import Box, box, discs_of, has_floor, placed, resting_joint, set_down
from treatments.figures.tree import Node, Part, shape

FRAME = (320, 240)
MARGIN = 14
LARGEST = 0.27
SMALLEST = (150, 120)
BESIDE = 46
CORNER, CROSS = 14, 18


@dataclass(frozen=True)
class Frame:
    """One pose on the stage, `first` the figure of the first one. `left`, `top` and `scale` bring thousandths of body
    height into the frame."""

    pose: Pose
    tree: Node
    first: Node
    anchor: str
    behind: tuple[Part, ...]
    arrows: tuple[Part, ...]
    scale: float
    left: float
    top: float
    seen: Box

    @property
    def size(self) -> tuple[int, int]:
        """How much of the frame the figure and its things need, in the frame's units."""
        wide, high = self.seen.width * self.scale + 2 * MARGIN, self.seen.height * self.scale + 2 * MARGIN
        return (round(max(SMALLEST[0], min(FRAME[0], wide))), round(max(SMALLEST[1], min(FRAME[1], high))))

    def still(self) -> str:
        drawn = "".join(node_markup([tree], Moves()) for tree in (self.tree, *self.cords(self.tree)))
        return self.wrapped(drawn + parts_markup(self.arrows))

    def cords(self, tree: Node) -> tuple[Node, ...]:
        """The bands and straps in the hand of the tree."""
        return corded(self.pose, tree, self.first)

    def verdict(self, x: float, y: float) -> str:
        """A cross in the corner of a picture that shows how not to do it."""
        if not self.pose.get("wrong"):
            return ""
        return parts_markup([Part("cross", f"M{x:g} {y:g}l{CROSS} {CROSS}m0-{CROSS}l-{CROSS} {CROSS}")])

    def wrapped(self, drawn: str) -> str:
        """What is drawn, among the things and at their scale."""
        place = f"translate({self.left:.1f} {self.top:.1f})scale({self.scale:.4f})"
        return f'<g transform="{place}">{parts_markup(self.behind)}{drawn}</g>'


def runs(poses: Sequence[Pose]) -> list[list[Frame]]:
    """Neighbouring poses that can move into each other share floor, things and scale."""
    groups = [list(run) for _, run in groupby(alike(poses), kind)]
    drawn = [framed(group, LARGEST) for group in groups]
    smallest = min(run[0].scale for run in drawn)
    return level(
        run if run[0].scale == smallest else framed(group, smallest)
        for group, run in zip(groups, drawn, strict=True)
    )


def level(drawn: Iterable[list[Frame]]) -> list[list[Frame]]:
    """Every figure that stands on a floor on the same one: that of the tallest."""
    out = list(drawn)
    ground = max((run[0].top for run in out if has_floor(run[0].pose)), default=0.0)
    return [[replace(frame, top=ground) for frame in run] if has_floor(run[0].pose) else run for run in out]


def kind(pose: Pose) -> tuple[object, ...]:
    """Equal for two poses that are one picture's: one view, the same things and the same parts of the body."""
    right = not pose.get("wrong")
    return view(pose), has_floor(pose), standing_kinds(pose), cords(pose), right, shape(figure(pose))


def framed(poses: Sequence[Pose], largest: float) -> list[Frame]:
    anchor = resting_joint(poses)
    rested = set_down(poses)
    trees = [placed(pose, anchor) for pose in rested]
    things = scenery(rested, trees)
    signs = [arrows(rested, trees, index, anchor) for index in range(len(trees))]
    parts = [*(part for thing in things for part in thing), *(part for sign in signs for part in sign)]
    seen = box(
        [disc for tree in trees for disc in discs_of(tree)] + [disc for part in parts for disc in part.hull]
    )
    width, height = FRAME[0] - 2 * MARGIN, FRAME[1] - 2 * MARGIN
    scale = min(width / seen.width, height / seen.height, largest)
    left = FRAME[0] / 2 - scale * (seen.left + seen.right) / 2
    top = FRAME[1] / 2 - scale * (seen.top + seen.bottom) / 2
    ground = floor(poses[0], seen, scale)
    return [
        Frame(pose, tree, trees[0], anchor, (*ground, *thing), sign, scale, left, top, seen)
        for pose, tree, thing, sign in zip(rested, trees, things, signs, strict=True)
    ]


def floor(pose: Pose, seen: Box, scale: float) -> tuple[Part, ...]:
    """A mat under the figure and its things."""
    if not has_floor(pose):
        return ()
    half = max((seen.right - seen.left) / 2 + BESIDE, (SMALLEST[0] - MARGIN) / scale / 2)
    half = min(half, (FRAME[0] - MARGIN) / scale / 2)
    middle = (seen.left + seen.right) / 2
    return (Part("mat", slab(middle - half, 0, middle + half, 34, 17)),)


def chevron(x: float, y: float) -> str:
    return parts_markup([Part("motion-thin", f"M{x - 4:g} {y - 8:g}l8 8l-8 8")])
