import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.treatments.dosage.conftest import DOSE
from tests.treatments.patient_pages.phone import words
from treatments.actions.dose_decisions import accept_proposal
from treatments.actions.episodes import close_episode
from treatments.actions.graded_dosage import set_graded_dosage
from treatments.actions.programmes import save_programme
from treatments.models import DoseProposal, Exercise, GradedDosage
from treatments.web.dose_standing import waiting_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def hers(ana, browser_of):
    """ana's browser."""
    return browser_of(ana)


def page(programme):
    return f"/episodes/{programme.episode_id}/dosage/"


CRITERIA = {
    "on": "on",
    "green": 2,
    "amber": 5,
    "cap": 8,
    "greens_needed": 3,
    "days_needed": 2,
    "adherence_needed": "0.8",
    "confidence_needed": 7,
}


def test_it_is_off_until_a_clinician_switches_it_on(hers, issued):
    assert "Proposals are switched off" in hers.get(page(issued.programme)).content.decode()
    assert hers.post(page(issued.programme), CRITERIA).status_code == 302
    assert GradedDosage.objects.get().on


@pytest.mark.parametrize(
    "wrong",
    [
        {"green": 6},
        {"cap": 11},
        {"cap": 9},
        {"cap": -1},
        {"days_needed": 4},
        {"greens_needed": 0},
        {"adherence_needed": "2"},
        {"adherence_needed": "NaN"},
        {"greens_needed": ""},
    ],
)
def test_criteria_that_make_no_sense_are_refused(hers, issued, wrong):
    answer = hers.post(page(issued.programme), {**CRITERIA, **wrong})
    assert answer.status_code == 400
    assert not GradedDosage.objects.exists()


def test_a_proposal_shows_its_log_its_rule_and_the_change(hers, proposal):
    text = words(hers.get(page(proposal.programme)))
    for line in ("a step up", "5 days a week", "6 days a week", "Rule F2-progress", "comfortable"):
        assert line in text


def test_accept_change_and_dismiss_are_buttons(hers, proposal):
    answer = hers.post(f"/dose-proposals/{proposal.pk}/decide/", {"change": "yes", "reps": 11, "sets": 2})
    assert answer.status_code == 302
    proposal.refresh_from_db()
    assert (proposal.state, proposal.programme.items.get().dose["reps"]) == ("changed", 11)


@pytest.mark.parametrize(
    "said", [{"change": "yes", "reps": 0}, {"change": "yes", "reps": "x"}, {"dismiss": "yes"}]
)
def test_half_a_decision_is_none(hers, proposal, said):
    assert hers.post(f"/dose-proposals/{proposal.pk}/decide/", said).status_code == 400
    assert DoseProposal.objects.open().count() == 1


def test_each_decision_is_a_form_of_its_own_so_that_enter_in_a_field_accepts_nothing(hers, proposal):
    text = hers.get(page(proposal.programme)).content.decode()
    forms = [form.split("</form>")[0] for form in text.split(f"/dose-proposals/{proposal.pk}/decide/")[1:]]
    assert [form.count('<button class="btn') for form in forms] == [1, 1, 1]
    assert ['name="reps"' in form for form in forms] == [False, True, False]


def test_the_criteria_and_what_was_the_case_stand_beside_a_proposal(hers, ana, proposal):
    text = words(hers.get(page(proposal.programme)))
    for line in (
        "3 comfortable sessions in a row, on 2 days",
        "80 % of the planned sessions done; it was 100 %",
    ):
        assert line in text
    set_graded_dosage(by=ana, programme=proposal.programme, on=True, confidence_needed=9)
    assert "Confidence of 7; it was 9" in words(hers.get(page(proposal.programme)))


def test_the_symptom_that_stopped_an_exercise_is_named(hers, issued, tell):
    tell(0, new_symptom="dizzy", felt="too_hard")
    assert "Dizzy, faint or sick · Too hard" in words(hers.get(page(issued.programme)))


