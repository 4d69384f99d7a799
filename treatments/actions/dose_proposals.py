"""Proposing changes of dose, and what the clinician makes of them. No dose ever changes by itself.

Only the safe direction acts at once: while a proposal that pauses is open, the patient is told to leave the exercise
out. Stopping for a new symptom needs no switch; everything else is proposed where the clinician switched it on.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from clinic.actions.notices import settle_notice
from clinic.models import Notice
from patients import audit, clock
from patients.actors import Actor
from treatments.actions.notices import tell_clinician
from treatments.at_home import AtHome
from treatments.content import DoseSettings
from treatments.dosage import PROPOSAL_HOLDS_DAYS, TWO_RED, Decision, Proposal, decide
from treatments.dose_criteria import CRITERIA, criteria_of, settings_of
from treatments.doses import amounts
from treatments.doses.changes import change_for
from treatments.doses.steps import is_lower
from treatments.models import DoseProposal, GradedDosage, Programme, ProgrammeVersion

NOTICE = "dose_proposal"

# What is worse takes the place of what is open.
GRAVITY = [Decision.PROPOSE_PROGRESS, Decision.REVIEW, Decision.PROPOSE_REGRESS, Decision.STOP]


def propose_changes(programme: Programme, *, by: Actor, fresh: Collection[str] = ()) -> list[DoseProposal]:
    """Look at every exercise as it goes now. Part of other deeds, and safe to run again: nothing is proposed twice.

    `fresh` are the exercises whose symptom is told anew, after somebody decided on it.
    """
    dosage = criteria_of(programme)
    if not dosage.on and not programme.episode.exercise_logs.exclude(new_symptom="").exists():
        return []
    home = AtHome(programme, fresh)
    open_now = {row.exercise.key: row for row in programme.dose_proposals.open()}
    made = []
    for key in home.keys:
        made += propose(home, key, dosage, open_now.get(key), by=by)
    return made


def propose(
    home: AtHome, key: str, dosage: GradedDosage, waiting: DoseProposal | None, *, by: Actor
) -> list[DoseProposal]:
    """What the criteria suggest for one exercise now, where it is worse than what waits already."""
    settings = settings_of(dosage)
    logs = [home.log_of(told) for told in home.told(key)]
    found = decide(logs, home.standing(key), settings, home.now)
    if not is_wanted(found, home, dosage):
        return []
    if waiting and not overtakes(found, waiting):
        return []
    if waiting:
        overtaken(waiting, _("Newer answers changed it."), by=by)
    return [store(found, home, key, settings, by=by)] if found.decision is not Decision.HOLD else []


def is_wanted(found: Proposal, home: AtHome, dosage: GradedDosage) -> bool:
    """Of a closed episode only what pauses: the patient may go on at home."""
    followed = dosage.on and (home.programme.episode.is_open or found.pause)
    return followed or found.decision is Decision.STOP


def overtakes(found: Proposal, waiting: DoseProposal) -> bool:
    """Something worse, a second time in a week too much pain, or a step up whose criteria are not met any more."""
    if found.decision is Decision.HOLD:
        return waiting.kind == DoseProposal.Kind.PROGRESS
    graver = GRAVITY.index(found.decision) - GRAVITY.index(Decision(waiting.kind))
    return graver > 0 or (graver == 0 and found.rule == TWO_RED != waiting.rule)


def overtaken(waiting: DoseProposal, reason: str, *, by: Actor) -> None:
    waiting.state, waiting.reason = DoseProposal.State.EXPIRED, reason
    waiting.check_and_save()
    settle_notices([waiting], resolution=reason, by=by)


def settle_replaced(version: ProgrammeVersion, *, by: Actor) -> None:
    """What was proposed for a dose the patient no longer has is decided by what was issued. Part of issuing."""
    for waiting in version.programme.dose_proposals.open():
        key = waiting.exercise.key
        if is_replaced(waiting, [item["dose"] for item in version.content["items"] if item["key"] == key]):
            overtaken(waiting, _("The programme was changed."), by=by)


def is_replaced(waiting: DoseProposal, issued: Sequence[Mapping[str, Any]]) -> bool:
    """A pause ends by being decided on, not by a signature that may not have meant it: by leaving the exercise out, or
    after too much pain by asking less.
    """
    then = waiting.inputs["dose"]
    if not waiting.pauses:
        return amounts(then) not in [amounts(dose) for dose in issued]
    easier = waiting.kind == DoseProposal.Kind.REGRESS
    return not issued or (easier and all(is_lower(dose, than=then) for dose in issued))


def settle_switched_off(programme: Programme, *, by: Actor) -> None:
    """What pauses stays until somebody decides. Part of switching the proposals off."""
    for waiting in programme.dose_proposals.open().filter(pauses=False):
        overtaken(waiting, _("Proposals were switched off."), by=by)


def store(found: Proposal, home: AtHome, key: str, settings: DoseSettings, *, by: Actor) -> DoseProposal:
    programme, level = home.programme, home.doses.level(key)
    holds = timedelta(days=PROPOSAL_HOLDS_DAYS)
    proposal = DoseProposal(
        programme=programme,
        exercise=home.doses.exercises[key],
        kind=found.decision.value,
        rule=found.rule,
        rule_version=found.version,
        why=str(found.why),
        inputs={
            "dose": dict(level.dose),
            "logs": evidence(home, key, settings),
            **compared(home, key, settings),
        },
        change=change_for(found.decision, level),
        pauses=found.pause,
        expires_at=clock.now() + holds if found.decision is Decision.PROPOSE_PROGRESS else None,
    )
    proposal.check_and_save()
    audit.record(
        by=by,
        deed="dose_proposal.made",
        about=proposal,
        patient=programme.episode.patient,
        reason=f"{found.rule} {found.version}",
    )
    tell(proposal, urgent=found.review or found.pause, by=by)
    return proposal


def compared(home: AtHome, key: str, settings: DoseSettings) -> dict[str, Any]:
    """The clinician's criteria as they were, and what was the case."""
    adherence = home.adherence(key)
    return {
        "criteria": {name: float(getattr(settings, name)) for name in CRITERIA},
        "adherence": None if adherence is None else float(adherence),
        "confidence": home.confidence,
    }


def evidence(home: AtHome, key: str, settings: DoseSettings) -> list[dict[str, Any]]:
    """The log the proposal rests on, as it stood."""
    return [
        {
            "day": told.day.isoformat(),
            "done": told.done,
            "before": told.pain_before,
            "peak": told.pain_peak,
            "next_morning": told.pain_next_morning,
            "felt": told.felt,
            "new_symptom": told.new_symptom,
            "zone": found.value,
        }
        for told, _log, found in home.zoned(key, settings)
    ]


def tell(proposal: DoseProposal, *, urgent: bool, by: Actor) -> None:
    tell_clinician(
        by=by,
        episode=proposal.programme.episode,
        kind=NOTICE,
        severity=Notice.Severity.TODAY if urgent else Notice.Severity.SOON,
        summary=f"{proposal.exercise}: {proposal.why}",
        subject_id=proposal.pk,
    )


def settle_notices(proposals: Iterable[DoseProposal], *, resolution: str, by: Actor) -> None:
    """What waited for a decision waits no more."""
    keys = [proposal.pk for proposal in proposals]
    # Locked first: what somebody is resolving in the inbox at this moment is not in the list any more.
    for notice in Notice.objects.waiting().filter(kind=NOTICE, subject_id__in=keys).select_for_update():
        settle_notice(by=by, notice=notice, resolution=resolution)
