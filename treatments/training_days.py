"""The days of training at home: what was done on each, which morning to ask about, what to leave out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from treatments.models import DoseProposal, Episode, ExerciseLog, ProgrammeVersion

DAYS = 14
MORNING_DAYS = 2


@dataclass(frozen=True)
class TrainingDay:
    """`mark` is full, part or none; empty where nothing was told."""

    day: date
    mark: str
    is_today: bool = False


def latest_logs(episode: Episode, today: date) -> list[ExerciseLog]:
    """The last word on each exercise of the last fourteen days."""
    since = today - timedelta(days=DAYS - 1)
    logs: list[ExerciseLog] = episode.exercise_logs.filter(day__gte=since).newest()
    return logs


def training_days(logs: Iterable[ExerciseLog], keys: Collection[str], today: date) -> list[TrainingDay]:
    """The last fourteen days, oldest first. `keys` are the exercises that make a whole day."""
    told: dict[date, dict[str, str]] = {}
    for log in logs:
        told.setdefault(log.day, {})[log.exercise_key] = log.done
    days = [today - timedelta(days=back) for back in reversed(range(DAYS))]
    return [TrainingDay(day, mark_of(told.get(day, {}), keys), day == today) for day in days]


def mark_of(done: dict[str, str], keys: Collection[str]) -> str:
    if not done:
        return ""
    if all(done.get(key) == ExerciseLog.Done.FULL for key in keys):
        return "full"
    return "none" if set(done.values()) == {ExerciseLog.Done.NONE} else "part"


def morning_to_ask(logs: Iterable[ExerciseLog], today: date) -> date | None:
    """The newest day of training whose next morning is not told yet; after two days nobody remembers it well."""
    asked = {log.day for log in logs if log.done != ExerciseLog.Done.NONE and log.pain_next_morning is None}
    recent = [day for day in asked if 0 < (today - day).days <= MORNING_DAYS]
    return max(recent, default=None)


def left_out(version: ProgrammeVersion) -> frozenset[str]:
    """Exercises to leave out until the clinic has called."""
    return frozenset(DoseProposal.objects.pausing(version).values_list("exercise__key", flat=True))
