"""The clinician's criteria, looked up in what was told from home."""

from datetime import timedelta

import pytest

from clinic.models import Notice
from patients import clock
from patients.actors import SYSTEM
from tests.treatments.dosage.conftest import DOSE, MONDAY
from treatments.actions.dose_reviews import close_lapsed, review_doses, to_review
from treatments.actions.graded_dosage import set_graded_dosage
from treatments.models import DoseProposal

pytestmark = pytest.mark.django_db


def test_a_comfortable_week_proposes_one_variable_one_step_up(proposal):
    assert (proposal.kind, proposal.pauses, proposal.state) == ("propose_progress", False, "open")
    assert proposal.change == {"dose": {**DOSE, "days_per_week": 6}}
    assert [log["zone"] for log in proposal.inputs["logs"]] == ["green"] * 5
    assert proposal.rule_version
    assert proposal.programme.items.get().dose == DOSE


def test_nothing_is_proposed_until_it_is_switched_on(issued, tell):
    tell(0, pain_peak=9)
    assert not DoseProposal.objects.exists()


def test_it_is_off_again_when_switched_off(ana, comfortable_week):
    set_graded_dosage(by=ana, programme=comfortable_week, on=False)
    assert not to_review().exists()
    assert not review_doses(by=SYSTEM, programme=comfortable_week)


def test_looking_again_proposes_nothing_twice(proposal):
    assert not review_doses(by=SYSTEM, programme=proposal.programme)
    assert DoseProposal.objects.count() == Notice.objects.filter(kind="dose_proposal").count() == 1


def test_too_much_pain_pauses_at_once_and_proposes_the_level_below(switched_on, issued, tell):
    tell(0, pain_peak=8)
    found = DoseProposal.objects.get()
    assert (found.kind, found.pauses) == ("propose_regress", True)
    assert list(DoseProposal.objects.pausing(issued)) == [found]
    assert Notice.objects.get(kind="dose_proposal").severity == Notice.Severity.TODAY


def test_a_new_symptom_stops_the_exercise_though_nothing_is_switched_on(issued, tell):
    tell(0, new_symptom="weakness")
    found = DoseProposal.objects.get()
    assert (found.kind, found.pauses, found.change) == ("stop", True, {"out": True})


def test_a_missing_morning_is_not_comfort(switched_on, confident, tell):
    for day in range(2, 7):
        tell(day, pain_next_morning=None)
    with clock.at(MONDAY + timedelta(days=8)):
        assert not review_doses(by=SYSTEM, programme=switched_on)


def test_too_few_days_done_hold_the_dose(switched_on, confident, tell):
    for day in (3, 4, 5):
        tell(day)
    with clock.at(MONDAY + timedelta(days=8)):
        assert not review_doses(by=SYSTEM, programme=switched_on)


def test_a_bad_day_takes_the_place_of_a_step_up(proposal, tell):
    tell(8, pain_peak=9)
    proposal.refresh_from_db()
    assert proposal.state == "expired"
    assert DoseProposal.objects.open().get().kind == "propose_regress"
    assert not Notice.objects.waiting().filter(subject_id=proposal.pk).exists()


def test_a_step_up_nobody_decided_on_lapses_after_two_weeks(proposal):
    with clock.at(MONDAY + timedelta(days=22, hours=1)):
        assert close_lapsed(by=SYSTEM, proposal=proposal)
    proposal.refresh_from_db()
    assert proposal.state == "expired"
