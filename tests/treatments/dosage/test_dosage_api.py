import pytest

from tests.patients.api.door import Door, refusal
from treatments.models import GradedDosage

pytestmark = pytest.mark.django_db


def test_criteria_are_set_by_api_and_what_is_not_sent_stays(ana, issued):
    programme = str(issued.programme_id)
    assert Door(ana).post("graded-dosages/", programme=programme, on=True, green=1).status_code == 201
    assert Door(ana).post("graded-dosages/", programme=programme, on=False).json()["green"] == 1
    assert GradedDosage.objects.get().on is False


@pytest.mark.parametrize(
    "wrong", [{"on": "maybe"}, {"green": 11}, {"adherence_needed": 3}, {"programme": "x"}]
)
def test_criteria_that_make_no_sense_are_refused(ana, issued, wrong):
    words = {"programme": str(issued.programme_id), "on": True, **wrong}
    assert refusal(Door(ana).post("graded-dosages/", **words))[0] == 400
    assert not GradedDosage.objects.exists()


def test_a_proposal_is_decided_by_api(ana, proposal):
    [found] = Door(ana).get("dose-proposals/?state=open").json()["results"]
    assert found["change"]["dose"]["days_per_week"] == 6
    assert Door(ana).post(f"dose-proposals/{found['id']}/accept/").json()["state"] == "accepted"
    again = Door(ana).post(f"dose-proposals/{found['id']}/dismiss/", reason="Too soon")
    assert refusal(again) == (409, "already_decided")


def test_nobody_writes_a_proposal(ana, rui, proposal):
    assert refusal(Door(ana).post("dose-proposals/", kind="stop"))[0] == 405
    assert Door(rui).get(f"dose-proposals/{proposal.pk}/").status_code == 403
