from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse, reverse_lazy

from treatments.actions.exercises import edit_exercise
from treatments.content import library as shipped
from treatments.models import Exercise

LIST = reverse_lazy("treatments:exercise_list")


def test_a_figure_may_be_kept_and_is_not_sent_twice(hers: Client, bridge: Exercise) -> None:
    url = reverse("treatments:figure", args=["t04"])
    answer = hers.get(url)
    assert answer["Content-Type"] == "image/svg+xml"
    assert "max-age" in answer["Cache-Control"]
    assert hers.get(url, headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_a_figure_can_be_mirrored_and_stand_still(hers: Client, bridge: Exercise) -> None:
    url = reverse("treatments:figure", args=["t04"])
    plain, mirrored = hers.get(url, {"pose": "0"}), hers.get(url, {"pose": "0", "mirrored": ""})
    assert plain.content != mirrored.content
    assert hers.get(url, {"pose": "99"}).status_code == 404


def test_a_figure_carries_no_script_and_loads_nothing(hers: Client, bridge: Exercise) -> None:
    policy = hers.get(reverse("treatments:figure", args=["t04"]))["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")


def test_a_manager_makes_an_exercise_the_clinics_own(
    browser_of: Any, mara: User, hers: Client, bridge: Exercise
) -> None:
    url = reverse("treatments:exercise_edit", args=["t04"])
    fields = {"name": "Shoulder bridge", "start": "On your back.", "steps": "Lift.\nLower.", "reps": "12"}
    fields["category"] = "strength"
    assert hers.post(url, fields).status_code == 403
    browser_of(mara).post(url, fields)
    bridge.refresh_from_db()
    assert (bridge.name, bridge.steps, bridge.dose["reps"], bridge.edited) == (
        "Shoulder bridge",
        ["Lift.", "Lower."],
        12,
        True,
    )


def test_who_saves_second_sees_it_keeps_her_words_and_decides(
    browser_of: Any, mara: User, bridge: Exercise
) -> None:
    mine, url = browser_of(mara), reverse("treatments:exercise_edit", args=["t04"])
    fields = {**OWN, "name": "Second bridge", "version": mine.get(url).context["version"]}
    edit_exercise(by=mara, exercise=bridge, name="First bridge")
    late = mine.post(url, fields)
    assert (late.status_code, late.context["form"]["name"].value()) == (409, "Second bridge")
    assert Exercise.objects.get(key="t04").name == "First bridge"
    newest = late.context["stale"].details["revision"]
    assert f'name="instead" value="{newest}"' in late.content.decode()
    assert mine.post(url, {**fields, "instead": newest}).status_code == 302
    assert Exercise.objects.get(key="t04").name == "Second bridge"


OWN = {
    "name": "Towel slide",
    "category": "mobility",
    "start": "Sit at a table, hand on a towel.",
    "steps": "Slide the towel away.\nSlide it back.",
    "reps": "10",
    "muscles": ["rotator_cuff"],
    "equipment": ["towel", "table"],
    "stop": ["SP"],
}
NEW = reverse_lazy("treatments:exercise_new")


def test_who_treats_writes_an_exercise_and_finds_it_again(hers: Client, library: None) -> None:
    answer = hers.post(NEW, OWN)
    made = Exercise.objects.get(name="Towel slide")
    assert answer["Location"] == reverse("treatments:exercise", args=[made.key])
    assert (made.steps, made.equipment) == (["Slide the towel away.", "Slide it back."], ["towel", "table"])
    assert [found.name for found in hers.get(LIST, {"whose": "own"}).context["exercises"]] == ["Towel slide"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": "Bridge"}, "name"),
        ({"steps": " \n "}, "steps"),
        ({"steps": "Slide.\n" * 21}, "steps"),
        ({"reps": "10000"}, "reps"),
        ({"reps": ""}, "reps"),
        ({"muscles": ["gills"]}, "muscles"),
        ({"category": "magic"}, "category"),
    ],
)
def test_an_exercise_that_does_not_fit_is_refused_beside_its_field(
    hers: Client, library: None, changed: dict[str, str], field: str
) -> None:
    answer = hers.post(NEW, {**OWN, **changed})
    assert answer.status_code == 400
    assert field in answer.context["form"].errors
    assert not Exercise.objects.filter(content_version="").exists()


