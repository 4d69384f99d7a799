import re

from treatments.web.pictures import drawn

LYING = {"name": "Rest", "side": "", "poses": [{"v": "side", "th": -90, "h": 50, "k": 100, "a": -40}]}


def shape(svg: str) -> tuple[float, float]:
    found = re.search(r'viewBox="[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)" width="\1" height="\2"', svg)
    assert found
    return float(found[1]), float(found[2])


def test_a_picture_is_no_larger_than_its_figure():
    width, height = shape(drawn(LYING, still=False))
    assert width > 2 * height


def test_a_left_side_is_mirrored_in_the_same_frame():
    right, left = (drawn({**LYING, "side": side}, still=False) for side in ("right", "left"))
    assert shape(left) == shape(right)
    assert "matrix(-1 0 0 1 " in left
    assert "matrix(-1" not in right
