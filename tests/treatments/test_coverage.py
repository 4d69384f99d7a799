"""What a programme covers, and what a clinician may want to add."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatments import content
from treatments.content import library
from treatments.coverage import Item, coverage

LIBRARY = {row["key"]: row for row in library.exercises()}
FIELDS = ("key", "category", "plane", "range", "region")
BLOCKS = [block.value for block in content.Block]


def item(key, block="main"):
    return Item(**{field: LIBRARY[key][field] for field in FIELDS}, block=block)


def starter(key):
    found = next(one for one in content.programme_starters() if one.key == key)
    return [item(one.exercise, one.block.value) for one in found.items], found.phase


def rules(items, phase="load"):
    return {hint.rule for hint in coverage(items, phase=phase).hints}


def test_planes_ranges_and_functional_movements_are_counted():
    found = coverage([item("f03"), item("f06"), item("m05"), item("l02")], phase="load")
    assert found.planes == {"sagittal": 3, "frontal": 1, "transverse": 0}
    assert found.ranges == {"short": 1, "long": 4}
    assert found.functional == {"lift": 0, "step_up": 0, "squat": 1, "lunge": 1}
    assert found.regions == {"low_back": 4}
    said = {hint.rule: str(hint.says) for hint in found.hints}
    assert said["functional"] == "Not covered yet: lift, step up."
    assert said["planes"] == "Not covered yet: turning."


def test_an_empty_cool_down_is_said():
    assert "cool_down" in rules([item("f03")])
    assert "cool_down" not in rules([item("f03"), item("c01", "cool_down")])


def test_more_than_six_exercises_are_many():
    seven = [item(key) for key in ("m01", "m02", "m05", "t01", "t03", "f02", "f03")]
    assert "long" in rules(seven)
    assert "long" not in rules(seven[:6])


def test_rest_alone_is_always_said():
    assert "passive_only" in rules([item("r01", "self_care"), item("b01")], "calm")
    assert "passive_only" in rules([], "maintain")
    assert "passive_only" not in rules([item("m01")], "calm")


def test_the_first_phase_only_expects_relief_walking_and_moving():
    items, phase = starter("acute_spasm_starter")
    assert rules(items, phase) == set()
    assert rules([], phase) == {"relief", "walking", "mobility", "passive_only"}


def test_return_to_load_lacks_nothing_but_is_long():
    items, phase = starter("return_to_load")
    assert rules(items, phase) == {"long"}


@given(st.lists(st.builds(item, st.sampled_from(sorted(LIBRARY)), st.sampled_from(BLOCKS)), max_size=10),
       st.builds(item, st.sampled_from(sorted(LIBRARY)), st.sampled_from(BLOCKS)),
       st.sampled_from(["calm", "move", "load", "maintain"]))  # fmt: skip
def test_one_more_exercise_covers_no_less(items, more, phase):
    assert rules([*items, more], phase) - {"long"} <= rules(items, phase)


def test_an_unknown_phase_is_refused():
    with pytest.raises(KeyError):
        coverage([], phase="heal")
