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
from treatments.models import DoseProposal, Exercise, Programme, ProgrammeItem

KEPT = ("exercise", "block", "dose", "side", "note", "override_reason")


@deed("physio_treatments.change_doseproposal")
def accept_proposal(*, by: Actor, proposal: DoseProposal) -> DoseProposal:
    """Carry out what is proposed. Where the clinician has to word the step, only `change_proposal` can."""
    proposal = undecided(proposal)
    if "variable" in proposal.change:
        raise Invalid("say_the_dose", _("No number can rise any more. Write the new dose yourself."))
    if proposal.change:
        redraft(proposal, proposal.change, by=by)
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


def undecided(proposal: DoseProposal) -> DoseProposal:
    """The proposal, held against other writers in the order in which everybody locks: episode first."""
    episode = locked(proposal.programme.episode)
    proposal = DoseProposal.objects.select_related("exercise", "programme").get(pk=proposal.pk)
    proposal.programme.episode = episode
    if proposal.state != DoseProposal.State.OPEN:
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
    """The draft with this one exercise changed; everything else stays, the note to the patient too."""
    programme = proposal.programme
    rows = programme.items.select_related("exercise")
    if not any(row.exercise_id == proposal.exercise_id for row in rows):
        raise RuleBroken("not_in_programme", _("This exercise is not in the programme any more."))
    items = [
        changed(row, change) if row.exercise_id == proposal.exercise_id else as_it_is(row) for row in rows
    ]
    return save_programme(
        by=by,
        episode=programme.episode,
        items=[item for item in items if item],
        note=programme.note,
    )


def as_it_is(row: ProgrammeItem) -> dict[str, Any]:
    return {name: getattr(row, name) for name in KEPT}


def changed(row: ProgrammeItem, change: Mapping[str, Any]) -> dict[str, Any] | None:
    """None where the exercise is left out."""
    if change.get("out"):
        return None
    if key := change.get("exercise"):
        exercise = Exercise.objects.get(key=key)
        return {**as_it_is(row), "exercise": exercise, "dose": exercise.dose}
    return {**as_it_is(row), "dose": change["dose"]}
