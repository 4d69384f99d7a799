"""Still, strip and moving picture of an exercise, as SVG text."""

from collections.abc import Mapping
from typing import Any

from treatments.figures.document import document
from treatments.figures.frames import FRAME, Frame, chevron, runs
from treatments.figures.motion import motion

Exercise = Mapping[str, Any]
GAP = 28


def still(exercise: Exercise, pose_index: int, *, mirrored: bool = False) -> str:
    """One pose. Raises IndexError where the exercise has no such pose."""
    drawn = frames(exercise)[pose_index]
    return document(
        *FRAME,
        name(exercise),
        said(exercise, pose_index),
        drawn.still() + drawn.verdict(FRAME[0], 0),
        mirrored=mirrored,
    )


def strip(exercise: Exercise, *, mirrored: bool = False) -> str:
    """Every pose side by side, from start to end, in frames no larger than the figure needs."""
    drawn = frames(exercise)
    width, height = (max(frame.size[axis] for frame in drawn) for axis in (0, 1))
    body = "".join(windowed(frame, place * (width + GAP), width, height) for place, frame in enumerate(drawn))
    signs = "".join(chevron(place * (width + GAP) - GAP / 2, height / 2) for place in range(1, len(drawn)))
    total = len(drawn) * (width + GAP) - GAP
    return document(total, height, name(exercise), told(exercise), body + signs, mirrored=mirrored)


def windowed(frame: Frame, x: int, width: int, height: int) -> str:
    """The middle of a frame."""
    left, top = (FRAME[0] - width) / 2, (FRAME[1] - height) / 2
    window = f'viewBox="{left:g} {top:g} {width} {height}"'
    return f'<svg x="{x}" width="{width}" height="{height}" {window}>{frame.still()}{frame.verdict(left + width, top)}</svg>'


def moving(exercise: Exercise, *, mirrored: bool = False) -> str:
    """The movement itself, easing from pose to pose and round again; the first pose where motion is not wanted."""
    body = motion(runs([pose for pose in exercise["poses"] if not pose.get("wrong")]))
    return document(*FRAME, name(exercise), told(exercise), body, mirrored=mirrored)


def frames(exercise: Exercise) -> list[Frame]:
    return [frame for run in runs(exercise["poses"]) for frame in run]


def name(exercise: Exercise) -> str:
    return str(exercise.get("name", ""))


def said(exercise: Exercise, index: int) -> str:
    return str(exercise["poses"][index].get("label", ""))


def told(exercise: Exercise) -> str:
    return ", then ".join(said(exercise, index) for index in range(len(exercise["poses"]))) + "."
