"""While a figure moves from pose to pose, it stays on the floor, in its frame, and what rests keeps resting."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from tests.treatments.figures.library import EXERCISES
from treatments.figures.contact import bottom
from treatments.figures.frames import FRAME, Frame, runs
from treatments.figures.motion import SAMPLES, moments, scenes
from treatments.figures.moves import eased
from treatments.figures.pictures import SWING, window
from treatments.figures.stage import discs_of, has_floor
from treatments.figures.tree import Node, between, spots

STEPS = 2 * SAMPLES
THROUGH = 15
"""Thousandths of body height a limb may go into the mat, which is 34 thick, in mid-motion."""
FLOAT = 45
"""How far what rests in both poses may leave the floor on the way: the joints turn evenly, as arcs, not by wire."""
RESTING = 31
LIMBS = ("pelvis", "knee_R", "knee_L", "ankle_R", "ankle_L", "hand_R", "hand_L", "elbow_R", "elbow_L")

each = pytest.mark.parametrize("drawn", EXERCISES, ids=lambda found: found["id"])


def parts(drawn: dict[str, Any]) -> Iterator[tuple[Frame, ...]]:
    """What moves into each other, and back to where it began."""
    for run in runs([pose for pose in drawn["poses"] if not pose.get("wrong")]):
        for scene in scenes(run):
            if len(scene) > 1:
                yield (*scene, scene[0])


def moving_through(way: tuple[Frame, ...]) -> list[Node]:
    """The figure at each of STEPS moments of every pair's slot, as the browser draws it: joints eased, and where it
    stands in straight lines between the moments that are worked out."""
    places = [(tree.x, tree.y) for tree in moments(way)]
    out = []
    for step in range((len(way) - 1) * STEPS):
        slot, at = divmod(step, STEPS)
        tree = between(way[slot].tree, way[slot + 1].tree, eased(at / STEPS))
        index, rest = divmod(step, STEPS // SAMPLES)
        share = rest * SAMPLES / STEPS
        (x0, y0), (x1, y1) = places[index], places[index + 1]
        out.append(replace(tree, x=x0 + (x1 - x0) * share, y=y0 + (y1 - y0) * share))
    return out


@each
def test_no_limb_goes_through_the_floor_on_its_way(drawn: dict[str, Any]):
    for way in parts(drawn):
        if has_floor(way[0].pose):
            assert max(bottom(tree) for tree in moving_through(way)) <= THROUGH


@each
def test_nobody_leaves_the_picture_on_the_way(drawn: dict[str, Any]):
    for way in parts(drawn):
        frame = way[0]
        width, height = window(way)
        for tree in moving_through(way):
            for x, y, radius in discs_of(tree):
                across, down = frame.left + x * frame.scale, frame.top + y * frame.scale
                reach = radius * frame.scale
                assert abs(across - FRAME[0] / 2) + reach <= min(FRAME[0], width + 2 * SWING) / 2
                assert abs(down - FRAME[1] / 2) + reach <= min(FRAME[1], height + 2 * SWING) / 2


@each
def test_what_rests_on_the_floor_in_both_poses_rests_in_between(drawn: dict[str, Any]):
    for way in parts(drawn):
        if not has_floor(way[0].pose):
            continue
        trees = moving_through(way)
        for slot, (first, second) in enumerate(pairwise(way)):
            middle = trees[slot * STEPS + 1 : (slot + 1) * STEPS : 2]
            for limb in LIMBS:
                ends = [lowest(frame.tree, limb) for frame in (first, second)]
                if min(ends) > -RESTING:
                    assert min(lowest(tree, limb) for tree in middle) > min(ends) - FLOAT, limb


def lowest(tree: Node, limb: str) -> float:
    """How deep the limb reaches; far up where the figure has no such joint."""
    return max((y + radius for name, (_, y, radius) in spots(tree) if name == limb), default=-1000)
