"""Joint angles become the places they were worked out to be."""

from typing import Any

import pytest

from tests.treatments.figures.library import EXERCISES, VECTORS
from treatments.figures import solve

POSES = [(found["id"], pose) for found in EXERCISES for pose in found["poses"]]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_solved_poses_are_reproduced(vector: dict[str, Any]):
    joints = solve(vector["pose"])
    assert set(joints) == set(vector["joints"])
    for name, spot in vector["joints"].items():
        assert joints[name] == pytest.approx(spot, abs=1e-3), name


@pytest.mark.parametrize(
    ("key", "pose"), POSES, ids=lambda value: value if isinstance(value, str) else value["label"]
)
def test_no_joint_is_below_the_ground(key: str, pose: dict[str, Any]):
    if pose["v"] == "top" or pose.get("plan"):
        return
    assert min(y for _, y in solve(pose).values()) == pytest.approx(pose.get("lift", 0))


def test_one_side_overrides_both():
    joints = solve({"v": "side", "th": 0, "h": 20, "hR": 80})
    assert joints["knee_R"][1] > joints["knee_L"][1]


def test_left_and_right_are_the_persons_own():
    front = solve({"v": "front", "th": 0})
    assert front["hand_R"][0] < 0 < front["hand_L"][0]
    assert solve({"v": "top", "hd": 90})["nose"][0] < 0


def test_an_unknown_view_is_refused():
    with pytest.raises(KeyError):
        solve({"v": "inside out"})
