"""Things an exercise needs, drawn where the figure's joints say.

A thing stands where the first pose that names it puts it, and stays there for every pose that names it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from treatments.figures import furniture, soft
from treatments.figures.outline import Disc, Spot
from treatments.figures.poses import Pose, props, view
from treatments.figures.tree import Node, Part, joints, spots

Maker = Callable[["Place"], tuple[Part, ...]]
BEHIND: dict[str, Maker] = {
    "chair": furniture.chair,
    "seat": furniture.seat,
    "stool": furniture.stool,
    "table": furniture.table,
    "support": furniture.support,
    "step": furniture.step,
    "post": furniture.post,
    "anchor": furniture.post,
    "wall": furniture.wall,
    "doorway": furniture.doorway,
    "gym_ball": furniture.gym_ball,
    "bike": furniture.bike,
    "recliner": soft.recliner,
    "wedge": soft.wedge,
    "pillow": soft.pillow,
    "bed": soft.bed,
    "mat": soft.mat,
    "roll": soft.roll,
    "floor": soft.floor,
}


@dataclass(frozen=True)
class Place:
    """A figure as placed, and the joint a thing is named for."""

    pose: Pose
    tree: Node
    joint: str

    @property
    def view(self) -> str:
        return view(self.pose)

    @property
    def lying_seen_from_above(self) -> bool:
        return bool(self.pose.get("plan"))

    def spot(self, name: str) -> Spot:
        """A joint by its name, or by the name without a side (the right one)."""
        found = {joint: spot for joint, spot, _ in joints(self.tree)}
        return found[name] if name in found else found[name + "_R"]

    def discs(self, *names: str) -> list[Disc]:
        return [disc for name, disc in spots(self.tree) if name in names]

    def under(self, *names: str) -> float:
        return max(y + radius for _, y, radius in self.discs(*names))


def scenery(poses: Sequence[Pose], trees: Sequence[Node]) -> list[tuple[Part, ...]]:
    """What stands behind the figure in each pose."""
    made: dict[tuple[str, str], tuple[Part, ...]] = {}
    out: list[tuple[Part, ...]] = []
    for pose, tree in zip(poses, trees, strict=True):
        named = [prop for prop in props(pose) if prop[0] in BEHIND]
        for kind, joint in named:
            if (kind, joint) not in made:
                made[kind, joint] = BEHIND[kind](Place(pose, tree, joint))
        out.append(tuple(part for prop in named for part in made[prop]))
    return out


def standing_kinds(pose: Pose) -> tuple[str, ...]:
    """The things that stay where they are."""
    return tuple(sorted({kind for kind, _ in props(pose) if kind in BEHIND and kind != "pillow"}))
