"""What the patient did at home, day by day."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from patients import audit, clock
from patients.actors import Actor
from patients.deed import deed
from patients.errors import Invalid
from treatments.locations import location_of
from treatments.models import CheckIn, Episode, ExerciseLog, ProgrammeVersion

LATEST_DAYS = 14
"""How many days back something can still be told; what a phone kept without a network arrives late."""


@deed("physio_treatments.add_checkin")
def log_exercises(
    *,
    by: Actor,
    programme_version: ProgrammeVersion,
    day: date,
    logs: Sequence[Mapping[str, Any]],
    check_in: CheckIn | None = None,
) -> list[ExerciseLog]:
    """Write what was done on `day`. What is told again replaces what was told; what is left out stays.

    So the same answers sent twice, or from two tabs, end as one log of each exercise.
    """
    # A closed episode still takes answers: the patient may go on at home.
    episode = Episode.objects.select_for_update().get(pk=programme_version.programme.episode_id)
    require_day(programme_version, day)
    require_own_exercises(programme_version, logs)
    known = {log.exercise_key: log for log in episode.exercise_logs.filter(day=day)}
    written = []
    for said in logs:
        log = known.get(said["exercise_key"]) or ExerciseLog(episode=episode, day=day)
        for name, value in said.items():
            if value not in (None, ""):
                setattr(log, name, value)
        log.programme_version = programme_version
        log.said_at = clock.now()
        log.check_in = check_in or log.check_in
        log.check_and_save()
        known[log.exercise_key] = log
        written.append(log)
    audit.record(by=by, deed="exercise_log.saved", about=programme_version, patient=episode.patient)
    return written


def today(version: ProgrammeVersion) -> date:
    """The day at the clinic of this programme."""
    return location_of(version.session).local(clock.now()).date()


def require_day(version: ProgrammeVersion, day: date) -> None:
    """A phone in another zone may already be a day ahead."""
    now = today(version)
    if not now - timedelta(days=LATEST_DAYS) <= day <= now + timedelta(days=1):
        raise Invalid("day", _("Only the last %(days)s days can be filled in.") % {"days": LATEST_DAYS})


def require_own_exercises(version: ProgrammeVersion, logs: Sequence[Mapping[str, Any]]) -> None:
    """Raises Invalid for an exercise that is not in the programme, and for one that is told of twice."""
    told = [log.get("exercise_key") for log in logs]
    if not {item["key"] for item in version.content["items"]}.issuperset(told):
        raise Invalid("unknown_exercise", _("One of these exercises is not in the programme."))
    if len(set(told)) < len(told):
        raise Invalid("told_twice", _("One of these exercises is there twice."))
