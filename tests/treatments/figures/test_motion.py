"""A moving picture moves from pose to pose, keeps time, and holds still for those who ask."""

import re
from typing import Any

import pytest

from tests.treatments.figures.library import EXERCISES, exercise, parsed
from treatments.figures import moving
from treatments.figures.motion import SLOT
from treatments.figures.moves import Moves, attribute, eased

SVG = "{http://www.w3.org/2000/svg}"
MOVING = [found for found in EXERCISES if len([pose for pose in found["poses"] if not pose.get("wrong")]) > 1]

each = pytest.mark.parametrize("drawn", MOVING, ids=lambda found: found["id"])


def sheet(svg: str) -> str:
    return str(parsed(svg).findtext(f"{SVG}style"))


def movements(svg: str) -> dict[str, dict[str, str]]:
    """By its name, the declaration of each movement at every time of the round."""
    rules = re.findall(r"@keyframes (\w+)\{((?:[^{}]+\{[^}]*\})+)\}", sheet(svg))
    return {name: at_times(frames) for name, frames in rules}


def at_times(frames: str) -> dict[str, str]:
    pairs = re.findall(r"([^{}]+)\{([^}]*)\}", frames)
    return {time: declaration for times, declaration in pairs for time in times.split(",")}


@each
def test_every_movement_ends_where_it_began(drawn: dict[str, Any]):
    found = movements(moving(drawn))
    assert found
    for values in found.values():
        assert values["0%"] == values["to"]
        assert len(set(values.values())) > 1


@each
def test_parts_are_moved_as_they_are_and_never_redrawn(drawn: dict[str, Any]):
    number = r"-?[\d.]+"
    turn = rf"rotate\({number}deg\)"
    moved = rf"transform:(translate\({number}px,{number}px\))?({turn})?(scale\(1,{number}\))?|opacity:[01]"
    for values in movements(moving(drawn)).values():
        assert all(re.fullmatch(moved, value) for value in values.values())
        assert len({re.sub(number, "", value) for value in values.values()}) == 1


@each
def test_what_moves_rests_in_the_first_pose(drawn: dict[str, Any]):
    svg = moving(drawn)
    groups = [group for group in parsed(svg).iter(f"{SVG}g") if group.get("class") not in (None, "hint")]
    assert {group.get("class") for group in groups} == set(movements(svg))
    for group in groups:
        assert attribute(movements(svg)[str(group.get("class"))]["0%"]) in (
            f'{name}="{value}"' for name, value in group.items()
        )


@each
def test_only_a_screen_moves_and_only_for_who_does_not_prefer_less_motion(drawn: dict[str, Any]):
    allowed = r"@media screen and \(prefers-reduced-motion:no-preference\)\{g\{animation:[\d.]+s [^{}]*\}"
    assert re.search(allowed, sheet(moving(drawn)))
    assert sheet(moving(drawn)).count("animation:") == 1


def test_a_round_takes_a_slot_for_every_pose():
    assert f"animation:{2 * SLOT:g}s cubic-bezier(.6,0,.4,1) infinite" in sheet(moving(exercise("T04")))


def test_a_single_pose_does_not_move():
    assert "animation" not in moving(exercise("R01"))


def test_the_wrong_way_is_never_moved_through():
    assert "animation" not in moving(exercise("F10"))


def test_where_nothing_moves_the_arrows_of_the_first_pose_are_seen():
    (hint,) = [
        group for group in parsed(moving(exercise("B01"))).iter(f"{SVG}g") if group.get("class") == "hint"
    ]
    assert len(list(hint)) == 2
    assert "infinite}.hint{display:none}}" in sheet(moving(exercise("B01")))


def test_the_movement_starts_and_ends_gently():
    assert eased(0) == pytest.approx(0, abs=1e-6)
    assert eased(0.5) == pytest.approx(0.5, abs=1e-6)
    assert eased(0.1) < 0.1
    assert eased(0.9) > 0.9


def test_parts_that_move_alike_share_one_movement():
    moves = Moves()
    values = ["transform:rotate(0deg)", "transform:rotate(9deg)", "transform:rotate(0deg)"]
    assert moves.through(values, "one").replace("one", "two") == moves.through(values, "two")
    assert moves.sheet(1).count("@keyframes") == 1


def test_a_pose_that_is_cut_to_takes_the_place_of_the_one_before():
    svg = moving(exercise("M10"))
    assert list(movements(svg).values()) == [
        {"0%": "opacity:1", "to": "opacity:1", "50%": "opacity:0"},
        {"0%": "opacity:0", "to": "opacity:0", "50%": "opacity:1"},
    ]
    assert sheet(svg).count("animation-timing-function:step-end") == 2


def test_each_view_is_shown_for_as_long_as_it_moves():
    fades = [
        values for values in movements(moving(exercise("A01"))).values() if "opacity:0" in values.values()
    ]
    assert [(fade["0%"], fade["66.67%"]) for fade in fades] == [
        ("opacity:1", "opacity:0"),
        ("opacity:0", "opacity:1"),
    ]
