import pytest

from patients.actions.patients import archive_patient
from patients.actions.precautions import add_precaution
from tests.patients.api.door import NOBODY, Door, refusal
from treatments.models import Exercise


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


def test_the_parts_stand_in_their_order(ana, programme, bridge, library):
    walk, breath = (Exercise.objects.get(key=key) for key in ("a01", "b01"))
    blocks = ((walk, "walking"), (bridge, "main"), (breath, "warm_up"))
    items = [{"exercise": str(exercise.pk), "block": block} for exercise, block in blocks]
    answer = Door(ana).put(f"programmes/{programme['id']}/", items=items).json()
    assert [one["block"] for one in answer["items"]] == ["warm_up", "main", "walking"]
    assert answer["items"][2]["dose"]["walk_level"] == 1


def test_a_later_draft_is_not_overwritten_by_who_says_what_was_seen(ana, programme, bridge):
    address, items = f"programmes/{programme['id']}/", [{"exercise": str(bridge.pk), "dose": {"reps": 5}}]
    newer = Door(ana).put(address, items=items, seen=programme["revision"]).json()
    late = Door(ana).put(address, items=[], seen=programme["revision"])
    assert refusal(late) == (409, "changed_meanwhile")
    assert late.json()["details"]["revision"] == newer["revision"] != programme["revision"]
    assert Door(ana).put(address, items=[], seen=newer["revision"]).status_code == 200


@pytest.mark.parametrize(
    ("key", "dose"),
    [
        ("h01", {"minutes": 21}),
        ("h01", {"minutes": 10, "times_per_day": 3, "interval_minutes": 119}),
        ("h01", {"minutes": 10, "times_per_day": 7}),
        ("h02", {"minutes": 30}),
        ("h03", {"days": 3}),
        ("t04", {"walk_level": 1}),
        ("a01", {"walk_level": 9}),
    ],
)
def test_limits_hold_whatever_the_reason(ana, programme, library, key, dose):
    item = {"exercise": str(Exercise.objects.get(key=key).pk), "dose": dose, "override_reason": "Please"}
    assert refusal(Door(ana).put(f"programmes/{programme['id']}/", items=[item])) == (400, "dose")


def test_nobody_prescribes_for_an_archived_patient(ana, rui, clara, programme, bridge):
    archive_patient(by=rui, patient=clara, reason="Moved away")
    items = [{"exercise": str(bridge.pk)}]
    answer = Door(ana).put(f"programmes/{programme['id']}/", items=items)
    assert refusal(answer) == (409, "patient_archived")
    assert refusal(Door(ana).post("programmes/", episode=programme["episode"], items=items))[0] == 409


def test_cold_is_refused_to_who_must_not_have_it(ana, clara, programme, library):
    add_precaution(by=ana, patient=clara, code="cold_intolerance")
    item = {"exercise": str(Exercise.objects.get(key="h01").pk), "override_reason": "Briefly"}
    answer = Door(ana).put(f"programmes/{programme['id']}/", items=[item])
    assert refusal(answer) == (409, "contraindicated")
    assert answer.json()["details"]["rule"] == "ice--cold_intolerance"


def test_items_must_be_exercises_of_the_library(ana, programme, bridge):
    twice = [{"exercise": str(bridge.pk)}] * 2
    for items in ([{"exercise": NOBODY}], [{}], None, {}, twice, [{"exercise": str(bridge.pk)}] * 61):
        assert refusal(Door(ana).put(f"programmes/{programme['id']}/", items=items))[0] == 400


def test_what_is_no_longer_offered_stays_where_it_is_and_comes_to_nowhere_else(
    ana, programme, bridge, library
):
    Exercise.objects.filter(key__in=("t03", "t04")).update(retired=True)
    address, kept = f"programmes/{programme['id']}/", {"exercise": str(bridge.pk)}
    assert Door(ana).put(address, items=[kept]).status_code == 200
    new = {"exercise": str(Exercise.objects.get(key="t03").pk)}
    assert refusal(Door(ana).put(address, items=[kept, new])) == (400, "retired")


def test_versions_are_never_written_here(ana, programme):
    assert refusal(Door(ana).post("programme-versions/", number=1)) == (405, "method_not_allowed")
