from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from tests.treatments.web.figure_editor import DRAWING, EDITOR, STANDING, mine
from treatments import figures
from treatments.actions.exercises import edit_exercise
from treatments.content import library as shipped
from treatments.models import Exercise
from treatments.web.forms.poses import shown
from treatments.web.forms.sent_poses import read_poses

__all__ = ["mine"]


def as_sent(poses: list[dict[str, Any]]) -> QueryDict:
    """What a browser sends of these poses."""
    sent = QueryDict(mutable=True)
    for fields in shown(poses, {}):
        start = f"p{fields.number}-"
        sent[f"{start}v"] = sent[f"{start}was"] = fields.seen
        sent[f"{start}label"], sent[f"{start}carried"] = fields.pose.get("label", ""), fields.carried
        for prop in (name for name, _words, on in fields.props if on):
            sent.appendlist(f"{start}props", prop)
        sent.update({start + name: "1" for name, _words, on in fields.marks if on})
        sent.update({start + row.name: str(row.value) for _g, _t, rows in fields.groups() for row in rows})
    return sent


def poses_now() -> Any:
    return Exercise.objects.get(key="t04").poses


@pytest.mark.parametrize("exercise", shipped.exercises(), ids=lambda exercise: exercise["key"])
def test_sliders_give_back_every_shipped_figure_as_it_was(exercise: dict[str, Any]) -> None:
    again = {**exercise, "poses": read_poses(as_sent(exercise["poses"]))}
    assert figures.strip(again) == figures.strip(exercise)


def test_a_slider_moves_a_joint_and_is_saved(mine: Client) -> None:
    sent = as_sent(poses_now())
    sent["p2-th"] = "-100"
    answer = mine.post(EDITOR, {**sent.dict(), "save": "yes"})
    assert answer["Location"] == reverse("treatments:exercise", args=["t04"])
    assert poses_now()[1]["th"] == -100
    assert poses_now()[1]["arrows"]
    assert Exercise.objects.get(key="t04").edited


def test_who_saves_a_figure_second_keeps_her_sliders_and_decides(mine: Client, mara: User) -> None:
    sent = {**as_sent(poses_now()).dict(), "p2-th": "-100", "version": mine.get(EDITOR).context["version"]}
    edit_exercise(by=mara, exercise=Exercise.objects.get(key="t04"), name="Our bridge")
    late = mine.post(EDITOR, {**sent, "save": "yes"})
    assert (late.status_code, late.context["poses"][1][0].pose["th"]) == (409, -100)
    assert poses_now()[1]["th"] != -100
    mine.post(EDITOR, {**sent, "instead": late.context["stale"].details["revision"]})
    kept = Exercise.objects.get(key="t04")
    assert (kept.poses[1]["th"], kept.name) == (-100, "Our bridge")


def test_buttons_change_the_poses_and_save_nothing(mine: Client) -> None:
    sent = as_sent(poses_now()).dict()
    for button, value, count in (("copy", "1", 3), ("remove", "2", 1), ("add", "yes", 3), ("draw", "yes", 2)):
        answer = mine.post(EDITOR, {**sent, button: value})
        assert (answer.status_code, len(answer.context["poses"])) == (200, count)
        assert answer.context["moving"].startswith("data:image/svg+xml")
    assert not Exercise.objects.get(key="t04").edited


def test_a_figure_that_is_full_offers_no_further_pose(mine: Client) -> None:
    four = {
        f"p{n}-{name}": "side" if name != "th" else "0" for n in range(1, 5) for name in ("v", "was", "th")
    }
    page = mine.post(EDITOR, {**four, "draw": "yes"}).content.decode()
    assert "At most 4 poses." in page
    assert 'name="add"' not in page
    assert 'name="copy"' not in page


def test_a_figure_can_be_begun_from_a_usual_position(mine: Client) -> None:
    fields, picture = mine.post(EDITOR, {"add": "yes", "base": "f02"}).context["poses"][0]
    assert fields.pose["props"] == ["chair"]
    assert picture


