"""Only the clinician changes a dose, and the patient gets it with the next signature."""

from datetime import timedelta

import pytest

from clinic.models import Notice
from patients import clock
from patients.actors import SYSTEM, PatientOnLink
from patients.errors import Invalid, NotAllowed, RuleBroken
from patients.models import AccessEvent
from tests.treatments.dosage.conftest import DOSE, MONDAY
from treatments.actions.dose_decisions import accept_proposal, change_proposal, dismiss_proposal
from treatments.actions.dose_reviews import close_lapsed
from treatments.actions.programmes import save_programme
from treatments.actions.sessions import save_session, sign_session, start_session
from treatments.actions.training import record_training
from treatments.models import DoseProposal, Exercise, ProgrammeVersion

pytestmark = pytest.mark.django_db


def test_accepting_writes_the_draft_and_sends_nothing(ana, proposal):
    accept_proposal(by=ana, proposal=proposal)
    programme = proposal.programme
    programme.refresh_from_db()
    assert programme.items.get().dose == {**DOSE, "days_per_week": 6}
    assert (programme.changed, programme.note, ProgrammeVersion.objects.count()) == (True, "Slowly", 1)


def test_the_decision_is_on_record_and_nothing_waits_any_more(ana, proposal):
    decided = accept_proposal(by=ana, proposal=proposal)
    assert (decided.state, decided.decided_by) == ("accepted", ana)
    assert AccessEvent.objects.filter(deed="dose_proposal.accepted", object_id=proposal.pk).exists()
    assert not Notice.objects.waiting().filter(kind="dose_proposal").exists()


def test_the_clinician_may_choose_another_dose(ana, proposal):
    decided = change_proposal(by=ana, proposal=proposal, dose={"sets": 2, "reps": 11, "days_per_week": 5})
    assert decided.state == "changed"
    assert proposal.programme.items.get().dose["reps"] == 11


def test_a_dose_nobody_could_do_decides_nothing(ana, proposal):
    with pytest.raises(Invalid):
        change_proposal(by=ana, proposal=proposal, dose={"reps": 10_000})
    proposal.refresh_from_db()
    assert (proposal.state, proposal.programme.items.get().dose) == ("open", DOSE)


def test_dismissing_needs_a_reason_and_changes_nothing(ana, proposal):
    with pytest.raises(Invalid, match="reason"):
        dismiss_proposal(by=ana, proposal=proposal, reason=" ")
    assert dismiss_proposal(by=ana, proposal=proposal, reason="Works nights this week").state == "dismissed"
    assert proposal.programme.items.get().dose == DOSE


def test_a_decision_is_made_once(ana, proposal):
    accept_proposal(by=ana, proposal=proposal)
    with pytest.raises(RuleBroken, match="not open any more"):
        dismiss_proposal(by=ana, proposal=proposal, reason="Changed my mind")


def test_the_desk_decides_no_dose(rui, proposal):
    with pytest.raises(NotAllowed):
        accept_proposal(by=rui, proposal=proposal)


def test_a_paused_exercise_stays_paused_until_what_was_decided_is_issued(
    ana, switched_on, issued, tell, issue
):
    tell(0, pain_peak=8)
    paused = DoseProposal.objects.get()
    with clock.at(MONDAY + timedelta(days=1)):
        change_proposal(by=ana, proposal=paused, dose={"sets": 1, "reps": 8})
        assert list(DoseProposal.objects.pausing(issued)) == [paused]
    with clock.at(MONDAY + timedelta(days=2)):
        assert not DoseProposal.objects.pausing(issue()).exists()


def test_a_paused_exercise_goes_on_when_the_clinician_says_so(ana, switched_on, issued, tell):
    tell(0, pain_peak=8)
    dismiss_proposal(by=ana, proposal=DoseProposal.objects.get(), reason="Moved house that day")
    assert not DoseProposal.objects.pausing(issued).exists()


@pytest.fixture
def bird_dog_too(ana, back_pain, bridge, issued):
    """The draft has a second exercise."""
    items = [{"exercise": bridge, "dose": DOSE}, {"exercise": Exercise.objects.get(key="t03")}]
    return save_programme(by=ana, episode=back_pain, items=items, note="Slowly")


def test_stopping_for_a_symptom_takes_the_exercise_out(ana, bird_dog_too, tell):
    tell(0, new_symptom="dizzy")
    accept_proposal(by=ana, proposal=DoseProposal.objects.get())
    assert [item.exercise.key for item in bird_dog_too.items.all()] == ["t03"]


