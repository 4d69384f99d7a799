"""Which of the patient's answers count: told again, late, out of order, of an older dose, or only half."""

from datetime import timedelta
from fractions import Fraction

import pytest

from patients import clock
from patients.actors import SYSTEM, PatientOnLink
from patients.models import Patient
from tests.treatments.dosage.conftest import DOSE, MONDAY
from treatments.actions.dose_decisions import accept_proposal, dismiss_proposal
from treatments.actions.dose_reviews import review_doses, to_review
from treatments.actions.graded_dosage import set_graded_dosage
from treatments.actions.programmes import save_programme
from treatments.actions.training import record_training
from treatments.at_home import AtHome
from treatments.dosage import settings_for
from treatments.models import DoseProposal, Exercise
from treatments.tasks import review_doses as review_all

pytestmark = pytest.mark.django_db


def on(day, hours=0):
    return clock.at(MONDAY + timedelta(days=day, hours=hours))


def test_too_much_pain_pauses_though_the_pain_before_was_not_told(switched_on, tell):
    tell(0, pain_before=None, pain_peak=9, pain_next_morning=None)
    assert DoseProposal.objects.open().get().pauses


def test_numbers_put_right_later_do_not_end_a_pause(switched_on, issued, tell):
    tell(0, at=8, pain_peak=9)
    tell(0, at=9, pain_peak=2)
    assert DoseProposal.objects.pausing(issued).exists()


def test_days_that_arrive_together_are_looked_at_in_their_own_order(switched_on, tell_on):
    with on(5):
        for day, peak in ((4, 2), (1, 9), (3, 2)):
            tell_on(day, pain_peak=peak)
        zones = [zone.value for _log, _day, zone in AtHome(switched_on).zoned("t04", settings_for(0))]
    assert zones == ["red", "green", "green"]
    assert not DoseProposal.objects.exists()


def test_a_bad_morning_after_a_decision_pauses_again(ana, switched_on, issued, tell, tell_on):
    tell(0, at=8, pain_peak=8, pain_next_morning=None)
    with on(0, 9):
        dismiss_proposal(by=ana, proposal=DoseProposal.objects.get(), reason="Lifted a box before")
    with on(1):
        tell_on(0, pain_next_morning=1)
        assert not DoseProposal.objects.open().exists()
        tell_on(0, pain_next_morning=6)
    [log] = DoseProposal.objects.open().get().inputs["logs"]
    assert (log["zone"], log["peak"], log["next_morning"]) == ("red", None, 6)


def test_a_second_bad_day_in_a_week_is_told_though_the_first_still_waits(switched_on, tell):
    tell(0, pain_peak=7)
    tell(2, pain_peak=7)
    tell(3, pain_peak=7)
    assert DoseProposal.objects.open().get().rule == "F2-two-red"
    assert DoseProposal.objects.filter(state="expired").count() == 1


def test_sessions_with_an_older_dose_meet_no_criterion(ana, comfortable_week, back_pain, bridge, issue, tell):
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge, "dose": {**DOSE, "reps": 11}}])
    issue()
    for day in range(9, 14):
        tell(day)
    with on(15):
        assert not review_doses(by=SYSTEM, programme=comfortable_week)
        assert not AtHome(comfortable_week).standing("t04").drafted


def test_too_much_pain_with_an_older_dose_still_pauses(ana, switched_on, back_pain, bridge, issue, tell):
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge, "dose": {**DOSE, "reps": 11}}])
    with on(1):
        newest = issue()
    tell(2, pain_peak=9)
    assert DoseProposal.objects.pausing(newest).exists()


def test_no_further_step_is_proposed_while_one_waits_to_be_sent(ana, proposal, tell):
    with on(8, 1):
        accept_proposal(by=ana, proposal=proposal)
    for day in range(9, 15):
        tell(day)
    with on(16):
        assert not review_doses(by=SYSTEM, programme=proposal.programme)


@pytest.mark.parametrize(
    ("planned", "done", "share"), [(5, 3, Fraction(7, 10)), (5, 5, 1), (7, 4, Fraction(2, 3))]
)
def test_done_of_planned_leaves_today_out_until_something_was_done(
    ana, issued, tell_on, planned, done, share
):
    issued.content["items"][0]["dose"]["days_per_week"] = planned
    with on(8):
        for day in range(2, 2 + done):
            tell_on(day)
        home = AtHome(issued.programme)
        home.doses.versions[-1].content = issued.content
        assert home.adherence("t04") == share


def test_a_walker_moves_up_after_two_comfortable_days(
    ana, back_pain, monday, screened, library, issue, confidence
):
    walk = Exercise.objects.get(key="a01")
    save_programme(
        by=ana, episode=back_pain, items=[{"exercise": walk, "dose": {"walk_level": 1, "days_per_week": 7}}]
    )
    version = issue()
    set_graded_dosage(by=ana, programme=version.programme, on=True)
    confidence(version)
    for day in (1, 2):
        with on(day, 8):
            told = {"done": "full", "pain_before": 1, "pain_peak": 2, "pain_next_morning": 1}
            record_training(
                by=PatientOnLink(back_pain.patient),
                programme_version=version,
                day=clock.now().date(),
                logs=[{"exercise_key": "a01", **told}],
            )
    assert DoseProposal.objects.open().get().change["dose"]["walk_level"] == 2


def test_late_in_the_evening_the_day_is_the_clinics(ana, issued, switched_on):
    with clock.at(MONDAY.replace(hour=23, minute=30)):
        assert AtHome(switched_on).now.date() == MONDAY.date() + timedelta(days=1)


@pytest.mark.parametrize("gone", [{"archived_at": MONDAY}, {"deceased_on": MONDAY.date()}])
def test_nobody_is_looked_at_who_is_no_patient_any_more(comfortable_week, gone):
    Patient.objects.update(**gone)
    assert not to_review().exists()


def test_the_task_run_twice_proposes_once(comfortable_week):
    review_all()
    review_all()
    assert DoseProposal.objects.open().get().kind == "propose_progress"


def test_one_in_trouble_keeps_no_other_waiting(proposal, caplog):
    facts = {"programme": proposal.programme, "expires_at": proposal.expires_at, "why": "?", "inputs": {}}
    bad = DoseProposal.objects.create(exercise=Exercise.objects.get(key="r01"), kind="nonsense", **facts)
    with on(23):
        review_all()
    proposal.refresh_from_db()
    assert proposal.state == "expired"
    assert str(bad.pk) in caplog.text


def test_something_that_lapsed_and_is_still_met_is_proposed_again_once(proposal, tell):
    for day in range(16, 22):
        tell(day)
    with on(22, 1):
        review_all()
        review_all()
    assert sorted(DoseProposal.objects.values_list("state", flat=True)) == ["expired", "open"]
