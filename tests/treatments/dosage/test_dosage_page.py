import pytest

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
    "wrong", [{"green": 6}, {"cap": 11}, {"adherence_needed": "2"}, {"greens_needed": ""}]
)
def test_criteria_that_make_no_sense_are_refused(hers, issued, wrong):
    answer = hers.post(page(issued.programme), {**CRITERIA, **wrong})
    assert answer.status_code == 400
    assert not GradedDosage.objects.exists()


def test_a_proposal_shows_its_log_its_rule_and_the_change(hers, proposal):
    text = " ".join(hers.get(page(proposal.programme)).content.decode().split())
    for words in ("a step up", "5 days a week", "6 days a week", "Rule F2-progress", "comfortable"):
        assert words in text


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


def test_exercises_to_do_instead_are_looked_up_together(proposal, library, django_assert_num_queries):
    easier = Exercise.objects.exclude(pk=proposal.exercise_id)[:3]
    proposals = [DoseProposal(exercise=row, change={"exercise": row.key}) for row in easier]
    with django_assert_num_queries(1):
        waiting = waiting_of([*proposals, proposal], {})
    assert [row.instead for row in waiting] == [*easier, None]
