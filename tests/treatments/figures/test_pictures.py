"""Every picture of the library is small, valid, still where it should be and the same each time."""

import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

import pytest

from tests.treatments.figures.library import EXERCISES, exercise, parsed
from treatments.figures import contact_sheet, moving, panel, policy, still, strip
from treatments.figures.pictures import prepared

LIMIT = 12 * 1024
SVG = "{http://www.w3.org/2000/svg}"

each = pytest.mark.parametrize("drawn", EXERCISES, ids=lambda found: found["id"])


def pictures(drawn: dict[str, Any], *, mirrored: bool = False) -> list[str]:
    stills = [still(drawn, index, mirrored=mirrored) for index in range(len(drawn["poses"]))]
    shaped = panel(drawn, shape=2, mirrored=mirrored)
    return [*stills, strip(drawn, mirrored=mirrored), moving(drawn, mirrored=mirrored), shaped]


@each
def test_every_picture_is_small_valid_and_without_script(drawn: dict[str, Any]):
    for svg in pictures(drawn) + pictures(drawn, mirrored=True):
        assert len(svg.encode()) <= LIMIT
        names = {element.tag.removeprefix(SVG) for element in parsed(svg).iter()}
        assert names <= {"svg", "title", "desc", "style", "defs", "g", "path", "use"}
        assert not re.search(r"\son\w+=|javascript:|https?://(?!www\.w3\.org)|NaN|inf\b", svg)


@each
def test_the_same_bytes_twice(drawn: dict[str, Any]):
    once = pictures(drawn)
    prepared.cache_clear()
    assert pictures(drawn) == once


@each
def test_title_and_description_say_what_is_shown(drawn: dict[str, Any]):
    root = parsed(moving(drawn))
    assert root.findtext(f"{SVG}title") == drawn["name"]
    assert drawn["poses"][0]["label"] in (root.findtext(f"{SVG}desc") or "")


def test_words_from_outside_stay_words():
    svg = still({"name": "<script>&\"'", "poses": [{"v": "side", "th": 0, "label": "</desc>"}]}, 0)
    assert parsed(svg).findtext(f"{SVG}title") == "<script>&\"'"
    assert parsed(svg).findtext(f"{SVG}desc") == "</desc>"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("تمرين الظهر", "تمرين الظهر"),
        ("Bend\x00 and\x0b stretch\ud800", "Bend and stretch"),
        ("very long " * 900, "very long " * 12),
        ("", ""),
    ],
)
def test_any_name_makes_a_valid_picture(name: str, title: str):
    svg = moving({**exercise("M01"), "name": name})
    assert (parsed(svg).findtext(f"{SVG}title") or "") == title
    assert len(svg.encode()) <= LIMIT


def test_a_mirrored_still_is_the_same_picture_seen_in_a_mirror():
    plain, mirrored = (still(exercise("T03"), 1, mirrored=turn) for turn in (False, True))
    assert (
        mirrored.replace('<g transform="matrix(-1 0 0 1 320 0)">', "", 1).replace("</g></svg>", "</svg>")
        == plain
    )


def test_a_mirrored_strip_still_starts_on_the_left():
    frames = parsed(strip(exercise("L05"), mirrored=True)).findall(f"{SVG}svg")
    assert [frame.get("x") for frame in frames] == ["0", frames[1].get("x")]
    assert all("matrix(-1" in str(frame[0].get("transform")) for frame in frames)


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_cross_of_a_wrong_pose_leaves_the_face_free(mirrored: bool):
    wrong = parsed(strip(exercise("F10"), mirrored=mirrored)).findall(f"{SVG}svg")[-1]
    (cross,) = [path for path in wrong.findall(f"{SVG}path") if "18" in str(path.get("d"))]
    left, _, width, _ = (float(number) for number in str(wrong.get("viewBox")).split())
    middle = float(str(cross.get("d")).removeprefix("M").split()[0]) + 9 - left
    assert (middle > width / 2) is mirrored


def test_a_strip_shows_every_pose():
    assert len(parsed(strip(exercise("C02"))).findall(f"{SVG}svg")) == 3


@each
def test_the_policy_of_a_picture_allows_its_own_style_sheet_only(drawn: dict[str, Any]):
    for svg in pictures(drawn):
        digest = sha256(str(parsed(svg).findtext(f"{SVG}style")).encode()).digest()
        assert policy(svg) == f"default-src 'none'; style-src 'sha256-{b64encode(digest).decode()}'; sandbox"
        assert not re.search(r"\sstyle=", svg)


def test_a_pose_that_is_not_there_is_refused():
    with pytest.raises(IndexError):
        still(exercise("R01"), 7)


def test_an_exercise_without_poses_is_refused():
    with pytest.raises(ValueError, match="at least one pose"):
        moving({"name": "Nothing", "poses": []})


def test_the_contact_sheet_shows_every_exercise():
    page = contact_sheet(EXERCISES)
    assert page.count("<figure>") == len(EXERCISES)
    assert all(found["id"] in page for found in EXERCISES)
