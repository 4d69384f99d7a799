"""Whether poses can be drawn, small enough for a phone."""

from typing import Any

from treatments.figures.document import LONGEST_NAME
from treatments.figures.pictures import moving, strip
from treatments.figures.pose_check import PoseRefused, sound_poses
from treatments.wording import Sentence
from treatments.wording import gettext_noop as _

LARGEST = 12 * 1024
LARGEST_NAME = "&" * LONGEST_NAME
"""No name takes more room: each letter of it is written with five."""


def check_poses(raw: object) -> list[dict[str, Any]]:
    """The poses, if every picture of them can be drawn, whatever the exercise is called. Raises PoseRefused.

    Only who makes a figure is refused one too large for a phone; one that was kept is shown as it has become.
    """
    poses = sound_poses(raw)
    exercise = {"name": LARGEST_NAME, "poses": poses}
    largest = (strip(exercise, mirrored=True), moving(exercise, close=True, mirrored=True))
    if any(len(picture.encode()) > LARGEST for picture in largest):
        too_much = Sentence(_("This is too much for one picture. Leave out a pose, a thing or an arrow."))
        raise PoseRefused({"": too_much})
    return poses
