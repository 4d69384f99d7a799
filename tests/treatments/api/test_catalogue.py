import pytest

from tests.patients.api.door import Door, refusal
from treatments.models import Exercise

NOUNS = ("techniques", "muscles", "contraindications", "exercises")


@pytest.mark.parametrize("noun", NOUNS)
def test_clinicians_choose_from_it_and_the_desk_has_no_use_for_it(ana, rui, library, noun):
    assert Door(ana).get(f"{noun}/").json()["count"] > 0
    assert refusal(Door(rui).get(f"{noun}/")) == (403, "permission_denied")


@pytest.mark.parametrize("noun", NOUNS[:3])
def test_only_the_manager_words_an_entry_anew(ana, mara, library, noun):
    key = Door(ana).get(f"{noun}/").json()["results"][0]["id"]
    assert refusal(Door(ana).patch(f"{noun}/{key}/", retired=True)) == (403, "permission_denied")
    edited = Door(mara).patch(f"{noun}/{key}/", retired=True).json()
    assert (edited["retired"], edited["edited"]) == (True, True)


def test_a_shipped_exercise_is_the_managers_to_change_and_ones_own_is_not(ana, rui, mara, bridge):
    own = Door(ana).post("exercises/", **OWN).json()["id"]
    assert Door(ana).patch(f"exercises/{own}/", name="Napkin slide").json()["name"] == "Napkin slide"
    assert Door(ana).patch(f"exercises/{own}/", retired=True).json()["retired"]
    assert refusal(Door(rui).patch(f"exercises/{own}/", retired=False)) == (403, "permission_denied")
    assert refusal(Door(ana).patch(f"exercises/{bridge.pk}/", retired=True)) == (403, "not_allowed")
    assert Door(mara).patch(f"exercises/{bridge.pk}/", retired=True).json()["retired"]


def test_two_who_edit_at_once_do_not_overwrite_each_other(ana, mara, bridge):
    seen = Door(ana).get(f"exercises/{bridge.pk}/").json()["revision"]
    assert Door(mara).patch(f"exercises/{bridge.pk}/", name="Our bridge", seen=seen).status_code == 200
    late = Door(mara).patch(f"exercises/{bridge.pk}/", start="On your back.", seen=seen)
    assert refusal(late) == (409, "changed_meanwhile")
    newest = late.json()["details"]["revision"]
    Door(mara).patch(f"exercises/{bridge.pk}/", start="On your back.", seen=newest)
    bridge.refresh_from_db()
    assert (bridge.name, bridge.start) == ("Our bridge", "On your back.")


def test_an_exercise_brings_its_picture(ana, bridge):
    exercise = Door(ana).get(f"exercises/{bridge.pk}/").json()
    for question in ({}, {"strip": True}, {"mirrored": True}):
        picture = Door(ana).client.get(exercise["figure"], question)
        assert picture["Content-Type"] == "image/svg+xml"
        assert picture.content.startswith(b"<svg")
    assert "default-src 'none'" in picture["Content-Security-Policy"]
    known = {"If-None-Match": picture["ETag"]}
    assert Door(ana).client.get(exercise["figure"], question, headers=known).status_code == 304


@pytest.mark.parametrize("poses", [[], [{"v": "side"}]])
def test_an_exercise_that_cannot_be_drawn_has_no_picture(ana, bridge, poses):
    Exercise.objects.filter(pk=bridge.pk).update(poses=poses)
    assert refusal(Door(ana).get(f"exercises/{bridge.pk}/figure/")) == (404, "no_picture")


def test_a_dose_out_of_range_is_not_made_the_default(mara, bridge):
    for dose in ({"reps": 10_000}, {}, {"jumps": 1}):
        assert refusal(Door(mara).patch(f"exercises/{bridge.pk}/", dose=dose))[0] == 400
    assert not Exercise.objects.get(pk=bridge.pk).edited


@pytest.mark.parametrize("asked", ["BRIDG", "brigde", "glute bridge"])
def test_the_library_is_searched_by_name(ana, bridge, asked):
    found = Door(ana).get("exercises/", search=asked).json()["results"]
    assert str(bridge.pk) in [row["id"] for row in found]
    assert len(found) < 10


OWN = {
    "name": "Towel slide",
    "category": "mobility",
    "start": "Sit at a table.",
    "steps": ["Slide the towel away."],
    "dose": {"reps": 10},
    "muscles": ["rotator_cuff"],
}


@pytest.mark.parametrize(
    ("asked", "there", "gone"),
    [
        ({"muscle": "gluteus_medius"}, "t09", "t04"),
        ({"caution": "vertigo"}, "m14", "t04"),
        ({"without_caution": "vertigo"}, "t04", "m14"),
        ({"equipment": "band", "region": "low_back"}, "t11", "t04"),
        ({"position": "lying_back", "range": "short"}, "t04", "t03"),
    ],
)
def test_the_library_is_narrowed_by_the_words_it_is_described_in(ana, library, asked, there, gone):
    keys = {row["key"] for row in Door(ana).get("exercises/", **asked, page_size=100).json()["results"]}
    assert there in keys
    assert gone not in keys


@pytest.mark.parametrize("name", ["muscle", "caution", "equipment", "category", "plane", "position", "range"])
def test_a_filter_by_what_nobody_knows_is_refused(ana, library, name):
    assert refusal(Door(ana).get("exercises/", **{name: "gills"}))[0] == 400


def test_an_exercise_of_the_clinics_own_is_added_and_taken_out_again(ana, mara, rui, library):
    assert refusal(Door(rui).post("exercises/", **OWN))[0] == 403
    made = Door(ana).post("exercises/", **OWN)
    assert (made.status_code, made.json()["key"]) == (201, "own-towel-slide")
    assert refusal(Door(ana).post("exercises/", **OWN)) == (400, "name_taken")
    retired = Door(mara).patch(f"exercises/{made.json()['id']}/", retired=True).json()
    assert retired["retired"]


@pytest.mark.parametrize(
    "changed",
    [
        {"poses": [{"v": "side"}]},
        {"poses": [{"v": "side", "th": 0}] * 9},
        {"poses": "standing"},
        {"poses": [{"v": "side", "th": 0, "label": "\x00"}]},
        {"name": "\u202egnp.exe"},
        {"name": "\u200f\u200e"},
        {"muscles": ["gills"]},
        {"steps": []},
        {"steps": [["deep"]]},
        {"dose": {"reps": 1e9}},
        {"category": "magic"},
    ],
)
def test_an_exercise_that_does_not_fit_is_not_added(ana, library, changed):
    assert refusal(Door(ana).post("exercises/", **{**OWN, **changed}))[0] == 400
    assert not Exercise.objects.filter(content_version="").exists()


def test_an_exercise_goes_back_to_what_was_shipped(ana, mara, bridge):
    Door(mara).patch(f"exercises/{bridge.pk}/", name="Our bridge")
    assert refusal(Door(ana).post(f"exercises/{bridge.pk}/restore/"))[0] == 403
    assert Door(mara).post(f"exercises/{bridge.pk}/restore/").json()["name"] == "Bridge"