def test_another_view_has_other_joints(mine: Client) -> None:
    answer = mine.post(EDITOR, {**STANDING, "p1-v": "top", "p1-hR": "40", "draw": "yes"})
    fields, _picture = answer.context["poses"][0]
    names = {row.name for _group, _title, rows in fields.groups() for row in rows}
    assert {"pel", "sh", "hd"} <= names
    assert "hR" not in names


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ({"p1-th": None}, "Body leaning forwards"),
        ({"p1-wing": "4"}, "wing"),
        ({"p1-hR": "nan"}, "Hip bent"),
        ({"p1-hR": "inf"}, "Hip bent"),
        ({"p1-hR": "1e9"}, "Hip bent"),
        ({"p1-hR": "much"}, "Hip bent"),
        ({"p1-hR": ""}, "Hip bent"),
        ({"p1-hR": "9" * 400}, "Hip bent"),
        ({"p1-v": "inside", "p1-was": "inside"}, "seen from"),
        ({"p1-props": "dragon"}, "dragon"),
        ({"p1-label": "x" * 61}, "60"),
        ({"p1-carried": "{{{"}, ""),
        ({"p1-carried": '{"arrows": 7}'}, ""),
        ({f"p{n}-th": "0" for n in range(2, 201)}, "At most"),
    ],
)
def test_a_figure_that_cannot_be_drawn_is_refused_in_a_sentence(
    mine: Client, sent: dict[str, Any], fault: str
) -> None:
    before = poses_now()
    fields = {name: value for name, value in {**STANDING, **sent}.items() if value is not None}
    answer = mine.post(EDITOR, {**fields, "save": "yes"})
    assert answer.status_code == 400
    assert fault in " ".join(answer.context["faults"])
    live = mine.post(DRAWING, fields)
    assert (live.status_code, bool(live.json()["faults"])) == (400, True)
    assert poses_now() == before


@pytest.fixture
def too_much(mine: Client) -> list[dict[str, Any]]:
    """A shipped figure filled up to four poses."""
    shipped_figure: list[dict[str, Any]] = Exercise.objects.get(key="l03").poses
    return shipped_figure * 2


def test_a_figure_too_large_for_a_phone_is_refused_in_a_sentence(
    mine: Client, too_much: list[dict[str, Any]]
) -> None:
    before, sent = poses_now(), as_sent(too_much).dict()
    for button in ("draw", "save"):
        answer = mine.post(EDITOR, {**sent, button: "yes"})
        assert answer.status_code == (400 if button == "save" else 200)
        assert "too much for one picture" in answer.context["faults"][0]
        assert all(picture for _fields, picture in answer.context["poses"])
    assert poses_now() == before


@pytest.mark.parametrize("kept", ["too_much", "none", "older"])
def test_whatever_figure_is_kept_every_page_opens(
    mine: Client, too_much: list[dict[str, Any]], kept: str
) -> None:
    poses = {"too_much": too_much, "none": [], "older": [{"v": "side"}]}[kept]
    Exercise.objects.filter(key="t04").update(poses=poses, edited=True)
    for page in ("exercise", "exercise_edit", "exercise_poses"):
        assert mine.get(reverse(f"treatments:{page}", args=["t04"])).status_code == 200
    drawn = mine.get(reverse("treatments:figure", args=["t04"]))
    assert drawn.status_code == (200 if kept == "too_much" else 404)


def test_a_shipped_figure_is_the_managers_to_change(hers: Client, library: None) -> None:
    assert hers.get(EDITOR).status_code == 403
    assert hers.post(DRAWING, STANDING).status_code == 403
    assert hers.post(EDITOR, {**STANDING, "save": "yes"}).status_code == 403


def test_signs_that_no_database_keeps_are_left_out(mine: Client) -> None:
    arrows = '{"arrows": [{"at": "pelvis", "to": 0, "words": "\\u0000"}]}'
    assert mine.post(EDITOR, {**STANDING, "p1-label": "st\x00and", "save": "yes"}).status_code == 302
    assert poses_now()[0]["label"] == "stand"
    assert mine.post(EDITOR, {**STANDING, "p1-carried": arrows, "save": "yes"}).status_code == 400


def test_arrows_nested_without_end_are_refused_in_a_sentence(mine: Client) -> None:
    nested = '{"arrows": ' + "[" * 900 + "]" * 900 + "}"
    answer = mine.post(EDITOR, {**STANDING, "p1-carried": nested, "save": "yes"})
    assert answer.status_code == 400
    assert "Arrows: a list of at most 2." in answer.content.decode()
