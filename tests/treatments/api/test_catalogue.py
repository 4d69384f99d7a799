import pytest

from tests.patients.api.door import Door, refusal
from treatments.models import Exercise

NOUNS = ("techniques", "muscles", "contraindications", "exercises")


@pytest.mark.parametrize("noun", NOUNS)
def test_clinicians_choose_from_it_and_the_desk_has_no_use_for_it(ana, rui, library, noun):
    assert Door(ana).get(f"{noun}/").json()["count"] > 0
    assert refusal(Door(rui).get(f"{noun}/")) == (403, "permission_denied")


@pytest.mark.parametrize("noun", NOUNS)
def test_only_the_manager_words_an_entry_anew(ana, mara, library, noun):
    key = Door(ana).get(f"{noun}/").json()["results"][0]["id"]
    assert refusal(Door(ana).patch(f"{noun}/{key}/", retired=True)) == (403, "permission_denied")
    edited = Door(mara).patch(f"{noun}/{key}/", retired=True).json()
    assert (edited["retired"], edited["edited"]) == (True, True)


def test_an_exercise_brings_its_picture(ana, bridge):
    exercise = Door(ana).get(f"exercises/{bridge.pk}/").json()
    for question in ({}, {"strip": True}, {"mirrored": True}):
        picture = Door(ana).client.get(exercise["figure"], question)
        assert picture["Content-Type"] == "image/svg+xml"
        assert picture.content.startswith(b"<svg")
    assert "default-src 'none'" in picture["Content-Security-Policy"]


def test_a_dose_out_of_range_is_not_made_the_default(mara, bridge):
    for dose in ({"reps": 10_000}, {}, {"jumps": 1}):
        assert refusal(Door(mara).patch(f"exercises/{bridge.pk}/", dose=dose))[0] == 400
    assert not Exercise.objects.get(pk=bridge.pk).edited


def test_the_library_is_searched_by_name(ana, bridge):
    found = Door(ana).get("exercises/", search=bridge.name[:6].upper()).json()["results"]
    assert str(bridge.pk) in [row["id"] for row in found]
