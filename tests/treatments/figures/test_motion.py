"""A moving picture moves from pose to pose, keeps time, and holds still for those who ask."""

from xml.etree import ElementTree

import pytest

from tests.treatments.figures.library import EXERCISES, exercise, parsed
from treatments.figures import moving
from treatments.figures.motion import SLOT, eased
from treatments.figures.palette import SHEET

SVG = "{http://www.w3.org/2000/svg}"
MOVING = [found for found in EXERCISES if len([pose for pose in found["poses"] if not pose.get("wrong")]) > 1]


def animations(svg: str) -> list[ElementTree.Element]:
    return [element for element in parsed(svg).iter() if element.tag.startswith(f"{SVG}animate")]


@pytest.mark.parametrize("drawn", MOVING, ids=lambda found: found["id"])
def test_all_joints_keep_the_same_time_and_end_where_they_began(drawn):
    found = animations(moving(drawn))
    assert found
    assert len({element.get("dur") for element in found}) == 1
    for element in found:
        values = str(element.get("values")).split(";")
        if element.get("calcMode") != "discrete":
            assert values[0] == values[-1]
        if times := element.get("keyTimes"):
            assert len(times.split(";")) == len(values) == len(str(element.get("keySplines")).split(";")) + 1


def test_a_round_takes_a_slot_for_every_pose():
    assert animations(moving(exercise("T04")))[0].get("dur") == f"{2 * SLOT:g}s"


def test_a_single_pose_does_not_move():
    assert animations(moving(exercise("R01"))) == []


def test_the_wrong_way_is_never_moved_through():
    assert animations(moving(exercise("F10"))) == []


def test_with_reduced_motion_a_still_picture_takes_its_place():
    groups = {group.get("class"): group for group in parsed(moving(exercise("M05"))).iter(f"{SVG}g")}
    assert groups["resting"].get("display") == "none"
    assert animations(ElementTree.tostring(groups["resting"], encoding="unicode")) == []
    assert "prefers-reduced-motion:reduce){.moving{display:none}.resting{display:inline}}" in SHEET


def test_the_movement_starts_and_ends_gently():
    assert eased(0) == pytest.approx(0, abs=1e-6)
    assert eased(0.5) == pytest.approx(0.5, abs=1e-6)
    assert eased(0.1) < 0.1
    assert eased(0.9) > 0.9


def test_a_pose_that_is_cut_to_takes_the_place_of_the_one_before():
    found = animations(moving(exercise("M10")))
    assert [element.get("values") for element in found] == ["1;0", "0;1"]
    assert {element.get("calcMode") for element in found} == {"discrete"}


def test_each_view_is_shown_for_as_long_as_it_moves():
    fades = [
        found for found in animations(moving(exercise("A01"))) if found.get("attributeName") == "opacity"
    ]
    assert [fade.get("values") for fade in fades] == ["1;1;0", "0;0;1"]