def test_the_only_exercise_is_taken_out_and_stays_paused_until_something_else_is_issued(ana, issued, tell):
    tell(0, new_symptom="dizzy")
    with clock.at(MONDAY + timedelta(hours=21)):
        accept_proposal(by=ana, proposal=DoseProposal.objects.get())
        assert not issued.programme.items.exists()
    session = start_session(by=ana, episode=issued.programme.episode)
    sign_session(by=ana, session=save_session(by=ana, session=session, fields={"subjective": "Well"}))
    assert ProgrammeVersion.objects.get() == issued
    assert DoseProposal.objects.pausing(issued).exists()


def test_what_the_clinician_took_out_herself_is_out_when_she_accepts(ana, bird_dog_too, tell, back_pain):
    tell(0, new_symptom="dizzy")
    save_programme(by=ana, episode=back_pain, items=[{"exercise": Exercise.objects.get(key="t03")}])
    assert accept_proposal(by=ana, proposal=DoseProposal.objects.get()).state == "accepted"
    assert [item.exercise.key for item in bird_dog_too.items.all()] == ["t03"]


def test_a_pause_without_a_level_below_needs_the_clinicians_own_dose(ana, switched_on, issued, tell):
    tell(0, pain_peak=8)
    DoseProposal.objects.update(change={})
    with pytest.raises(Invalid, match="Write the new dose"):
        accept_proposal(by=ana, proposal=DoseProposal.objects.get())


def test_the_other_side_keeps_its_own_dose(ana, proposal, back_pain, bridge):
    other = {"sets": 1, "reps": 5}
    items = [
        {"exercise": bridge, "side": "left", "dose": DOSE},
        {"exercise": bridge, "side": "right", "dose": other},
    ]
    save_programme(by=ana, episode=back_pain, items=items)
    accept_proposal(by=ana, proposal=proposal)
    assert [item.dose for item in proposal.programme.items.all()] == [{**DOSE, "days_per_week": 6}, other]


def test_what_was_written_meanwhile_is_not_overwritten(ana, proposal, back_pain, bridge):
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge, "dose": {"sets": 1, "reps": 3}}])
    with pytest.raises(RuleBroken, match="another dose"):
        accept_proposal(by=ana, proposal=proposal)
    assert DoseProposal.objects.open().exists()


def test_a_dose_that_was_issued_decides_what_was_proposed_before(ana, proposal, back_pain, bridge, issue):
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge, "dose": {"sets": 1, "reps": 3}}])
    issue()
    proposal.refresh_from_db()
    assert (proposal.state, proposal.reason) == ("expired", "The programme was changed.")


def test_a_decision_at_the_last_moment_is_not_overwritten(ana, proposal):
    accept_proposal(by=ana, proposal=proposal)
    with clock.at(MONDAY + timedelta(days=23)):
        assert not close_lapsed(by=SYSTEM, proposal=proposal)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by) == ("accepted", ana)


@pytest.fixture
def dismissed(ana, issued, tell):
    """clara was dizzy on Monday at eight; at nine ana let her go on."""
    tell(0, at=8, new_symptom="dizzy", pain_next_morning=None)
    with clock.at(MONDAY + timedelta(hours=9)):
        return dismiss_proposal(by=ana, proposal=DoseProposal.objects.get(), reason="Stood up too fast")


def test_a_stop_that_was_decided_does_not_come_back_with_the_next_morning(dismissed, issued):
    with clock.at(MONDAY + timedelta(hours=21)):
        record_training(
            by=PatientOnLink(issued.programme.episode.patient),
            programme_version=issued,
            day=MONDAY.date() + timedelta(days=1),
            morning={MONDAY.date(): 2},
        )
    assert issued.exercise_logs.newest()[0].new_symptom == "dizzy"
    assert not DoseProposal.objects.open().exists()


def test_a_stop_that_was_decided_does_not_come_back_with_another_set(dismissed, tell):
    tell(0, at=10, sets_done=2)
    assert not DoseProposal.objects.open().exists()


def test_the_same_symptom_told_anew_after_a_decision_pauses_again(dismissed, issued, tell):
    tell(0, at=10, new_symptom="dizzy")
    tell(0, at=10, new_symptom="dizzy")
    again = DoseProposal.objects.open().get()
    assert (again.kind, again.inputs["logs"][-1]["new_symptom"]) == ("stop", "dizzy")
    assert list(DoseProposal.objects.pausing(issued)) == [again]
    assert Notice.objects.waiting().filter(kind="new_symptom").count() == 2


def test_what_was_told_before_a_decision_counts_no_more(ana, switched_on, tell):
    tell(0, pain_peak=8)
    dismiss_proposal(by=ana, proposal=DoseProposal.objects.get(), reason="Moved house that day")
    tell(1)
    assert not DoseProposal.objects.open().exists()
