"""What a patient must be able to tell apart, in the light, in the dark and on paper."""

import pytest

from tests.treatments.figures.library import EXERCISES, exercise, parsed
from treatments.figures import PROPS, still, strip
from treatments.figures.frames import FRAME, runs
from treatments.figures.outline import Disc
from treatments.figures.palette import PAINTS
from treatments.figures.tree import Part

LIGHT, DARK = 0, 1
PAGE = {LIGHT: "#ffffff", DARK: "#1e2222"}
SMALL_MOVEMENTS = ["M01", "M13", "M15", "T12", "B01", "B02", "M08"]


def luminance(colour: str) -> float:
    """Relative luminance of sRGB, 0 black to 1 white."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("part", ["skin", "top", "legs"])
def test_the_far_side_is_nearer_to_the_page(part: str, theme: int):
    near, far = PAINTS[part][theme], PAINTS[f"{part}-far"][theme]
    assert contrast(far, PAGE[theme]) < contrast(near, PAGE[theme])
    assert contrast(near, far) > 1.3


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_arrows_signs_and_crosses_stand_out(theme: int):
    for paint in ("arrow", "wrong"):
        assert contrast(PAINTS[paint][theme], PAGE[theme]) >= 3
    for paint in ("cold", "warm"):
        assert contrast(PAINTS[paint][theme], PAINTS["halo"][theme]) >= 3


@pytest.mark.parametrize(
    ("one", "two"), [("soft", "mat"), ("top", "legs"), ("skin", "top"), ("thing", "mat"), ("legs", "thing")]
)
def test_things_and_bodies_differ_without_colour_too(one: str, two: str):
    assert contrast(PAINTS[one][LIGHT], PAINTS[two][LIGHT]) >= 1.2


def test_on_paper_pictures_are_light():
    sheet = parsed(still(exercise("T04"), 0)).findtext("{http://www.w3.org/2000/svg}style")
    assert str(sheet).startswith("@media screen and (prefers-color-scheme:dark){")
    assert str(sheet).count("@") == 1


def test_in_the_dark_every_colour_of_a_picture_changes():
    svg = strip(exercise("F10"))
    for paint, (light, dark) in PAINTS.items():
        assert (f'"{light}"' in svg) is (f":{dark}}}" in svg), paint


@pytest.mark.parametrize("key", SMALL_MOVEMENTS)
def test_movements_too_small_to_see_have_an_arrow(key: str):
    assert any(frame.arrows for run in runs(exercise(key)["poses"]) for frame in run)


@pytest.mark.parametrize("drawn", EXERCISES, ids=lambda found: found["id"])
def test_things_and_arrows_are_inside_the_frame(drawn: dict[str, object]):
    for run in runs(exercise(str(drawn["id"]))["poses"]):
        for frame in run:
            for x, y, radius in hulls([*frame.behind[1:], *frame.arrows]):
                across, down = frame.left + x * frame.scale, frame.top + y * frame.scale
                assert radius * frame.scale <= across <= FRAME[0] - radius * frame.scale
                assert radius * frame.scale <= down <= FRAME[1] - radius * frame.scale


def hulls(parts: list[Part]) -> list[Disc]:
    return [disc for part in parts for disc in part.hull]


def test_the_trunk_bends_segment_by_segment():
    straight, low, high = (
        still({"name": "Bend", "poses": [{"v": "side", "th": 0, **bend}]}, 0)
        for bend in ({}, {"lum": 20}, {"tho": 20})
    )
    assert len({straight, low, high}) == 3


def test_which_way_the_person_faces_can_be_seen():
    front, behind = (
        still({"name": "Turn", "poses": [{"v": "front", "th": 0, **turn}]}, 0) for turn in ({}, {"back": 1})
    )
    assert front != behind
    assert PAINTS["face"][LIGHT] in front
    assert PAINTS["face"][LIGHT] not in behind


def test_every_thing_an_exercise_may_need_can_be_drawn():
    wanted = {
        "chair",
        "wall",
        "step",
        "pillow",
        "band",
        "ball",
        "gym_ball",
        "stick",
        "strap",
        "roll",
        "box",
        "bike",
    }
    assert wanted <= {prop.kind for prop in PROPS}
    assert {"bed", "mat", "floor", "cold", "warm"} <= {prop.kind for prop in PROPS}


@pytest.mark.parametrize(
    "prop", [prop for prop in PROPS if "side" in prop.views], ids=lambda prop: prop.names[0]
)
def test_things_are_mirrored_with_the_figure(prop):
    pose = {"v": "side", "th": 0, "h": 80, "k": 80, "s": 40, "props": list(prop.names[:1])}
    plain, mirrored = (strip({"name": "Thing", "poses": [pose]}, mirrored=turn) for turn in (False, True))
    assert (
        mirrored.replace('<g transform="matrix(-1 0 0 1 320 0)">', "", 1).replace("</g></svg>", "</svg>", 1)
        == plain
    )
