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
from treatments.actions.safety import require_open_gate
from treatments.doses import WORDS, DoseRefused, amounts, clean_dose
from treatments.models import DoseProposal, Episode, Exercise, Programme, ProgrammeItem


@deed("physio_treatments.change_doseproposal")
def accept_proposal(*, by: Actor, proposal: DoseProposal) -> DoseProposal:
    """Carry out what is proposed. Where the clinician has to word the step, only `change_proposal` can."""
    proposal = undecided(proposal, locked(proposal.programme.episode))
    if proposal.needs_own_dose:
        raise Invalid("say_the_dose", _("There is no next step by number. Write the new dose yourself."))
    if proposal.change:
        redraft(proposal, numbers_of(proposal.change), by=by)
    return decided(proposal, DoseProposal.State.ACCEPTED, by=by)


@deed("physio_treatments.change_doseproposal")
def change_proposal(*, by: Actor, proposal: DoseProposal, dose: Mapping[str, Any]) -> DoseProposal:
    """The clinician's own dose instead of the proposed one: its numbers as they are given, all of them."""
    proposal = undecided(proposal, locked(proposal.programme.episode))
    require_dose(dose)
    redraft(proposal, {"dose": dict(dose)}, by=by)
    return decided(proposal, DoseProposal.State.CHANGED, by=by, chosen=dict(dose))


@deed("physio_treatments.change_doseproposal")
def dismiss_proposal(*, by: Actor, proposal: DoseProposal, reason: str) -> DoseProposal:
    """Nothing changes; an exercise that was paused goes on, once no red flag is open.

    Of a closed episode as well: the patient may go on at home.
    """
    episode = Episode.objects.select_related("patient").select_for_update(of=("self",))
    proposal = undecided(proposal, episode.get(pk=proposal.programme.episode_id))
    if not reason.strip():
        raise Invalid("reason", _("Write the reason."), details={"reason": [_("Write the reason.")]})
    if proposal.pauses:
        require_open_gate(proposal.programme.episode)
    return decided(proposal, DoseProposal.State.DISMISSED, by=by, reason=reason)


def numbers_of(change: Mapping[str, Any]) -> dict[str, Any]:
    return {**change, "dose": amounts(change["dose"])} if "dose" in change else dict(change)


def require_dose(dose: Mapping[str, Any]) -> None:
    """Raises Invalid for what is no dose: nothing said would be the usual dose of the exercise."""
    try:
        clean_dose(dose)
    except DoseRefused as refused:
        raise Invalid("dose", str(refused), details={"dose": refused.faults}) from refused


def undecided(proposal: DoseProposal, episode: Episode) -> DoseProposal:
    """The proposal as it stands, of an `episode` that is locked: everybody locks that first."""
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

    Only where it has the dose the patient has: what a clinician wrote meanwhile is newer. The last exercise may go as
    well: nothing is issued without one, and until then the patient is told to leave it out.
    """
    programme = proposal.programme
    rows = list(programme.items.select_related("exercise"))
    here = [row for row in rows if row.exercise_id == proposal.exercise_id]
    out = bool(change.get("out"))
    if not here and not out:
        raise RuleBroken("changed_meanwhile", _("The exercise is not in the draft any more."))
    meant = here if out else [row for row in here if is_as_issued(row)]
    if not meant and not out:
        raise RuleBroken("changed_meanwhile", _("The draft has another dose of this exercise by now."))
    items = [changed(row, change) if row in meant else as_it_is(row) for row in rows]
    kept = [item for item in items if item]
    return save_programme(by=by, episode=programme.episode, items=kept, note=programme.note)


def is_as_issued(row: ProgrammeItem) -> bool:
    """Whether the patient has this dose, on this side or the other."""
    newest = row.programme.versions.order_by("-number")[0]
    issued = [item["dose"] for item in newest.content["items"] if item["key"] == row.exercise.key]
    return amounts(row.dose) in [amounts(dose) for dose in issued]


def as_it_is(row: ProgrammeItem) -> dict[str, Any]:
    return {"exercise": row.exercise, **row.own()}


def changed(row: ProgrammeItem, change: Mapping[str, Any]) -> dict[str, Any] | None:
    """None where the exercise is left out. Another one in its place brings its own dose, and needs its own reason and
    note. Of a step the numbers are taken: the words stay the clinician's own.
    """
    if change.get("out"):
        return None
    if key := change.get("exercise"):
        exercise = Exercise.objects.get(key=key)
        return {"exercise": exercise, "block": row.block, "side": row.side, "dose": exercise.dose}
    words = {part: value for part, value in row.dose.items() if part in WORDS}
    return {**as_it_is(row), "dose": {**words, **change["dose"]}}
