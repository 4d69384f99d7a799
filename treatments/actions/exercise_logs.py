"""What the patient did at home, day by day."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from patients import clock
from patients.errors import Invalid
from treatments.locations import location_of
from treatments.models import CheckIn, Episode, ExerciseLog, ProgrammeVersion

WORDS = (
    "exercise_key",
    "done",
    "sets_done",
    "felt",
    "pain_before",
    "pain_peak",
    "pain_next_morning",
    "new_symptom",
)

# How many days back something can still be told: what a phone kept without a network arrives late.
LATEST_DAYS = 14


def log_exercises(
    *,
    programme_version: ProgrammeVersion,
    day: date,
    logs: Sequence[Mapping[str, Any]],
    known: Mapping[str, ExerciseLog],
    check_in: CheckIn | None = None,
    fresh: Collection[str] = (),
) -> list[ExerciseLog]:
    """Write what was done on `day`, where `known` is what counted so far. What is left out stays as it was told before.

    What a patient told is never changed: another answer is another row, and the newest counts. The same answers sent
    twice, or from two tabs, are told once, except for the exercises in `fresh`: there the same words are news. Part of
    a deed that holds the episode.
    """
    episode = programme_version.programme.episode
    told = []
    for said in logs:
        before = known.get(said["exercise_key"])
        words = words_of(before) | {name: value for name, value in said.items() if value not in (None, "")}
        if check_in is None and words == words_of(before) and said["exercise_key"] not in fresh:
            continue
        log = ExerciseLog(episode=episode, programme_version=programme_version, check_in=check_in, day=day)
        for name, value in {**words, "said_at": clock.now()}.items():
            setattr(log, name, value)
        log.check_and_save()
        told.append(log)
    return told


def logs_of(episode: Episode, day: date) -> dict[str, ExerciseLog]:
    """What counts of a day, by exercise."""
    return {log.exercise_key: log for log in episode.exercise_logs.filter(day=day).newest()}


def words_of(log: ExerciseLog | None) -> dict[str, Any]:
    return {name: getattr(log, name) for name in WORDS} if log else {}


def today(version: ProgrammeVersion) -> date:
    """The day at the clinic of this programme."""
    return location_of(version.session).local(clock.now()).date()


def is_open(version: ProgrammeVersion, day: date) -> bool:
    """Whether `day` can still be filled in. A phone in another zone may already be a day ahead."""
    now = today(version)
    return now - timedelta(days=LATEST_DAYS) <= day <= now + timedelta(days=1)


def open_day(version: ProgrammeVersion, day: date | None) -> date:
    """Today where it is not said or too long ago: what may be dangerous is never refused for its date."""
    return day if day and is_open(version, day) else today(version)


def require_day(version: ProgrammeVersion, day: date) -> None:
    if not is_open(version, day):
        raise Invalid("day", _("Only the last %(days)s days can be filled in.") % {"days": LATEST_DAYS})


def require_own_exercises(version: ProgrammeVersion, logs: Sequence[Mapping[str, Any]]) -> None:
    """Raises Invalid for an exercise that is not in the programme, and for one that is told of twice."""
    told = [log.get("exercise_key") for log in logs]
    if not {item["key"] for item in version.content["items"]}.issuperset(told):
        raise Invalid("unknown_exercise", _("One of these exercises is not in the programme."))
    if len(set(told)) < len(told):
        raise Invalid("told_twice", _("One of these exercises is there twice."))
