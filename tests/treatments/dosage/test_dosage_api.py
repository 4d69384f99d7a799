import pytest

from tests.patients.api.door import Door, refusal
from tests.treatments.dosage.conftest import DOSE
from treatments.models import DoseProposal, GradedDosage

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


@pytest.mark.parametrize(
    "said", [{}, {"dose": {}}, {"dose": {"sets": 2}}, {"dose": {"reps": 10_000}}, {"dose": "x"}]
)
def test_a_dose_nobody_could_do_is_refused_and_decides_nothing(ana, proposal, said):
    assert refusal(Door(ana).post(f"dose-proposals/{proposal.pk}/change/", **said))[0] == 400
    proposal.refresh_from_db()
    assert (proposal.state, proposal.programme.items.get().dose) == ("open", DOSE)


@pytest.mark.parametrize(
    "wrong",
    [{"cap": 9}, {"days_needed": 4}, {"green": 6}, {"green": -1}, {"adherence_needed": "NaN"}, {"amber": 9}],
)
def test_criteria_that_could_never_be_met_are_refused(ana, issued, wrong):
    answer = Door(ana).post("graded-dosages/", programme=str(issued.programme_id), on=True, **wrong)
    assert refusal(answer)[0] == 400
    assert not GradedDosage.objects.exists()


@pytest.mark.parametrize("deed", ["accept", "change", "dismiss"])
def test_neither_desk_nor_manager_decides(rui, mara, proposal, deed):
    for who in (rui, mara):
        answer = Door(who).post(f"dose-proposals/{proposal.pk}/{deed}/", dose={"reps": 5}, reason="No")
        assert answer.status_code == 403
    assert DoseProposal.objects.open().exists()


def test_a_colleague_may_decide_and_stands_on_record(proposal, colleague):
    assert Door(colleague).post(f"dose-proposals/{proposal.pk}/accept/").json()["decided_by"] == colleague.pk
