"""The shipped library is whole, and one that is not is refused by exercise and field."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from treatments import content
from treatments.content import CautionRule, ContentError, library
from treatments.content.levels import checked
from treatments.library.check import check_cautions, check_library, check_shipped

STRANGE = {"v": "side", "th": 0, "wing": 4}


@pytest.fixture
def bridge() -> dict[str, Any]:
    return deepcopy(next(exercise for exercise in library.exercises() if exercise["key"] == "t04"))


def test_the_shipped_library_is_whole() -> None:
    check_shipped()


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("dose", {"reps": 10_000}, "dose.reps: A whole number from 1 to 100"),
        ("dose", {"jumps": 3}, "dose.jumps: A dose has no such part"),
        ("caution_tags", ["moonlight"], "caution_tags: “moonlight” is not one"),
        ("muscles", ["gills"], "muscles: “gills” is not one"),
        ("muscles", ["hamstrings", "hamstrings"], "muscles: The same stands there twice"),
        ("equipment", ["trapeze"], "equipment: “trapeze” is not one"),
        ("equipment", "band", "equipment: A list is wanted"),
        ("position", "floating", "position: “floating” is not one"),
        ("plane", "diagonal", "plane: “diagonal” is not one"),
        ("range", "endless", "range: “endless” is not one"),
        ("region", "tail", "region: “tail” is not one"),
        ("category", "magic", "category: “magic” is not one"),
        ("stop", ["SQ"], "stop: “SQ” is not one"),
        ("stop", [["SP"]], "stop: “['SP']” is not one"),
        ("plane", [], "plane: “[]” is not one"),
        ("steps", ["Lift.", " "], "steps: Each step"),
        ("steps", 5, "steps: Say at least one step"),
        ("steps", ["Lift.\u202e"], "steps: There are hidden signs"),
        ("dose", {"reps": 3, "note": "a\x00b"}, "dose: There are hidden signs"),
        ("poses", [{"v": "side", "th": 0, "label": "\ud800"}], "poses: There are hidden signs"),
        ("name", "…", "name: This is needed"),
        ("name", 5, "name: Words, at most 120"),
        ("name", "B" * 121, "name: Words, at most 120"),
        ("poses", [{"v": "side", "h": 20}], "poses.1.th: Say this too"),
        ("poses", [STRANGE], "poses.1.wing"),
        ("start", "Lie " + "and rest " * 13, "words: “Lie and rest and …”: 27 words"),
        ("steps", ["Perform extraordinarily."], "words: “extraordinarily” is a long word"),
        ("steps", ["Maintain isometric abdominal activation, avoiding compensatory extension."], "grade"),
    ],
)
def test_an_exercise_that_does_not_fit_is_named_with_its_field(
    bridge: dict[str, Any], field: str, value: Any, fault: str
) -> None:
    with pytest.raises(ContentError, match="t04: ") as refused:
        check_library([{**bridge, field: value}])
    assert fault in str(refused.value)


def test_every_fault_is_told_at_once(bridge: dict[str, Any]) -> None:
    broken = {**bridge, "plane": "diagonal", "dose": {"sets": 99}}
    with pytest.raises(ContentError) as refused:
        check_library([bridge, {**broken, "key": "x01"}])
    assert str(refused.value).count("x01: ") == 2
    assert "t04" not in str(refused.value)


@pytest.mark.parametrize(
    ("harder", "easier", "fault"),
    [
        ({"a": "x"}, {}, "harder: unknown x"),
        ({}, {"x": "a"}, "easier: unknown x"),
        ({"a": "b", "b": "c", "c": "a"}, {}, "a leads back to itself"),
        ({"a": "b", "b": "c", "c": "b"}, {}, "leads back to itself"),
        ({}, {"a": "a"}, "a leads back to itself"),
        ({"a": "b"}, {"a": "b"}, "b cannot be both harder and easier than a"),
    ],
)
def test_levels_that_lead_nowhere_or_in_a_circle_are_refused(
    harder: dict[str, str], easier: dict[str, str], fault: str
) -> None:
    with pytest.raises(ContentError, match=fault):
        checked({"harder": harder, "easier": easier}, "abc")


def test_levels_without_one_direction_are_refused() -> None:
    with pytest.raises(ContentError, match="easier"):
        checked({"harder": {}}, "abc")


WHOLE: dict[str, Any] = {
    "id": "X1",
    "name": "X",
    "category": "relief",
    "region": "low_back",
    "position": "sitting",
    "start": "Sit.",
    "steps": ["Sit."],
    "dose": {"reps": 1},
    "stop": ["SP"],
    "poses": [{}],
}


def file_of(*exercises: Any, **sections: Any) -> str:
    """The file as it would stand on disk."""
    return json.dumps(
        {"version": "2026.1", "stop_codes": {"SP": "pain"}, "exercises": list(exercises), **sections}
    )


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("", "Expecting value"),
        ('{"version": "2026', "Unterminated string"),
        ("[" * 100_000, "recursion"),
        ("[]", "version is missing"),
        (file_of(WHOLE, version=None), "version is missing"),
        (file_of(WHOLE, version="next"), "numbers and points"),
        (file_of(WHOLE, version="2026." * 9), "numbers and points"),
        (file_of(WHOLE, stop_codes=[]), "stop_codes is missing"),
        (file_of(), "exercises is missing"),
        (file_of("bridge"), "exercise 1 has no id"),
        (file_of({**WHOLE, "id": "no slug"}), "exercise 1 has no id"),
        (file_of(WHOLE, WHOLE), "one id is there twice"),
        (file_of(WHOLE, {**WHOLE, "id": "x1"}), "one id is there twice"),
        (file_of(WHOLE, {**WHOLE, "id": "X2"}), "one name is there twice"),
        (file_of({**WHOLE, "dose": {}, "poses": None}), "X1: dose, poses is missing"),
        (file_of({**WHOLE, "region": "", "stop": []}), "X1: region, stop is missing"),
        (file_of({**WHOLE, "region": "n/a"}), "X1: region is missing"),
        (file_of({**WHOLE, "progresion": "more"}), "X1: unknown progresion"),
    ],
)
def test_a_file_that_is_broken_is_refused_by_what_is_wrong(tmp_path: Path, written: str, fault: str) -> None:
    (tmp_path / "exercises.json").write_text(written, encoding="utf-8")
    with pytest.raises(ContentError, match=fault):
        library.read(tmp_path / "exercises.json")


def test_a_file_that_cannot_be_read_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"exercises.json: cannot be read"):
        library.read(tmp_path / "exercises.json")
    (tmp_path / "exercises.json").write_bytes(b"\xff\xfe")
    with pytest.raises(ContentError, match=r"exercises.json: .*decode"):
        library.read(tmp_path / "exercises.json")


@pytest.mark.parametrize("field", ["directions", "eased_by", "regions", "blocked_categories"])
def test_a_caution_about_what_nobody_records_is_refused(field: str) -> None:
    rule = content.cautions()[0]
    check_cautions([rule])
    broken = CautionRule(**{**vars(rule), field: ("moonlight",)})
    with pytest.raises(ContentError, match=f"cautions {rule.tag}: unknown moonlight"):
        check_cautions([broken])
