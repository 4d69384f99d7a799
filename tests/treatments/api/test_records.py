"""Referrals, addenda and signatures."""

from patients.models import AccessEvent
from tests.patients.api.door import Door, refusal


def test_a_referral_is_written_while_a_red_flag_stops_treatment(ana, back_pain, emergency):
    door = Door(ana)
    body = {"to": "Emergency department", "reason": "Saddle numbness", "priority": "emergency"}
    made = door.post("referrals/", episode=str(back_pain.pk), **body)
    assert made.status_code == 201
    assert door.patch(f"referrals/{made.json()['id']}/", state="sent").json()["state"] == "sent"
    assert refusal(door.patch(f"referrals/{made.json()['id']}/"))[0] == 400


def test_an_addendum_says_why_and_is_signed(ana, assessed, clara):
    door = Door(ana)
    body = {"text": "Also works shifts", "reason": "Told on leaving"}
    made = door.post("addenda/", assessment=str(assessed.pk), **body)
    assert made.status_code == 201
    chain = door.get("signatures/", patient=str(clara.pk), ordering="number").json()["results"]
    assert [link["record_id"] for link in chain] == [str(assessed.pk), made.json()["id"]]
    door.get("addenda/", assessment=str(assessed.pk))
    assert AccessEvent.objects.filter(deed="addendum.listed", patient=clara).count() == 1


def test_an_addendum_belongs_to_one_record(ana, assessed):
    body = {"text": "x", "reason": "y"}
    assert refusal(Door(ana).post("addenda/", **body))[0] == 400
    assert refusal(Door(ana).post("addenda/", assessment=str(assessed.pk), session="x", **body))[0] == 400


def test_nobody_writes_signatures(ana, rui, assessed):
    assert refusal(Door(ana).post("signatures/", number=9)) == (405, "method_not_allowed")
    assert refusal(Door(rui).get("signatures/")) == (403, "permission_denied")
