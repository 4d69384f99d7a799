from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse, reverse_lazy

from treatments.actions.programmes import save_programme
from treatments.models import Episode, Exercise

LIST = reverse_lazy("treatments:exercise_list")


def test_the_library_is_searched_by_word_and_kind(hers: Client, library: None) -> None:
    answer = hers.get(reverse("treatments:exercise_list"), {"q": "bridge", "category": "strength"})
    assert "Bridge" in [exercise.name for exercise in answer.context["exercises"]]
    assert len(answer.context["exercises"]) < 10


@pytest.mark.parametrize(
    ("narrowed", "there", "gone"),
    [
        ({"position": "lying_back"}, "Bridge", "Bird dog"),
        ({"equipment": "band"}, "Band row", "Bridge"),
        ({"equipment": "nothing"}, "Bridge", "Band row"),
        ({"region": "neck"}, "Neck turns", "Bridge"),
        ({"plane": "transverse", "range": "long"}, "Open book", "Bridge"),
    ],
)
def test_the_library_is_narrowed_by_what_an_exercise_is_and_needs(
    hers: Client, library: None, narrowed: dict[str, str], there: str, gone: str
) -> None:
    names = {exercise.name for exercise in hers.get(LIST, narrowed).context["exercises"]}
    assert there in names
    assert gone not in names


def test_the_library_says_in_how_many_programmes_an_exercise_stands(
    hers: Client, ana: User, back_pain: Episode, bridge: Exercise
) -> None:
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge}])
    used = {exercise.key: exercise.used for exercise in hers.get(LIST).context["exercises"]}
    assert (used["t04"], used["b01"]) == (1, 0)


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
