"""Still, strip and moving picture of an exercise, as SVG text."""

from collections.abc import Mapping
from typing import Any

from treatments.figures.document import document
from treatments.figures.frames import FRAME, Frame, chevron, runs
from treatments.figures.motion import motion

Exercise = Mapping[str, Any]


def still(exercise: Exercise, pose_index: int, *, mirrored: bool = False) -> str:
    """One pose. Raises IndexError where the exercise has no such pose."""
    drawn = frames(exercise)[pose_index]
    return document(*FRAME, name(exercise), said(exercise, pose_index), drawn.still(), mirrored=mirrored)


def strip(exercise: Exercise, *, mirrored: bool = False) -> str:
    """Every pose side by side, from start to end."""
    drawn = frames(exercise)
    width, height = FRAME
    body = "".join(
        f'<g transform="translate({width * place} 0)">{frame.still()}{chevron() if place else ""}</g>'
        for place, frame in enumerate(drawn)
    )
    return document(width * len(drawn), height, name(exercise), told(exercise), body, mirrored=mirrored)


def moving(exercise: Exercise, *, mirrored: bool = False) -> str:
    """The movement itself, easing from pose to pose and round again; the first pose where motion is not wanted."""
    body = motion(runs(exercise["poses"]))
    return document(*FRAME, name(exercise), told(exercise), body, mirrored=mirrored)


def frames(exercise: Exercise) -> list[Frame]:
    return [frame for run in runs(exercise["poses"]) for frame in run]


def name(exercise: Exercise) -> str:
    return str(exercise.get("name", ""))


def said(exercise: Exercise, index: int) -> str:
    return str(exercise["poses"][index].get("label", ""))


def told(exercise: Exercise) -> str:
    return ", then ".join(said(exercise, index) for index in range(len(exercise["poses"]))) + "."
