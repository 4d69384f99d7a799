"""Each pose in a frame of its own, all at one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from treatments.figures.markup import node_markup, part_markup
from treatments.figures.outline import whole
from treatments.figures.poses import Pose, view
from treatments.figures.props import scenery, standing_kinds
from treatments.figures.stage import box, discs_of, has_floor, placed, resting_joint, set_down
from treatments.figures.tree import Node, Part

FRAME = (320, 240)
MARGIN = 14
LARGEST = 0.25


@dataclass(frozen=True)
class Frame:
    """One pose on the stage. `left`, `top` and `scale` bring thousandths of body height into the frame."""

    pose: Pose
    tree: Node
    anchor: str
    behind: tuple[Part, ...]
    before: tuple[Part, ...]
    scale: float
    left: float
    top: float

    def still(self) -> str:
        return self.wrapped(node_markup([self.tree]))

    def wrapped(self, figure: str) -> str:
        behind = "".join(part_markup([part], None) for part in self.behind)
        before = "".join(part_markup([part], None) for part in self.before)
        place = f"translate({self.left:.1f} {self.top:.1f})scale({self.scale:.4f})"
        return f'<g transform="{place}">{behind}{figure}{before}</g>'


def runs(poses: Sequence[Pose]) -> list[list[Frame]]:
    """Neighbouring poses of one view share floor, things and scale. Raises ValueError without a pose."""
    if not poses:
        raise ValueError("An exercise needs at least one pose to be drawn.")
    grouped = groupby(poses, lambda pose: (view(pose), bool(pose.get("plan")), standing_kinds(pose)))
    return [framed(list(run)) for _, run in grouped]


def framed(poses: Sequence[Pose]) -> list[Frame]:
    anchor = resting_joint(poses)
    rested = set_down(poses)
    trees = [placed(pose, anchor) for pose in rested]
    things = scenery(rested, trees)
    parts = [part for thing in things for part in (*thing.behind, *thing.before)]
    seen = box(
        [disc for tree in trees for disc in discs_of(tree)] + [disc for part in parts for disc in part.hull]
    )
    width, height = FRAME[0] - 2 * MARGIN, FRAME[1] - 2 * MARGIN
    scale = min(width / seen.width, height / seen.height, LARGEST)
    left = FRAME[0] / 2 - scale * (seen.left + seen.right) / 2
    top = FRAME[1] / 2 - scale * (seen.top + seen.bottom) / 2
    ground = floor(poses[0], left, scale)
    return [
        Frame(pose, tree, anchor, (*ground, *thing.behind), thing.before, scale, left, top)
        for pose, tree, thing in zip(rested, trees, things, strict=True)
    ]


def floor(pose: Pose, left: float, scale: float) -> tuple[Part, ...]:
    """A mat from edge to edge of the frame."""
    if not has_floor(pose):
        return ()
    start, end = (MARGIN / 2 - left) / scale, (FRAME[0] - MARGIN / 2 - left) / scale
    return (
        Part("mat", f"M{whole(start)} 0H{whole(end)}q16 0 16 17t-16 17H{whole(start)}q-16 0-16-17t16-17Z"),
    )


def chevron() -> str:
    return part_markup([Part("motion-thin", "M-5 112l8 8l-8 8")], None)
