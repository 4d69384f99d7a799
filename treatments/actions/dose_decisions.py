"""What the clinician decides on a proposed change of dose.

Accepting or changing writes into the draft of the programme; the patient gets it, as ever, when the next session is
signed. Until then an exercise that was paused stays paused.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from patients import audit, clock
from patients.actors import Actor, staff_user
from patients.deed import deed
from patients.errors import Invalid, RuleBroken
from treatments.actions.dose_proposals import settle_notices
from treatments.actions.episodes import locked
from treatments.actions.programmes import save_programme
from treatments.doses import WORDS, amounts
from treatments.models import DoseProposal, Exercise, Programme, ProgrammeItem

KEPT = ("exercise", "block", "dose", "side", "note", "override_reason")


@deed("physio_treatments.change_doseproposal")
def accept_proposal(*, by: Actor, proposal: DoseProposal) -> DoseProposal:
    """Carry out what is proposed. Where the clinician has to word the step, only `change_proposal` can."""
    proposal = undecided(proposal)
    if "variable" in proposal.change or (proposal.pauses and not proposal.change):
        raise Invalid("say_the_dose", _("There is no next step by number. Write the new dose yourself."))
    if proposal.change:
        redraft(proposal, numbers_of(proposal.change), by=by)
    return decided(proposal, DoseProposal.State.ACCEPTED, by=by)


@deed("physio_treatments.change_doseproposal")
def change_proposal(*, by: Actor, proposal: DoseProposal, dose: Mapping[str, Any]) -> DoseProposal:
    """The clinician's own dose instead of the proposed one."""
    proposal = undecided(proposal)
    redraft(proposal, {"dose": dict(dose)}, by=by)
    return decided(proposal, DoseProposal.State.CHANGED, by=by, chosen=dict(dose))


@deed("physio_treatments.change_doseproposal")
def dismiss_proposal(*, by: Actor, proposal: DoseProposal, reason: str) -> DoseProposal:
    """Nothing changes; an exercise that was paused goes on."""
    proposal = undecided(proposal)
    if not reason.strip():
        raise Invalid("reason", _("Write the reason."), details={"reason": [_("Write the reason.")]})
    return decided(proposal, DoseProposal.State.DISMISSED, by=by, reason=reason)


def numbers_of(change: Mapping[str, Any]) -> dict[str, Any]:
    return {**change, "dose": amounts(change["dose"])} if "dose" in change else dict(change)


def undecided(proposal: DoseProposal) -> DoseProposal:
    """The proposal, held against other writers in the order in which everybody locks: episode first."""
    episode = locked(proposal.programme.episode)
    proposal = DoseProposal.objects.select_related("exercise", "programme").get(pk=proposal.pk)
    proposal.programme.episode = episode
    over = proposal.expires_at is not None and proposal.expires_at <= clock.now()
    if over or proposal.state != DoseProposal.State.OPEN:
        raise RuleBroken("already_decided", _("This proposal is not open any more."))
    return proposal


def decided(
    proposal: DoseProposal,
    state: str,
    *,
    by: Actor,
    reason: str = "",
    chosen: Mapping[str, Any] | None = None,
) -> DoseProposal:
    proposal.state, proposal.reason = state, reason.strip()
    proposal.decided_by, proposal.decided_at = staff_user(by), clock.now()
    if chosen is not None:
        proposal.inputs = {**proposal.inputs, "chosen": chosen}
    proposal.check_and_save()
    settle_notices([proposal], resolution=reason.strip() or str(proposal.get_state_display()), by=by)
    patient = proposal.programme.episode.patient
    audit.record(by=by, deed=f"dose_proposal.{state}", about=proposal, patient=patient, reason=reason.strip())
    return proposal


def redraft(proposal: DoseProposal, change: Mapping[str, Any], *, by: Actor) -> Programme:
    """The draft with this one exercise changed; everything else stays, the note to the patient too.

    Only where it still has the dose the proposal speaks of: what a clinician wrote meanwhile is newer.
    """
    programme = proposal.programme
    rows = list(programme.items.select_related("exercise"))
    meant = [row for row in rows if is_meant(row, proposal, change)]
    if not meant:
        raise RuleBroken("changed_meanwhile", _("The draft has another dose of this exercise by now."))
    items = [changed(row, change) if row in meant else as_it_is(row) for row in rows]
    kept = [item for item in items if item]
    if not kept:
        words = _("It is the only exercise. Put another one into the programme first.")
        raise RuleBroken("only_exercise", words)
    return save_programme(by=by, episode=programme.episode, items=kept, note=programme.note)


def is_meant(row: ProgrammeItem, proposal: DoseProposal, change: Mapping[str, Any]) -> bool:
    """To leave an exercise out means both sides, whatever their doses."""
    same = amounts(row.dose) == amounts(proposal.inputs["dose"])
    return row.exercise_id == proposal.exercise_id and (same or bool(change.get("out")))


def as_it_is(row: ProgrammeItem) -> dict[str, Any]:
    return {name: getattr(row, name) for name in KEPT}


def changed(row: ProgrammeItem, change: Mapping[str, Any]) -> dict[str, Any] | None:
    """None where the exercise is left out. Of a step the numbers are taken: the words stay the clinician's own."""
    if change.get("out"):
        return None
    if key := change.get("exercise"):
        exercise = Exercise.objects.get(key=key)
        return {**as_it_is(row), "exercise": exercise, "dose": exercise.dose}
    words = {part: value for part, value in row.dose.items() if part in WORDS}
    return {**as_it_is(row), "dose": {**words, **change["dose"]}}
