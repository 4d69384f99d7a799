"""How an exercise was tolerated, and whether the clinician's own criteria for a change are met.

Everything here is a proposal: the clinician accepts, changes or dismisses it, with a reason. Only the safe direction
may act at once: pause the exercise and call for a person. Numbers and sources: `content/dosage.toml`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from treatments import content
from treatments.content import DoseSettings, Rung
from treatments.doses.pain_zones import Log, Zone, settings_for, zone
from treatments.doses.walking import comfortable_days
from treatments.wording import Sentence
from treatments.wording import gettext_noop as _

__all__ = ["Decision", "Log", "Proposal", "Standing", "Zone", "decide", "settings_for", "zone"]

PROPOSAL_HOLDS_DAYS = 14
REVIEW_DAYS = 7
REDS_FOR_REVIEW = 2
TWO_RED = "F2-two-red"
MISSED_TO_HOLD = 2

DAYS_BETWEEN_CHANGES = {"strength": 7, "functional": 7}
DAYS_BETWEEN_OTHER_CHANGES = 2


class Decision(StrEnum):
    STOP = "stop"
    PROPOSE_REGRESS = "propose_regress"
    REVIEW = "review"
    PROPOSE_PROGRESS = "propose_progress"
    HOLD = "hold"


@dataclass(frozen=True)
class Standing:
    """Where an exercise stands: whether there is a step further, since when, and what else the criteria ask for.

    `adherence` is 0-1 over seven days, `confidence` 0-10; None where it is not known. `drafted` where the draft has
    another dose, which is not issued yet. `missed` are check-ins missed in a row. `rung` is the walking level, for
    walking.
    """

    changed_on: date
    further: bool = True
    category: str = ""
    adherence: Fraction | None = None
    confidence: int | None = None
    open_flag: bool = False
    drafted: bool = False
    missed: int = 0
    rung: Rung | None = None


@dataclass(frozen=True)
class Proposal:
    """`rule` and `version` say by which rule. `review`: a task for today; `pause`: the patient is told to leave this
    exercise out.
    """

    decision: Decision
    rule: str
    why: Sentence
    version: str
    review: bool = False
    pause: bool = False


def decide(logs: Sequence[Log], standing: Standing, settings: DoseSettings, now: datetime) -> Proposal:
    """The first of the rules that applies. `logs` are those since the clinician's last decision, in any order."""
    judged = [(log, zone(log, settings, now)) for log in sorted(logs, key=lambda log: log.at)]
    counted = [found for _log, found in judged if found is not Zone.PENDING]
    week = now - timedelta(days=REVIEW_DAYS)
    review = sum(found is Zone.RED and log.at >= week for log, found in judged) >= REDS_FOR_REVIEW
    if any(found in (Zone.STOP, Zone.EMERGENCY) for found in counted):
        why = Sentence(_("A new symptom was reported with this exercise."))
        return proposal(Decision.STOP, "F2-stop", why, review=True, pause=True)
    last_red = bool(counted) and counted[-1] is Zone.RED
    if last_red or review:
        return too_much(last=last_red, twice=review)
    if unmet := criteria_unmet(judged, standing, settings, now):
        return proposal(Decision.HOLD, "F2-hold", unmet)
    why = Sentence(_("The criteria you set are met."))
    return proposal(Decision.PROPOSE_PROGRESS, "F2-progress", why)


def too_much(*, last: bool, twice: bool) -> Proposal:
    """The last session hurt too much: a level down, and a pause. Two in a week ask for a look at it in any case."""
    why = Sentence(_("The last session hurt more than the limits you set."))
    if twice:
        why = Sentence(_("Two sessions in seven days hurt more than the limits you set."))
    decision = Decision.PROPOSE_REGRESS if last else Decision.REVIEW
    return proposal(decision, TWO_RED if twice else "F2-red", why, review=twice, pause=last)


def proposal(
    decision: Decision,
    rule: str,
    why: Sentence,
    *,
    review: bool = False,
    pause: bool = False,
) -> Proposal:
    return Proposal(decision, rule, why, content.edition("dosage").version, review, pause)


@dataclass(frozen=True)
class Criterion:
    """One of the clinician's own criteria for a step up. `says` is what is the case while it is not met."""

    met: bool
    says: Sentence


def criteria_unmet(
    judged: Sequence[tuple[Log, Zone]], standing: Standing, settings: DoseSettings, now: datetime
) -> Sentence | None:
    """The first criterion that is not met."""
    found = criteria(judged, standing, settings, now)
    return next((criterion.says for criterion in found if not criterion.met), None)


def criteria(
    judged: Sequence[tuple[Log, Zone]], standing: Standing, settings: DoseSettings, now: datetime
) -> tuple[Criterion, ...]:
    least = DAYS_BETWEEN_CHANGES.get(standing.category, DAYS_BETWEEN_OTHER_CHANGES)
    of_today = [(log.at, found) for log, found in judged if not log.older]
    since = [(at, found) for at, found in of_today if at.date() >= standing.changed_on]
    rested = (now.date() - standing.changed_on).days >= least
    return (
        Criterion(standing.further, Sentence(_("There is no step further."))),
        Criterion(not standing.open_flag, Sentence(_("A safety question is open."))),
        Criterion(
            standing.missed < MISSED_TO_HOLD,
            Sentence(_("Two check-ins in a row were missed.")),
        ),
        Criterion(
            not standing.drafted,
            Sentence(_("The draft has another dose already. It is sent when you sign a session.")),
        ),
        Criterion(
            rested,
            Sentence(_("The last change was less than %(days)s days ago."), days=least),
        ),
        Criterion(
            comfortable(since, standing, settings),
            Sentence(_("Not enough comfortable sessions yet.")),
        ),
        Criterion(
            at_least(standing.adherence, settings.adherence_needed),
            Sentence(_("Too few of the planned sessions were done.")),
        ),
        Criterion(
            at_least(standing.confidence, settings.confidence_needed),
            Sentence(_("Confidence is below the level you set.")),
        ),
    )


def at_least(value: Fraction | int | None, needed: Decimal | int) -> bool:
    """What is not known does not meet a criterion. In whole parts: three of five is exactly 0.6."""
    return value is not None and value >= Fraction(needed)


def comfortable(zones: Sequence[tuple[datetime, Zone]], standing: Standing, settings: DoseSettings) -> bool:
    """Enough green in a row: days of walking by the ladder, sessions on different days otherwise."""
    if standing.rung:
        return 0 < standing.rung.comfortable_days <= comfortable_days(zones)
    counted = [(at, found) for at, found in zones if found is not Zone.PENDING]
    last = counted[-settings.greens_needed :]
    days = {at.date() for at, _found in last}
    return (
        len(last) == settings.greens_needed
        and all(found is Zone.GREEN for _at, found in last)
        and len(days) >= settings.days_needed
    )
