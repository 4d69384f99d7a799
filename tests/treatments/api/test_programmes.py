import pytest

from tests.patients.api.door import NOBODY, Door, refusal


@pytest.fixture
def programme(ana, back_pain, bridge):
    item = {"exercise": str(bridge.pk), "side": "", "note": "Slowly"}
    return Door(ana).post("programmes/", episode=str(back_pain.pk), note="Daily", items=[item]).json()


def test_an_exercise_brings_its_own_dose_where_none_is_given(programme, bridge):
    item = programme["items"][0]
    assert item["position"] == 1
    assert item["dose"].items() <= bridge.dose.items()


def test_a_put_replaces_the_draft(ana, programme, bridge):
    item = {"exercise": str(bridge.pk), "dose": {"reps": 12}, "block": "cool_down"}
    answer = Door(ana).put(f"programmes/{programme['id']}/", items=[item])
    assert answer.status_code == 200
    assert [(one["block"], one["dose"]) for one in answer.json()["items"]] == [("cool_down", {"reps": 12})]
    assert answer.json()["note"] == ""


def test_a_dose_nobody_could_do_is_refused_and_the_draft_stays(ana, programme, bridge):
    doses = ({"reps": 10_000}, {"jumps": 3}, {"reps": "many"}, [1], "ten", {"note": ["x"]}, {"reps": 1.5})
    for dose in doses:
        items = [{"exercise": str(bridge.pk), "dose": dose}]
        assert refusal(Door(ana).put(f"programmes/{programme['id']}/", items=items))[0] == 400, dose
    assert Door(ana).get(f"programmes/{programme['id']}/").json()["note"] == "Daily"


def test_items_must_be_exercises_of_the_library(ana, programme, bridge):
    twice = [{"exercise": str(bridge.pk)}] * 2
    for items in ([{"exercise": NOBODY}], [{}], None, {}, twice, [{"exercise": str(bridge.pk)}] * 61):
        assert refusal(Door(ana).put(f"programmes/{programme['id']}/", items=items))[0] == 400


def test_versions_are_never_written_here(ana, programme):
    assert refusal(Door(ana).post("programme-versions/", number=1)) == (405, "method_not_allowed")
