"""The drawing beside the sliders, as they move."""

from django.test import Client

from tests.treatments.web.figure_editor import DRAWING, EDITOR, STANDING, mine

__all__ = ["mine"]


def test_the_drawing_follows_the_sliders_and_mirrors_them(mine: Client) -> None:
    plain = mine.post(DRAWING, STANDING).json()["pictures"]
    moved = mine.post(DRAWING, {**STANDING, "p1-hR": "90"}).json()["pictures"]
    mirrored = mine.post(DRAWING, {**STANDING, "p1-hR": "90", "mirrored": "yes"}).json()["pictures"]
    assert set(plain) == {"1", "moving"}
    assert len({plain["1"], moved["1"], mirrored["1"]}) == 3


def test_what_cannot_be_drawn_says_in_which_pose(mine: Client) -> None:
    sent = {**STANDING, "p2-v": "side", "p2-was": "side", "p2-th": "0", "p2-hL": "999"}
    assert mine.post(DRAWING, sent).json()["faults"]["2.hL"].startswith("Pose 2: Hip bent")


def test_a_pose_that_can_be_drawn_is_seen_beside_one_that_cannot(mine: Client) -> None:
    sent = {**STANDING, "p2-v": "side", "p2-was": "side", "p2-th": "999"}
    assert set(mine.post(DRAWING, sent).json()["pictures"]) == {"1"}
    first, second = mine.post(EDITOR, {**sent, "draw": "yes"}).context["poses"]
    assert (bool(first[1]), bool(second[1])) == (True, False)
