"""Deciding when the world has moved on: another version, another draft, an exercise that is gone or not allowed."""

from datetime import timedelta

import pytest

from patients import clock
from patients.errors import Invalid, RuleBroken
from patients.models import Patient, Precaution
from tests.treatments.dosage.conftest import DOSE, MONDAY
from treatments.actions.dose_decisions import accept_proposal, change_proposal, dismiss_proposal
from treatments.actions.programmes import save_programme
from treatments.at_home import AtHome
from treatments.models import DoseProposal, Exercise
from treatments.models.places import Side

pytestmark = pytest.mark.django_db

LESS, MORE = {**DOSE, "reps": 6}, {**DOSE, "reps": 12}


def on(day, hours=0):
    return clock.at(MONDAY + timedelta(days=day, hours=hours))


@pytest.fixture
def paused(switched_on, tell):
    """The bridge hurt too much on Monday."""
    tell(0, at=8, pain_peak=8)
    return DoseProposal.objects.get()


@pytest.fixture
def stopped(issued, tell):
    """clara got dizzy with the bridge on Monday."""
    tell(0, at=8, new_symptom="dizzy")
    return DoseProposal.objects.get()


def issue_on(day, ana, episode, items, issue):
    with on(day):
        save_programme(by=ana, episode=episode, items=items)
        return issue()


def test_a_lower_dose_that_is_issued_ends_the_pause_after_pain(ana, paused, back_pain, bridge, issue):
    version = issue_on(1, ana, back_pain, [{"exercise": bridge, "dose": LESS}], issue)
    assert not DoseProposal.objects.pausing(version).exists()


def test_a_higher_dose_that_is_issued_does_not(ana, paused, back_pain, bridge, issue):
    version = issue_on(1, ana, back_pain, [{"exercise": bridge, "dose": MORE}], issue)
    assert list(DoseProposal.objects.pausing(version)) == [paused]
    with on(1, 1):
        assert change_proposal(by=ana, proposal=paused, dose=LESS).state == "changed"
    assert paused.programme.items.get().dose == LESS


def test_a_lower_dose_is_no_answer_to_a_symptom(ana, stopped, back_pain, bridge, issue):
    version = issue_on(1, ana, back_pain, [{"exercise": bridge, "dose": LESS}], issue)
    assert list(DoseProposal.objects.pausing(version)) == [stopped]
    with on(1, 1):
        accept_proposal(by=ana, proposal=stopped)
    assert not stopped.programme.items.exists()


def test_leaving_the_exercise_out_answers_a_symptom(ana, stopped, back_pain, issue):
    issue_on(1, ana, back_pain, [{"exercise": Exercise.objects.get(key="t03")}], issue)
    stopped.refresh_from_db()
    assert (stopped.state, stopped.reason) == ("expired", "The programme was changed.")


def test_a_step_of_an_exercise_no_longer_in_the_draft_is_refused(ana, proposal, back_pain):
    save_programme(by=ana, episode=back_pain, items=[{"exercise": Exercise.objects.get(key="t03")}])
    with pytest.raises(RuleBroken, match="not in the draft any more"):
        accept_proposal(by=ana, proposal=proposal)


def test_a_retired_exercise_is_still_changed_and_takes_nobodys_place(ana, proposal, bridge):
    Exercise.objects.update(retired=True)
    assert accept_proposal(by=ana, proposal=proposal).state == "accepted"
    assert (AtHome(proposal.programme).doses.level("t04").easier, proposal.programme.items.count()) == ("", 1)


def test_an_exercise_takes_the_place_with_its_own_dose_and_without_the_old_reason(
    ana, proposal, back_pain, bridge
):
    item = {"exercise": bridge, "dose": DOSE, "note": "Pillow", "override_reason": "Watched", "side": "left"}
    save_programme(by=ana, episode=back_pain, items=[item])
    DoseProposal.objects.update(change={"exercise": "t03"})
    accept_proposal(by=ana, proposal=proposal)
    row = proposal.programme.items.get()
    assert (row.exercise.key, row.note, row.override_reason, row.side) == ("t03", "", "", "left")
    assert row.dose["reps"] == row.exercise.dose["reps"]


