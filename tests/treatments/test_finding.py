"""An exercise is found by what clinicians call it, however they type it."""

from typing import Any

import pytest

from treatments.content import ContentError, library
from treatments.content.naming import checked
from treatments.library.described import described
from treatments.library.finding import matching


def found(asked: str) -> list[str]:
    return matching(asked, described(library.exercises()))


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("bridge", "t04"),
        ("BRIDGING", "t04"),
        ("brid", "t04"),
        ("brigde", "t04"),
        ("tilt pelvic", "m01"),
        ("pelvic-tilt", "m01"),
        ("cat cow", "m05"),
        ("chin tuck", "m13"),
        ("clamshell", "t09"),
        ("pallof press", "t11"),
        ("theraband row", "t10"),
        ("hamstirng", "l05"),
        ("quad stretch", "l08"),
        ("stand up from a chair", "f02"),
        ("neck rotation", "m14"),
        ("nerve glides", "m19"),
        ("one knee chest", "m03"),
    ],
)
def test_what_is_meant_stands_first(asked: str, first: str) -> None:
    assert found(asked)[:1] == [first]


@pytest.mark.parametrize(
    ("asked", "there", "gone"),
    [
        ("supine core", "t02", "t03"),
        ("all fours", "m05", "t04"),
        ("glutes", "t15", "m13"),
        ("QL", "t05", "t04"),
        ("cervical", "m13", "t04"),
        ("arm", "m17", "h02"),
        ("gluteus medius", "t09", "t04"),
    ],
)
def test_every_word_narrows_and_goes_by_any_of_its_names(asked: str, there: str, gone: str) -> None:
    keys = found(asked)
    assert there in keys
    assert gone not in keys


@pytest.mark.parametrize("asked", ["zzzz", "bridge zzzz", "brxdgx", "qx", "🙂 bridge zzzz", "%", "_"])
def test_what_nothing_is_called_finds_nothing_or_asks_for_nothing(asked: str) -> None:
    assert found(asked) == (
        [] if any(map(str.isalnum, asked)) else [row["key"] for row in library.exercises()]
    )


def test_accents_and_case_do_not_matter() -> None:
    texts = {"a": ("Flexão do tronco", ""), "b": ("Curl-up", "")}
    assert matching("flexao", texts) == ["a"]
    assert matching("FLEXÃO tronco", texts) == ["a"]


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ({"exercises": {"x99": ["nobody"]}}, "unknown x99"),
        ({"region": {"neck": "cervical"}}, "region.neck: should be a list"),
        ({"region": {"neck": [""]}}, "region.neck: should be a list"),
        ({"region": 5}, "region.region: should be a list"),
    ],
)
def test_other_names_that_do_not_fit_are_refused(written: dict[str, Any], fault: str) -> None:
    with pytest.raises(ContentError, match=fault):
        checked(written)