def test_a_copy_begins_as_the_other_with_its_figure(hers: Client, bridge: Exercise) -> None:
    url = f"{NEW}?copy=t04"
    form = hers.get(url).context["form"]
    assert (form["start"].value(), form["muscles"].value()) == (bridge.start, bridge.muscles)
    hers.post(url, {**OWN, "name": "Our bridge"})
    assert Exercise.objects.get(name="Our bridge").poses == bridge.poses


def test_an_exercise_no_longer_offered_can_be_found_and_offered_again(
    hers: Client, browser_of: Any, mara: User, bridge: Exercise
) -> None:
    offer = reverse("treatments:exercise_offer", args=["t04"])
    assert hers.post(offer).status_code == 403
    browser_of(mara).post(offer)
    assert "Bridge" not in [one.name for one in hers.get(LIST).context["exercises"]]
    assert [one.name for one in hers.get(LIST, {"whose": "retired"}).context["exercises"]] == ["Bridge"]
    browser_of(mara).post(offer, {"offered": "yes"})
    assert "Bridge" in [one.name for one in hers.get(LIST).context["exercises"]]


def test_a_button_goes_back_to_the_shipped_version(browser_of: Any, mara: User, bridge: Exercise) -> None:
    mine, restore = browser_of(mara), reverse("treatments:exercise_restore", args=["t04"])
    page = reverse("treatments:exercise", args=["t04"])
    assert restore not in mine.get(page).content.decode()
    edit_exercise(by=mara, exercise=bridge, name="Our bridge")
    assert restore in mine.get(page).content.decode()
    mine.post(restore)
    bridge.refresh_from_db()
    assert bridge.name == "Bridge"


def test_a_manager_sees_what_was_shipped_otherwise_and_that_it_is_newer(
    browser_of: Any, mara: User, bridge: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, page = browser_of(mara), reverse("treatments:exercise", args=["t04"])
    assert not mine.get(page).context["shipped"]
    edit_exercise(by=mara, exercise=bridge, name="Our bridge", equipment=["towel"], dose={"reps": 5})
    seen = mine.get(page).context
    assert [words for _label, words in seen["shipped"]][:2] == ["Bridge", "—"]
    assert (len(seen["shipped"]), seen["renewed"]) == (3, False)
    monkeypatch.setattr(shipped, "version", lambda: "2099.1")
    assert mine.get(page).context["renewed"]
    assert [one.key for one in mine.get(LIST, {"whose": "renewed"}).context["exercises"]] == ["t04"]
    edit_exercise(by=mara, exercise=bridge)
    assert not mine.get(page).context["renewed"]


@pytest.mark.parametrize("key", ["t04", "m05", "h01", "a01"])
def test_saving_an_unchanged_form_leaves_it_as_it_was_shipped(
    browser_of: Any, mara: User, library: None, key: str
) -> None:
    mine, url = browser_of(mara), reverse("treatments:exercise_edit", args=[key])
    form = mine.get(url).context["form"]
    sent = {bound.html_name: bound.value() for bound in form if bound.value() not in (None, "")}
    assert mine.post(url, sent).status_code == 302
    assert not Exercise.objects.get(key=key).edited


def test_hard_words_are_hinted_at_to_who_can_change_them_and_block_nothing(
    hers: Client, library: None
) -> None:
    hers.post(
        NEW, {**OWN, "start": "Maintain lumbopelvic stabilisation, avoiding compensatory hyperextension."}
    )
    made = Exercise.objects.get(name="Towel slide")
    hints = hers.get(reverse("treatments:exercise", args=[made.key])).context["hints"]
    assert any("hyperextension" in hint for hint in hints)
    assert not hers.get(reverse("treatments:exercise", args=["t04"])).context["hints"]