def test_an_exercise_that_is_there_already_is_not_put_in_twice(ana, proposal, back_pain, bridge):
    other = {"exercise": Exercise.objects.get(key="t03")}
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge, "dose": DOSE}, other])
    DoseProposal.objects.update(change={"exercise": "t03"})
    with pytest.raises((Invalid, RuleBroken), match="already in the programme"):
        accept_proposal(by=ana, proposal=proposal)
    assert DoseProposal.objects.open().exists()


def test_a_draft_with_something_that_has_become_forbidden_is_not_written(
    ana, proposal, clara, back_pain, bridge
):
    pack = {"exercise": Exercise.objects.get(self_care="ice")}
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge, "dose": DOSE}, pack])
    Precaution.objects.create(patient=clara, code="cold_intolerance", since=MONDAY.date())
    with pytest.raises(RuleBroken, match="Cold pack") as refused:
        accept_proposal(by=ana, proposal=proposal)
    assert (refused.value.code, DoseProposal.objects.open().count()) == ("contraindicated", 1)


@pytest.mark.parametrize("gone", [{"archived_at": MONDAY}, {"deceased_on": MONDAY.date()}])
def test_no_draft_is_written_for_who_is_no_patient_any_more(ana, proposal, gone):
    Patient.objects.update(**gone)
    with pytest.raises(RuleBroken):
        accept_proposal(by=ana, proposal=proposal)
    assert dismiss_proposal(by=ana, proposal=proposal, reason="Gone").state == "dismissed"


def test_nobody_accepts_what_has_lapsed(ana, proposal):
    with on(23), pytest.raises(RuleBroken, match="not open"):
        accept_proposal(by=ana, proposal=proposal)


def test_nothing_said_is_no_dose(ana, proposal):
    with pytest.raises(Invalid, match="Say how many"):
        change_proposal(by=ana, proposal=proposal, dose={})
    assert proposal.programme.items.get().dose == DOSE


def both_sides(bridge, left, right):
    return [
        {"exercise": bridge, "side": side, "dose": dose}
        for side, dose in ((Side.LEFT, left), (Side.RIGHT, right))
    ]


def test_two_sides_with_one_dose_go_up_together(
    ana, comfortable_week, back_pain, bridge, issue, tell, monday
):
    issue_on(8, ana, back_pain, both_sides(bridge, DOSE, DOSE), issue)
    for day in range(10, 16):
        tell(day, version=comfortable_week.versions.first())
    with on(17):
        accept_proposal(by=ana, proposal=DoseProposal.objects.open().get())
    assert [row.dose["days_per_week"] for row in comfortable_week.items.all()] == [6, 6]


def test_two_sides_with_doses_of_their_own_wait_for_the_clinicians_words(
    ana, switched_on, back_pain, bridge, issue, tell
):
    issue_on(1, ana, back_pain, both_sides(bridge, DOSE, LESS), issue)
    tell(2, pain_peak=9)
    step = DoseProposal.objects.open().get()
    assert (step.change, step.pauses) == ({"variable": "sides"}, True)
    with on(3):
        with pytest.raises(Invalid, match="Write the new dose"):
            accept_proposal(by=ana, proposal=step)
        change_proposal(by=ana, proposal=step, dose={"reps": 5})
    assert [row.dose["reps"] for row in step.programme.items.all()] == [5, 5]


def test_a_step_back_goes_below_the_dose_of_now_not_to_the_one_last_raised(ana, proposal, issue, tell):
    with on(8, 1):
        accept_proposal(by=ana, proposal=proposal)
    with on(9):
        version = issue()
    tell(10, pain_peak=9, version=version)
    back = DoseProposal.objects.open().get()
    assert back.change == {"dose": DOSE}
    with on(11):
        accept_proposal(by=ana, proposal=back)
    with on(12):
        lower = issue()
    tell(13, pain_peak=9, version=lower)
    assert "dose" not in DoseProposal.objects.open().get().change
