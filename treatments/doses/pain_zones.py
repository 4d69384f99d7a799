"""How a session of an exercise was tolerated, by the pain during it and the next morning.

The published model comes from knee and Achilles rehabilitation; its lines are settings, see `content/dosage.toml`.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from treatments import content
from treatments.content import DoseSettings

MOST_PAIN = 10

# Pain before exercise from which the rise is judged instead of the level.
RELATIVE_FROM = 4

# Of the rise above the pain before, in relative mode.
GREEN_RISE = 1
AMBER_RISE = 2


class Zone(StrEnum):
    """From the best to the worst. What is never answered counts as amber does, and says why."""

    GREEN = "green"
    PENDING = "pending"
    UNANSWERED = "unanswered"
    AMBER = "amber"
    RED = "red"
    STOP = "stop"
    EMERGENCY = "emergency"


@dataclass(frozen=True)
class Log:
    """One exercise session. Pain 0-10, None where not asked or not answered; `at` in the clinic's zone.

    `older` is a session with another dose than the one of today: it may stop or pause, and meets no criterion.
    """

    at: datetime
    pre: int | None
    peak: int | None
    next_morning: int | None = None
    done: str = "full"
    new_symptom: str = ""
    older: bool = False

    def __post_init__(self) -> None:
        for pain in (self.pre, self.peak, self.next_morning):
            if pain is not None and not 0 <= pain <= MOST_PAIN:
                raise ValueError(f"Pain is 0 to 10, not {pain}.")
        known = (*content.symptoms().emergency, *content.symptoms().stop, "")
        if self.new_symptom not in known:
            raise ValueError(f"No such symptom: {self.new_symptom}")


def settings_for(pain_at_start: int) -> DoseSettings:
    """The usual settings. From 4/10 on, pain at rest would keep everything red: the rise is judged instead."""
    usual = vars(content.dose_settings())
    return DoseSettings(**{**usual, "relative": pain_at_start >= RELATIVE_FROM})


def zone(log: Log, settings: DoseSettings, now: datetime) -> Zone:
    """How a session was tolerated: the worse of the pain during it and of the next morning.

    Each is judged by itself, so that what hurt too much counts whatever else was not answered. A missing answer is
    never green. What was not done is not counted, unless trying it hurt too much.
    """
    if log.new_symptom in content.symptoms().emergency:
        return Zone.EMERGENCY
    if log.new_symptom:
        return Zone.STOP
    meanwhile = during(log, settings)
    if log.done == "none":
        return meanwhile if meanwhile is Zone.RED else Zone.PENDING
    return max(meanwhile, settled(log, settings, now), key=list(Zone).index)


def during(log: Log, settings: DoseSettings) -> Zone:
    if log.peak is None:
        return Zone.PENDING
    if log.peak > min(settings.cap, content.dose_settings().cap):
        return Zone.RED
    if not settings.relative:
        return graded(log.peak, settings.green, settings.amber)
    return Zone.PENDING if log.pre is None else graded(log.peak - log.pre, GREEN_RISE, AMBER_RISE)


def graded(amount: int, green: int, amber: int) -> Zone:
    if amount <= green:
        return Zone.GREEN
    return Zone.AMBER if amount <= amber else Zone.RED


def settled(log: Log, settings: DoseSettings, now: datetime) -> Zone:
    """Pending for two days while the answer is missing, and then unanswered."""
    if log.next_morning is None or log.pre is None:
        waiting = now - log.at < timedelta(hours=settings.pending_hours)
        return Zone.PENDING if waiting else Zone.UNANSWERED
    return graded(log.next_morning - log.pre, 0, 1)
