"""One pose as a drawn figure, in whichever view it is given."""

from collections.abc import Callable

from treatments.figures.front_figure import front_figure
from treatments.figures.poses import Pose, view
from treatments.figures.side_figure import side_figure
from treatments.figures.top_figure import top_figure
from treatments.figures.tree import Node

FIGURES: dict[str, Callable[[Pose], Node]] = {"side": side_figure, "front": front_figure, "top": top_figure}


def figure(pose: Pose) -> Node:
    """The tree of a pose, pelvis at (0, 0), y downwards, in thousandths of body height."""
    return FIGURES[view(pose)](pose)
