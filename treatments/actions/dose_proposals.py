"""Proposing changes of dose, and what the clinician makes of them. No dose ever changes by itself.

Only the safe direction acts at once: while a proposal that pauses is open, the patient is told to leave the exercise
out. Stopping for a new symptom needs no switch; everything else is proposed where the clinician switched it on.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from clinic.actions.notices import raise_notice, settle_notice
from clinic.models import Notice
from patients import audit, clock
from patients.actors import Actor
from patients.deed import deed
from treatments.actions.graded_dosage import criteria_of, settings_of
from treatments.at_home import AtHome
from treatments.content import DoseSettings
from treatments.dosage import PROPOSAL_HOLDS_DAYS, Decision, Proposal, decide
from treatments.doses import amounts
from treatments.doses.changes import change_for
from treatments.models import DoseProposal, Episode, GradedDosage, Programme, ProgrammeVersion

NOTICE = "dose_proposal"

# What is worse takes the place of what is open.
GRAVITY = [Decision.PROPOSE_PROGRESS, Decision.REVIEW, Decision.PROPOSE_REGRESS, Decision.STOP]


def propose_changes(programme: Programme, *, by: Actor) -> list[DoseProposal]:
    """Look at every exercise as it goes now. Part of other deeds, and safe to run again: nothing is proposed twice."""
    dosage = criteria_of(programme)
    if not dosage.on and not programme.episode.exercise_logs.exclude(new_symptom="").exists():
        return []
    home = AtHome(programme)
    open_now = {row.exercise.key: row for row in programme.dose_proposals.open()}
    made = []
    for item in home.items:
        if item["key"] in home.exercises:
            waiting = open_now.get(item["key"])
            made += propose(home, item, dosage, waiting, by=by)
    return made


def propose(
    home: AtHome, item: Mapping[str, Any], dosage: GradedDosage, waiting: DoseProposal | None, *, by: Actor
) -> list[DoseProposal]:
    """What the criteria suggest for one exercise now, where it is worse than what waits already."""
    settings = settings_of(dosage)
    logs = [home.log_of(told) for told in home.told(item["key"])]
    found = decide(logs, home.standing(item), settings, home.now)
    if not dosage.on and found.decision is not Decision.STOP:
        return []
    if waiting and not overtakes(found.decision, waiting):
        return []
    if waiting:
        overtaken(waiting, _("Newer answers changed it."), by=by)
    return [store(found, home, item, settings, by=by)] if found.decision is not Decision.HOLD else []


def overtakes(found: Decision, waiting: DoseProposal) -> bool:
    """Something worse, or a step up whose criteria are not met any more."""
    if found is Decision.HOLD:
        return waiting.kind == DoseProposal.Kind.PROGRESS
    return GRAVITY.index(found) > GRAVITY.index(Decision(waiting.kind))


def overtaken(waiting: DoseProposal, reason: str, *, by: Actor) -> None:
    waiting.state, waiting.reason = DoseProposal.State.EXPIRED, reason
    waiting.check_and_save()
    settle_notices([waiting], resolution=reason, by=by)


def settle_replaced(version: ProgrammeVersion, *, by: Actor) -> None:
    """What was proposed for a dose the patient no longer has is decided by what was issued. Part of issuing."""
    doses = {(item["key"], str(amounts(item["dose"]))) for item in version.content["items"]}
    for waiting in version.programme.dose_proposals.open():
        if (waiting.exercise.key, str(amounts(waiting.inputs["dose"]))) not in doses:
            overtaken(waiting, _("The programme was changed."), by=by)


def store(
    found: Proposal, home: AtHome, item: Mapping[str, Any], settings: DoseSettings, *, by: Actor
) -> DoseProposal:
    programme, key = home.programme, item["key"]
    holds = timedelta(days=PROPOSAL_HOLDS_DAYS)
    proposal = DoseProposal(
        programme=programme,
        exercise=home.exercises[key],
        kind=found.decision.value,
        rule=found.rule,
        rule_version=found.version,
        why=str(found.why),
        inputs={"dose": dict(item["dose"]), "logs": evidence(home, key, settings)},
        change=change_for(found.decision, key, item["dose"], home.level_below(key)),
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
        for told, found in home.zoned(key, settings)
    ]


def tell(proposal: DoseProposal, *, urgent: bool, by: Actor) -> None:
    episode = proposal.programme.episode
    raise_notice(
        by=by,
        patient=episode.patient,
        practitioner=episode.practitioner,
        audience=Notice.Audience.CLINICAL,
        kind=NOTICE,
        severity=Notice.Severity.TODAY if urgent else Notice.Severity.SOON,
        summary=f"{proposal.exercise}: {proposal.why}"[:300],
        subject_id=proposal.pk,
    )


def settle_notices(proposals: Iterable[DoseProposal], *, resolution: str, by: Actor) -> None:
    """What waited for a decision waits no more."""
    keys = [proposal.pk for proposal in proposals]
    # Locked first: what somebody is resolving in the inbox at this moment is not in the list any more.
    for notice in Notice.objects.waiting().filter(kind=NOTICE, subject_id__in=keys).select_for_update():
        settle_notice(by=by, notice=notice, resolution=resolution)


def to_review() -> QuerySet[Programme]:
    """Programmes with proposals switched on that somebody follows: what was waited for may be over by now."""
    followed = Programme.objects.filter(graded_dosage__on=True, episode__closed_at=None)
    return followed.exclude(versions=None).distinct()


@deed("physio_treatments.change_episode")
def review_doses(*, by: Actor, programme: Programme) -> list[DoseProposal]:
    Episode.objects.select_for_update().get(pk=programme.episode_id)
    return propose_changes(programme, by=by)


def lapsed() -> QuerySet[DoseProposal]:
    """Steps up that nobody decided on in time: they rest on old answers."""
    return DoseProposal.objects.open().filter(expires_at__lte=clock.now())


@deed("physio_treatments.change_episode")
def close_lapsed(*, by: Actor, proposal: DoseProposal) -> bool:
    """False where somebody decided on it at the last moment."""
    Episode.objects.select_for_update().get(pk=proposal.programme.episode_id)
    still = lapsed().filter(pk=proposal.pk).first()
    if still:
        overtaken(still, _("Nobody decided in time."), by=by)
    return still is not None
