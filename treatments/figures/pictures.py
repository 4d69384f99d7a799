"""Still, strip and moving picture of an exercise, as SVG text."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from json import dumps, loads
from typing import Any

from treatments.figures.document import document, mirror
from treatments.figures.frames import CORNER, CROSS, FRAME, Frame, chevron, runs
from treatments.figures.motion import motion
from treatments.figures.pose_check import sound_poses

Exercise = Mapping[str, Any]
GAP = 28
# Between two poses a limb may swing out further than in either.
SWING = 12


def still(exercise: Exercise, pose_index: int, *, mirrored: bool = False) -> str:
    """One pose, counted from 0. Raises IndexError where the exercise has no such pose."""
    if pose_index < 0:
        raise IndexError(pose_index)
    drawn = frames(exercise)[pose_index]
    return document(
        *FRAME,
        name(exercise),
        said(exercise, pose_index),
        drawn.still() + drawn.verdict(CORNER, CORNER),
        mirrored=mirrored,
    )


def strip(exercise: Exercise, *, mirrored: bool = False) -> str:
    """Every pose side by side, from start to end, in frames no larger than the figure needs."""
    return grid(exercise, len(checked(exercise)), mirrored=mirrored)


def panel(exercise: Exercise, *, shape: float, mirrored: bool = False) -> str:
    """Every pose, in rows, as large as they get in a space `shape` times as wide as high."""
    width, height = window(frames(exercise))
    count = len(checked(exercise))

    def size(columns: int) -> float:
        rows = -(-count // columns)
        return min(shape / (columns * (width + GAP) - GAP), 1 / (rows * (height + GAP) - GAP))

    return grid(exercise, max(range(count, 0, -1), key=size), mirrored=mirrored)


def grid(exercise: Exercise, columns: int, *, mirrored: bool) -> str:
    drawn = frames(exercise)
    width, height = window(drawn)
    across, down = width + GAP, height + GAP
    body = ""
    for place, frame in enumerate(drawn):
        row, column = divmod(place, columns)
        body += windowed(frame, column * across, row * down, width, height, mirrored=mirrored)
        if column:
            body += chevron(column * across - GAP / 2, row * down + height / 2)
    rows = -(-len(drawn) // columns)
    size = (min(columns, len(drawn)) * across - GAP, rows * down - GAP)
    return document(*size, name(exercise), told(exercise), body)


def window(drawn: Sequence[Frame]) -> tuple[int, int]:
    """The part of a frame that holds every figure."""
    width, height = (max(frame.size[axis] for frame in drawn) for axis in (0, 1))
    return width, height


def windowed(frame: Frame, x: int, y: int, width: int, height: int, *, mirrored: bool) -> str:
    """The middle of a frame. Mirrored by itself, so that the order of the frames stays."""
    left, top = (FRAME[0] - width) / 2, (FRAME[1] - height) / 2
    place = f'x="{x}" y="{y}" width="{width}" height="{height}" viewBox="{left:g} {top:g} {width} {height}"'
    drawn = mirror(frame.still(), FRAME[0]) if mirrored else frame.still()
    corner = width - CORNER - CROSS if mirrored else CORNER
    return f"<svg {place}>{drawn}{frame.verdict(left + corner, top + CORNER)}</svg>"


def moving(exercise: Exercise, *, close: bool = False, mirrored: bool = False) -> str:
    """The movement itself, easing from pose to pose and round again; the first pose where motion is not wanted.

    `close` leaves out the empty space around the figure, so that somebody lying down fills the width of a phone.
    """
    poses = checked(exercise)
    shown = prepared(dumps([pose for pose in poses if not pose.get("wrong")] or poses))
    body, rules = motion(shown)
    if not close:
        return document(*FRAME, name(exercise), told(exercise), body, rules, mirrored=mirrored)
    needed = window([frame for run in shown for frame in run])
    width, height = (min(most, size + 2 * SWING) for most, size in zip(FRAME, needed, strict=True))
    moved = f"translate({(width - FRAME[0]) / 2:g} {(height - FRAME[1]) / 2:g})"
    body = f'<g transform="{moved}">{body}</g>'
    return document(width, height, name(exercise), told(exercise), body, rules, mirrored=mirrored)


def frames(exercise: Exercise) -> list[Frame]:
    return [frame for run in prepared(dumps(checked(exercise))) for frame in run]


def checked(exercise: Exercise) -> list[dict[str, Any]]:
    """The poses of the exercise. Raises PoseRefused."""
    return sound_poses(exercise.get("poses"))


@lru_cache(maxsize=128)
def prepared(poses: str) -> tuple[list[Frame], ...]:
    """Setting a figure down costs more than drawing it, and each exercise is drawn in several ways."""
    return tuple(runs(loads(poses)))


def name(exercise: Exercise) -> str:
    return str(exercise.get("name", ""))


def said(exercise: Exercise, index: int) -> str:
    return str(exercise["poses"][index].get("label", ""))


def told(exercise: Exercise) -> str:
    labels = [str(pose.get("label", "")) for pose in exercise["poses"]]
    return ", then ".join(filter(None, labels)) + "."
