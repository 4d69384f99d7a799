"""Hands, feet and seats are on the things they use."""

from collections.abc import Iterator
from math import hypot
from typing import Any

import pytest

from tests.treatments.figures.library import EXERCISES, exercise
from treatments.figures.frames import Frame, runs
from treatments.figures.held import REACH
from treatments.figures.outline import turned
from treatments.figures.poses import props, view
from treatments.figures.props import BEHIND, Place
from treatments.figures.stage import box, joint_of
from treatments.figures.tree import Part, joints, spots

CLOSE = 20
"""Thousandths of body height between skin and thing: two fingers' breadth on a grown-up."""
GRIP = 60
"""From the wrist to what lies in the hand."""

# What touches which part of the thing: kind, place of the part, limbs that all touch it.
TOUCHES = {
    "chair": (-1, ("hip_R", "hip_L")),
    "seat": (-1, ("hip_R", "hip_L")),
    "stool": (-1, ("knee_R", "knee_L")),
    "support": (-1, ("hand_R", "elbow_R")),
    "pillow:head": (0, ("head",)),
    "pillow:knee": (0, ("hip_R",)),
    "table:hand_l": (-1, ("hand_L",)),
    "step:foot_r": (1, ("ankle_R",)),
    "step:foot_l": (1, ("ankle_L",)),
    "wall:shoulder_r": (0, ("elbow_R",)),
    "roll": (0, ("trunk",)),
}
WHOLE = ("hand", "ankle")
RISING = {("F02", "lean"), ("F02", "stand")}


def things(found: dict[str, Any]) -> Iterator[tuple[Frame, str, str, tuple[Part, ...]]]:
    """Every frame with each thing in it, which stands where the first frame of its run puts it."""
    for run in runs(found["poses"]):
        for frame in run:
            for kind, joint in props(frame.pose):
                if kind in BEHIND and (found["id"], frame.pose["label"]) not in RISING:
                    yield frame, kind, joint, BEHIND[kind](Place(run[0].pose, run[0].tree, joint))


def gap(frame: Frame, limb: str, part: Part, *, whole: bool = False) -> float:
    """The room between the limb's skin and the thing's outer edges; of a `whole` limb, that of its farther end."""
    outline = box(part.hull)
    left, right, top, low = outline.left, outline.right, outline.top, outline.bottom
    gaps = [
        hypot(max(left - x, 0, x - right), max(top - y, 0, y - low)) - radius
        for name, (x, y, radius) in spots(frame.tree)
        if name == limb
    ]
    return max(gaps) if whole else min(gaps)


def depth(frame: Frame, limb: str, part: Part) -> float:
    """How far the limb reaches below the upper edge of the thing."""
    low = max(y + radius for name, (_, y, radius) in spots(frame.tree) if name == limb)
    return low - box(part.hull).top


@pytest.mark.parametrize("found", EXERCISES, ids=lambda found: found["id"])
def test_whoever_uses_a_thing_touches_it(found: dict[str, Any]):
    for frame, kind, joint, parts in things(found):
        rule = TOUCHES.get(f"{kind}:{joint}", TOUCHES.get(kind))
        if rule and view(frame.pose) != "top":
            for limb in rule[1]:
                room = gap(frame, limb, parts[rule[0]], whole=limb.startswith(WHOLE))
                assert room <= CLOSE, (kind, limb)


@pytest.mark.parametrize("found", EXERCISES, ids=lambda found: found["id"])
def test_nobody_sinks_into_a_seat_a_step_or_a_table(found: dict[str, Any]):
    for frame, kind, joint, parts in things(found):
        rule = TOUCHES.get(f"{kind}:{joint}", TOUCHES.get(kind))
        if (
            rule
            and kind in ("chair", "seat", "step", "table", "support", "stool")
            and view(frame.pose) == "side"
        ):
            for limb in rule[1]:
                assert depth(frame, limb, parts[rule[0]]) <= CLOSE, (kind, limb)


