"""Bodies have thickness: they stand on the floor, touch what they lean on and stay inside their frame."""

from itertools import pairwise
from typing import Any

import pytest

from tests.treatments.figures.library import EXERCISES, exercise
from treatments.figures.contact import bottom
from treatments.figures.frames import FRAME, Frame, runs
from treatments.figures.poses import blend
from treatments.figures.stage import discs_of, has_floor, joint_of, placed

CLOSE = 15
"""Thousandths of body height: a finger's breadth and a half on a grown-up."""

each = pytest.mark.parametrize("drawn", EXERCISES, ids=lambda found: found["id"])


def frames(drawn: dict[str, Any]) -> list[Frame]:
    return [frame for run in runs(drawn["poses"]) for frame in run]


def top_of(frame: Frame, paint: str) -> float:
    """The upper edge of the last thing of that colour."""
    return [part for part in frame.behind if part.paint == paint][-1].hull[0][1]


@each
def test_nothing_goes_through_the_floor(drawn: dict[str, Any]):
    for frame in frames(drawn):
        if has_floor(frame.pose):
            assert bottom(frame.tree) <= 0.5


@each
def test_the_figure_is_inside_its_frame(drawn: dict[str, Any]):
    for frame in frames(drawn):
        for x, y, radius in discs_of(frame.tree):
            across, down = frame.left + x * frame.scale, frame.top + y * frame.scale
            reach = radius * frame.scale
            assert reach <= across <= FRAME[0] - reach
            assert reach <= down <= FRAME[1] - reach


@pytest.mark.parametrize("key", ["A01", "F10", "F02"])
def test_all_pictures_of_an_exercise_stand_on_one_line(key: str):
    assert len({round(frame.top, 3) for frame in frames(exercise(key))}) == 1


@each
def test_between_the_poses_the_figure_keeps_to_the_floor_too(drawn: dict[str, Any]):
    for run in runs(drawn["poses"]):
        for first, second in pairwise(run):
            half = blend(first.pose, second.pose, 0.5)
            if has_floor(half):
                assert bottom(placed(half, first.anchor)) <= 0.5


@pytest.mark.parametrize("key", ["M16", "L08"])
def test_the_hand_lies_on_the_table(key: str):
    for frame in frames(exercise(key)):
        assert bottom(frame.tree, ["hand_L"]) == pytest.approx(top_of(frame, "thing"), abs=CLOSE)


@pytest.mark.parametrize(("key", "foot"), [("F04", "ankle_R"), ("F05", "ankle_L")])
def test_the_foot_stands_on_the_step(key: str, foot: str):
    for frame in frames(exercise(key)):
        assert bottom(frame.tree, [foot]) == pytest.approx(top_of(frame, "thing"), abs=CLOSE)


@pytest.mark.parametrize("key", ["R05", "B02", "M08", "M12", "M13", "M19"])
def test_who_sits_sits_on_the_seat_with_the_feet_on_the_floor(key: str):
    for frame in frames(exercise(key)):
        seat = top_of(frame, "thing")
        assert joint_of(frame.tree, "pelvis")[1] + 62 == pytest.approx(seat, abs=2 * CLOSE)
        assert bottom(frame.tree, ["ankle_L", "ankle_R"]) == pytest.approx(0, abs=1)


@pytest.mark.parametrize("key", ["M01", "M03", "T01", "T04", "T12"])
def test_lying_with_bent_knees_the_feet_rest_on_the_floor(key: str):
    for frame in frames(exercise(key)):
        assert bottom(frame.tree, ["ankle_L"]) == pytest.approx(0, abs=CLOSE)


@pytest.mark.parametrize("key", ["R03", "M06", "T08"])
def test_lying_on_the_belly_legs_and_trunk_rest_on_the_floor(key: str):
    for frame in frames(exercise(key)):
        assert bottom(frame.tree, ["ankle_R"]) == pytest.approx(0, abs=2 * CLOSE)
        assert bottom(frame.tree, ["pelvis", "hip_R"]) == pytest.approx(0, abs=2 * CLOSE)


@pytest.mark.parametrize(
    ("key", "place", "limbs"),
    [
        *(("M05", place, "hand_R hand_L knee_R knee_L") for place in range(3)),
        *(("L01", place, "hand_R hand_L knee_R knee_L") for place in range(2)),
        ("T03", 0, "hand_R hand_L knee_R knee_L"),
        ("T03", 1, "hand_R knee_L"),
        *(("T06", place, "elbow_R elbow_L knee_R knee_L") for place in range(2)),
        *(("T05", place, "hand_R knee_R") for place in range(2)),
        *(("R03", place, "elbow_R elbow_L pelvis ankle_R") for place in range(2)),
        *(("M06", place, "hand_R pelvis ankle_R") for place in range(2)),
        *(("L04", place, "knee_L ankle_R") for place in range(2)),
        *(("F06", place, "ankle_R ankle_L") for place in range(2)),
        *(("F07", place, "ankle_R ankle_L") for place in range(2)),
        *(("L02", place, "ankle_R ankle_L") for place in range(2)),
        *(("F10", place, "ankle_R ankle_L") for place in range(2)),
        *(("M18", place, "pelvis hand_R hand_L") for place in range(2)),
    ],
)
def test_what_carries_the_body_is_on_the_floor(key: str, place: int, limbs: str):
    tree = frames(exercise(key))[place].tree
    for limb in limbs.split():
        assert bottom(tree, [limb]) == pytest.approx(0, abs=2 * CLOSE), limb


def test_the_box_starts_on_the_floor_and_rises_with_the_hands():
    heights = [bottom(frame.tree, ["held"]) for frame in frames(exercise("F08"))]
    assert heights[0] == pytest.approx(0, abs=2 * CLOSE)
    assert heights == sorted(heights, reverse=True)


@pytest.mark.parametrize(
    ("key", "joint"), [("F02", "ankle_R"), ("F03", "ankle_R"), ("T04", "pelvis"), ("M05", "knee_R")]
)
def test_what_rests_stays_in_its_place(key: str, joint: str):
    places = [joint_of(frame.tree, joint)[0] for frame in frames(exercise(key))]
    assert max(places) - min(places) < CLOSE
