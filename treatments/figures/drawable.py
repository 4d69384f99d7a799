"""Whether poses can be drawn, small enough for a phone."""

from typing import Any

from treatments.figures.document import LONGEST_NAME
from treatments.figures.pictures import moving, strip
from treatments.figures.pose_check import sound_poses

LARGEST_NAME = "&" * LONGEST_NAME
"""No name takes more room: each letter of it is written with five."""


def check_poses(raw: object) -> list[dict[str, Any]]:
    """The poses, if every picture of them can be drawn, whatever the exercise is called. Raises PoseRefused."""
    poses = sound_poses(raw)
    exercise = {"name": LARGEST_NAME, "poses": poses}
    strip(exercise, mirrored=True)
    moving(exercise, close=True, mirrored=True)
    return poses
