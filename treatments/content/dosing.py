"""Settings of the pain model, the steps of a dose, the walking ladder, and the limits of self-care."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from treatments.content.source import build, rows, table


@dataclass(frozen=True, kw_only=True)
class DoseSettings:
    """Pain 0-10: up to `green` is safe, up to `amber` acceptable, above `cap` always too much.

    `pending_hours` is how long the next morning's answer is waited for. Before a step up is proposed it takes
    `greens_needed` sessions on `days_needed` days, adherence 0-1 and confidence 0-10. `relative` judges the rise from
    the pain before the exercise instead of its level.
    """

    green: int
    amber: int
    cap: int
    pending_hours: int
    greens_needed: int
    days_needed: int
    adherence_needed: Decimal
    confidence_needed: int
    relative: bool = False


@dataclass(frozen=True, kw_only=True)
class Symptoms:
    """Codes a patient may report with an exercise: `emergency` ones, and those that `stop` the exercise."""

    emergency: tuple[str, ...]
    stop: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Step:
    variable: str
    by: int
    most: int


@dataclass(frozen=True, kw_only=True)
class Rung:
    """Walk and rest in minutes, `repeats` times a day. `comfortable_days` 0: stay here."""

    level: int
    walk: int
    rest: int
    repeats: int
    comfortable_days: int

    @property
    def total(self) -> int:
        return self.walk * self.repeats


@dataclass(frozen=True, kw_only=True)
class SelfCareLimit:
    """`says` is what every exercise of the kind tells the patient, whoever wrote it."""

    kind: str
    source: str
    default_minutes: int | None = None
    most_minutes: int | None = None
    least_interval_minutes: int | None = None
    most_per_day: int | None = None
    most_days: int | None = None
    says: tuple[str, ...] = ()


@cache
def dose_settings() -> DoseSettings:
    return build(DoseSettings, table("dosage").get("settings"), "dosage.settings")


@cache
def symptoms() -> Symptoms:
    return build(Symptoms, table("dosage").get("symptoms"), "dosage.symptoms")


@cache
def steps() -> tuple[Step, ...]:
    return rows(Step, "dosage", "step", key="variable")


@cache
def walking_ladder() -> tuple[Rung, ...]:
    return rows(Rung, "dosage", "rung", key="level")


@cache
def self_care_limits() -> tuple[SelfCareLimit, ...]:
    return rows(SelfCareLimit, "dosage", "self_care", key="kind")