def test_hands_feet_and_seat_are_on_the_bike():
    for frame, _, _, parts in things(exercise("A04")):
        assert gap(frame, "hip_R", parts[-1]) <= CLOSE
        assert gap(frame, "hand_R", parts[1]) <= CLOSE
        assert max(gap(frame, ankle, parts[4]) for ankle in ("ankle_R", "ankle_L")) <= CLOSE


def test_the_arm_leans_on_the_wall_and_not_into_it():
    for frame, _, _, parts in things(exercise("M11")):
        surface = box(parts[0].hull).right
        arm = [x - radius for name, (x, _, radius) in spots(frame.tree) if name in ("elbow_R", "hand_R")]
        assert surface - CLOSE <= min(arm) <= surface + CLOSE


def test_the_doorway_holds_both_hands():
    for frame, _, _, parts in things(exercise("L07")):
        right, left = parts if parts[0].hull[0][0] > 0 else parts[::-1]
        assert gap(frame, "hand_R", right) <= GRIP
        assert gap(frame, "hand_L", left) <= GRIP


def test_hands_are_on_the_wall_they_slide_on():
    for frame, _, _, parts in things(exercise("T14")):
        assert gap(frame, "hand_R", parts[0]) <= 0
        assert gap(frame, "hand_L", parts[0]) <= 0


@pytest.mark.parametrize("key", ["R01", "H01"])
def test_the_pillow_is_under_the_head_and_not_over_the_face(key: str):
    for frame, kind, joint, parts in things(exercise(key)):
        if (kind, joint) == ("pillow", "head"):
            ((_, middle, radius),) = [disc for name, disc in spots(frame.tree) if name == "head"]
            assert middle < box(parts[0].hull).top < middle + radius


@pytest.mark.parametrize("key", ["R06", "R07"])
def test_who_leans_back_is_carried_from_seat_to_head(key: str):
    carrying = {"R06": "recliner", "R07": "wedge"}[key]
    for frame, kind, _, parts in things(exercise(key)):
        if kind == carrying:
            ends = [Part("", "", (disc,)) for disc in parts[-1].hull]
            assert min(gap(frame, "head", end) for end in ends) <= CLOSE


@pytest.mark.parametrize(
    ("key", "end"), [("T10", "post"), ("T11", "post"), ("T13", "hand_L"), ("L05", "ankle_R")]
)
def test_a_band_goes_from_the_hand_to_where_it_is_held(key: str, end: str):
    for run in runs(exercise(key)["poses"]):
        for frame in run:
            start, finish = band(frame)
            assert distance(frame, "hand_R", start) <= GRIP
            if end != "post":
                assert distance(frame, end, finish) <= GRIP + CLOSE
                continue
            post = box([disc for part in frame.behind[-2:] for disc in part.hull])
            assert post.left <= finish[0] <= post.right


def band(frame: Frame) -> list[tuple[float, float]]:
    """Both ends of the band, where the figure stands."""
    (cord,) = frame.cords(frame.tree)
    x, y = turned((0, -REACH * cord.stretch), cord.turn)
    return [(cord.x, cord.y), (cord.x + x, cord.y + y)]


def distance(frame: Frame, joint: str, spot: tuple[float, float]) -> float:
    x, y = joint_of(frame.tree, joint)
    return hypot(x - spot[0], y - spot[1])


@pytest.mark.parametrize("key", ["H01", "H02"])
def test_the_pack_is_between_the_low_back_and_what_carries_it(key: str):
    (frame,) = [frame for run in runs(exercise(key)["poses"]) for frame in run]
    x, y = joint_of(frame.tree, "pelvis")
    (pack,) = [spot for name, spot, _ in joints(frame.tree) if name == "pack"]
    assert hypot(pack[0] - x, pack[1] - y) < 130
    assert pack[1] <= 0