def test_what_was_told_since_stands_beside_what_it_rests_on(hers, switched_on, tell):
    tell(0, at=8, pain_peak=9)
    assert "Told since then" not in words(hers.get(page(switched_on)))
    tell(0, at=9, pain_peak=2)
    assert "Told since then" in words(hers.get(page(switched_on)))


def test_a_dose_already_in_the_draft_is_shown_and_not_written_over(hers, ana, proposal, back_pain, bridge):
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge, "dose": {"sets": 1, "reps": 3}}])
    text = words(hers.get(page(proposal.programme)))
    assert "In the draft" in text
    assert 'name="accept"' not in text
    assert hers.post(f"/dose-proposals/{proposal.pk}/decide/", {"accept": "yes"}).status_code == 409


@pytest.mark.parametrize(
    "late", [{"accept": "yes"}, {"change": "yes", "reps": 11}, {"dismiss": "yes", "reason": "Too soon"}]
)
def test_whoever_decides_second_is_told_so(hers, ana, proposal, late):
    accept_proposal(by=ana, proposal=proposal)
    answer = hers.post(f"/dose-proposals/{proposal.pk}/decide/", late)
    assert (answer.status_code, "This proposal is not open any more." in words(answer)) == (409, True)


def test_an_own_dose_without_an_amount_is_refused_at_its_field(hers, proposal):
    answer = hers.post(f"/dose-proposals/{proposal.pk}/decide/", {"change": "yes", "sets": 2})
    assert (answer.status_code, "Say how many times" in words(answer)) == (400, True)
    assert proposal.programme.items.get().dose == DOSE


def test_a_load_can_be_taken_away(hers, ana, proposal, bridge, back_pain):
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge, "dose": {**DOSE, "load": "2 kg"}}])
    answer = hers.post(
        f"/dose-proposals/{proposal.pk}/decide/", {"change": "yes", "reps": 10, "load": ""}, follow=True
    )
    assert "A changed dose is sent when you sign a session." in words(answer)
    assert proposal.programme.items.get().dose == {"reps": 10}


def test_a_red_flag_is_decided_before_a_paused_exercise_goes_on(hers, issued, tell):
    tell(0, new_symptom="weakness")
    said = {"dismiss": "yes", "reason": "Checked"}
    answer = hers.post(f"/dose-proposals/{DoseProposal.objects.get().pk}/decide/", said)
    assert (answer.status_code, "needs your decision" in words(answer)) == (409, True)
    assert DoseProposal.objects.pausing(issued).exists()


def test_on_a_closed_episode_a_pause_can_still_be_ended(hers, ana, issued, tell, back_pain):
    close_episode(by=ana, episode=back_pain, reason="Goals reached")
    tell(0, new_symptom="dizzy")
    text = words(hers.get(page(issued.programme)))
    assert ('name="dismiss"' in text, 'name="accept"' in text) == (True, False)
    said = {"dismiss": "yes", "reason": "Called her"}
    assert hers.post(f"/dose-proposals/{DoseProposal.objects.get().pk}/decide/", said).status_code == 302
    assert not DoseProposal.objects.pausing(issued).exists()


def test_switching_off_takes_back_what_only_waits_and_keeps_what_pauses(hers, proposal, tell):
    assert hers.post(page(proposal.programme), {**CRITERIA, "on": ""}).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.state, proposal.reason) == ("expired", "Proposals were switched off.")


def test_switching_on_looks_at_once(hers, ana, comfortable_week):
    set_graded_dosage(by=ana, programme=comfortable_week, on=False)
    hers.post(page(comfortable_week), CRITERIA)
    assert DoseProposal.objects.open().get().kind == "propose_progress"


def test_many_proposals_ask_no_more_queries_than_one(proposal, library):
    easier = list(Exercise.objects.exclude(pk=proposal.exercise_id)[:3])
    many = [DoseProposal(exercise=row, change={"exercise": row.key}, inputs={"dose": DOSE}) for row in easier]

    def asked(proposals):
        with CaptureQueriesContext(connection) as queries:
            shown = waiting_of(proposal.programme, proposals, {})
        return [row.instead for row in shown], len(queries)

    assert asked(many) == (easier, asked(many[:1])[1])
