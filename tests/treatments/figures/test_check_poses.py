"""Poses that cannot be drawn are refused with a sentence; poses that are let through can be drawn."""

from typing import Any

import pytest

from tests.treatments.figures.library import EXERCISES, exercise, parsed
from treatments.figures import (
    JOINTS,
    MARKS,
    NEEDED,
    PROPS,
    SHORTENINGS,
    VIEWS,
    PoseRefused,
    check_poses,
    still,
)

STANDING: dict[str, dict[str, Any]] = {
    "side": {"v": "side", "th": 0, "h": 20, "k": 30, "s": 40, "e": 30},
    "front": {"v": "front", "th": 0, "e": 30},
    "top": {"v": "top", "pel": 0, "sh": 0, "hd": 0, "props": ["doorway"]},
}
SEEN = [(prop, view, name) for prop in PROPS for view in prop.views for name in prop.names]
MOVED = [(joint, view) for joint in (*JOINTS, *SHORTENINGS) for view in joint.views]


def side(**fields: Any) -> dict[str, Any]:
    return {"v": "side", "th": 0, **fields}


def drawn(pose: dict[str, Any]) -> str:
    return still({"name": "Try", "poses": [pose]}, 0)


@pytest.mark.parametrize("found", EXERCISES, ids=lambda found: found["id"])
def test_the_library_is_let_through_unchanged(found: dict[str, Any]):
    assert check_poses(found["poses"]) == found["poses"]


@pytest.mark.parametrize(
    ("pose", "place", "sentence"),
    [
        ({"v": "side"}, "1.th", "Say this too: Body leaning forwards."),
        ({"v": "top", "pel": 0, "sh": 0}, "1.hd", "Say this too: Head turned to the left."),
        ({"v": "inside out", "th": 0}, "1.v", "A pose is seen from the side, the front or the top."),
        (side(hR=400), "1.hR", "Hip bent: a number from -40 to 150."),
        (side(k=float("nan")), "1.k", "Knee bent: a number from -10 to 170."),
        (side(k=10**400), "1.k", "Knee bent: a number from -10 to 170."),
        (side(k="90"), "1.k", "Knee bent: a number from -10 to 170."),
        (side(k=True), "1.k", "Knee bent: a number from -10 to 170."),
        (side(tail=3), "1.tail", "“tail” is no joint of a pose seen this way."),
        (side(hd=3), "1.hd", "“hd” is no joint of a pose seen this way."),
        (side(plan="x"), "1.plan", "plan: yes (1) or no (0)."),
        (side(props=["dragon"]), "1.props", "“dragon” is no thing that can be drawn here."),
        (side(props=["doorway"]), "1.props", "“doorway” is no thing that can be drawn here."),
        (side(props=[{}]), "1.props", "“{}” is no thing that can be drawn here."),
        (side(props="chair"), "1.props", "Things: a list of at most 3."),
        (side(label="x" * 61), "1.label", "The name of a pose: at most 60 letters."),
        (side(arrows=5), "1.arrows", "Arrows: a list of at most 2."),
        ("standing", "1.", "A pose is a list of joints with their angles."),
    ],
)
def test_each_fault_has_its_place_and_a_sentence(pose: object, place: str, sentence: str):
    with pytest.raises(PoseRefused) as refused:
        check_poses([pose])
    assert refused.value.faults == {place: sentence}
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "arrow",
    [
        5,
        {"to": 90},
        {"at": "nose", "to": 90},
        {"at": "head"},
        {"at": "head", "to": 90, "turn": 1},
        {"at": "head", "to": float("inf")},
        {"at": "head", "turn": 0.5},
        {"at": "head", "to": 0, "dx": 9000},
        {"at": "head", "to": 0, "colour": 1},
        {"at": ["head"], "to": 0},
    ],
)
def test_an_arrow_that_points_nowhere_is_refused(arrow: object):
    with pytest.raises(PoseRefused, match="An arrow has a joint"):
        check_poses([side(arrows=[arrow])])


@pytest.mark.parametrize("raw", [None, [], {}, "side", 7])
def test_no_pose_at_all_is_refused(raw: object):
    with pytest.raises(PoseRefused, match="at least one pose"):
        check_poses(raw)


def test_twelve_poses_are_too_many():
    with pytest.raises(PoseRefused, match="At most 4 poses"):
        check_poses([side()] * 12)


def test_every_fault_of_every_pose_is_told_but_not_without_end():
    with pytest.raises(PoseRefused) as refused:
        check_poses([side(h=999, tail=1), {"v": "front"}])
    assert list(refused.value.faults) == ["1.h", "1.tail", "2.th"]
    with pytest.raises(PoseRefused) as refused:
        check_poses([side(**{f"tail{number}": 1 for number in range(5000)})])
    assert len(refused.value.faults) == 20


def test_what_would_be_too_heavy_for_a_phone_is_refused():
    heavy = {"props": ["bike", "weight:hand_r", "weight:hand_l"], "arrows": [{"at": "head", "turn": 1}] * 2}
    turned = [side(**heavy, lum=lum, tho=-lum, hR=lum, hL=40, kR=60 + lum) for lum in (-40, 13.3, 27.7, 51.9)]
    with pytest.raises(PoseRefused, match="too much for one picture"):
        check_poses(turned)
    assert check_poses(turned[:1])


def test_pictures_refuse_what_the_check_refuses():
    with pytest.raises(PoseRefused):
        drawn(side(h="bent"))
    with pytest.raises(IndexError):
        still(exercise("R01"), -1)


@pytest.mark.parametrize(("joint", "view"), MOVED, ids=lambda value: getattr(value, "name", value))
def test_every_joint_moves_the_picture_and_is_named(joint: Any, view: str):
    assert joint.words
    assert joint.low <= joint.rest <= joint.high
    for field in joint.fields:
        low, high = ({**STANDING[view], field: value} for value in (joint.low, joint.high))
        assert drawn(low) != drawn(high)


@pytest.mark.parametrize(("prop", "view", "name"), SEEN, ids=str)
def test_every_thing_is_drawn(prop: Any, view: str, name: str):
    with_it, without = (drawn({**STANDING[view], "props": props}) for props in ([name], []))
    assert prop.words
    assert parsed(with_it) is not None
    assert with_it != without


# A cut is not seen in a still picture: see the tests of the motion.
SEEN_MARKS = [mark for mark in MARKS if mark.name != "cut"]


@pytest.mark.parametrize("mark", SEEN_MARKS, ids=lambda mark: mark.name)
def test_every_mark_changes_the_picture(mark: Any):
    for view in mark.views:
        assert drawn({**STANDING[view], mark.name: 1}) != drawn(STANDING[view])


def test_every_view_says_what_it_needs():
    assert set(NEEDED) == set(VIEWS)
    for view in VIEWS:
        assert check_poses([{"v": view, **dict.fromkeys(NEEDED[view], 0)}])
