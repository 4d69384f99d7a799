import pytest

from tests.patients.api.door import Door, refusal
from treatments.models import Technique


@pytest.fixture
def plan(ana, back_pain, library):
    technique = str(Technique.objects.get(key="scs").pk)
    body = {"goal": "Lift my child", "review_on": "2027-01-15", "sessions_planned": 6}
    items = [{"technique": technique, "addresses": "Left erector spinae"}]
    answer = Door(ana).post("plans/", episode=str(back_pain.pk), **body, items=items)
    assert answer.status_code == 201, answer.json()
    return answer.json()


def test_no_plan_without_a_diagnosis(ana, plan):
    assert refusal(Door(ana).post(f"plans/{plan['id']}/activate/")) == (409, "no_signed_assessment")


def test_a_plan_goes_its_way(ana, plan, assessed):
    door = Door(ana)
    for deed, status in (("activate", "active"), ("hold", "on_hold"), ("finish", "finished")):
        assert door.post(f"plans/{plan['id']}/{deed}/").json()["status"] == status
    assert refusal(door.patch(f"plans/{plan['id']}/", goal="More")) == (409, "plan_finished")


def test_items_are_replaced_only_when_sent(ana, plan):
    door = Door(ana)
    assert len(door.patch(f"plans/{plan['id']}/", phase="move").json()["items"]) == 1
    assert door.patch(f"plans/{plan['id']}/", items=[]).json()["items"] == []


def test_an_item_is_a_technique_or_an_exercise(ana, plan, bridge):
    technique = plan["items"][0]["technique"]
    for item in ({}, {"technique": technique, "exercise": str(bridge.pk)}, {"addresses": "x"}, None):
        assert refusal(Door(ana).patch(f"plans/{plan['id']}/", items=[item]))[0] == 400, item
