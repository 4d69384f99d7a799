"""Things an exercise needs, drawn where the figure's joints say."""

from collections.abc import Sequence
from dataclasses import dataclass

from treatments.figures.poses import Pose
from treatments.figures.tree import Node, Part


@dataclass(frozen=True)
class Things:
    behind: tuple[Part, ...] = ()
    before: tuple[Part, ...] = ()


def scenery(poses: Sequence[Pose], trees: Sequence[Node]) -> list[Things]:
    return [Things() for _ in poses]
