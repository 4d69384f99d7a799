"""Training at home, told as it happens, and what a new symptom sets off."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from clinic.models import Notice
from patients import audit
from patients.actors import Actor
from patients.deed import deed
from treatments.actions.dose_proposals import propose_changes
from treatments.actions.episodes import held
from treatments.actions.exercise_logs import (
    is_open,
    log_exercises,
    logs_of,
    open_day,
    require_day,
    require_own_exercises,
)
from treatments.actions.notices import tell_clinician
from treatments.actions.red_flag_screens import record_patient_answers
from treatments.models import CheckIn, DoseProposal, Episode, ExerciseLog, ProgrammeVersion, RedFlagScreen
from treatments.symptoms import NAMES, SAFETY_ANSWERS, emergencies

RED_FLAG, NEW_SYMPTOM = "red_flag", "new_symptom"


@deed("physio_treatments.add_checkin")
def record_training(
    *,
    by: Actor,
    programme_version: ProgrammeVersion,
    day: date,
    logs: Sequence[Mapping[str, Any]] = (),
    morning: Mapping[date, int] | None = None,
    check_in: CheckIn | None = None,
) -> bool:
    """What was done on `day`; `morning` is the pain on the morning after an earlier one.

    A new symptom pauses its exercise and calls for a person; where the safety questions ask about it, it is judged as
    the same answer to them would be. Told twice it counts once. A symptom is taken whatever its day, and a morning of
    too long ago is left out. Returns whether what stands for that day needs help at once.
    """
    if any(said.get("new_symptom") for said in logs):
        day = open_day(programme_version, day)
    require_day(programme_version, day)
    require_own_exercises(programme_version, logs)
    episode = held(programme_version.programme.episode_id)
    known = logs_of(episode, day)
    fresh = fresh_symptoms(episode, known, logs)
    told = log_exercises(
        programme_version=programme_version, day=day, logs=logs, known=known, check_in=check_in, fresh=fresh
    )
    mornings = add_mornings(episode, programme_version, morning or {})
    if told or mornings:
        audit.record(by=by, deed="exercise_log.saved", about=programme_version, patient=episode.patient)
    with override(settings.LANGUAGE_CODE):
        propose_changes(programme_version.programme, by=by, fresh=fresh)
    answer_symptoms(episode, [log for log in told if log.exercise_key in fresh], by=by)
    standing = known | {log.exercise_key: log for log in told}
    return any(log.new_symptom in emergencies() for log in standing.values())


def fresh_symptoms(
    episode: Episode, known: Mapping[str, ExerciseLog], logs: Iterable[Mapping[str, Any]]
) -> set[str]:
    """The exercises with a symptom that was not told of them that day, or told again after somebody dealt with it."""
    told = {said["exercise_key"]: said["new_symptom"] for said in logs if said.get("new_symptom")}
    same = {key for key, symptom in told.items() if key in known and known[key].new_symptom == symptom}
    if not same:
        return set(told)
    waiting = {symptom for symptom in {told[key] for key in same} if is_waiting(episode, symptom)}
    return told.keys() - {key for key in same - stops_decided(episode) if told[key] in waiting}


def stops_decided(episode: Episode) -> frozenset[str]:
    """The exercises that were stopped for a symptom, where nobody has that stop before them any more."""
    stops = DoseProposal.objects.filter(programme__episode=episode, kind=DoseProposal.Kind.STOP)
    states = {(row.exercise.key, row.state) for row in stops.select_related("exercise")}
    waiting = {key for key, state in states if state == DoseProposal.State.OPEN}
    return frozenset(key for key, _state in states) - waiting


def is_waiting(episode: Episode, symptom: str) -> bool:
    """Whether a person has yet to deal with this symptom as it was told before."""
    answers = SAFETY_ANSWERS.get(symptom)
    screens, logs = episode.red_flag_screens.filter(resolved_at=None), episode.exercise_logs
    told = screens.filter(answers=answers) if answers else logs.filter(new_symptom=symptom)
    kind = RED_FLAG if answers else NEW_SYMPTOM
    return Notice.objects.waiting().filter(kind=kind, subject_id__in=told.values("pk")).exists()


def add_mornings(
    episode: Episode, version: ProgrammeVersion, morning: Mapping[date, int]
) -> list[ExerciseLog]:
    """To every exercise that was done that day and is still in the programme."""
    keys = {item["key"] for item in version.content["items"]}
    told = []
    for day, pain in morning.items():
        if not is_open(version, day):
            continue
        known = logs_of(episode, day)
        done = keys & {key for key, log in known.items() if log.done != ExerciseLog.Done.NONE}
        said = [{"exercise_key": key, "pain_next_morning": pain} for key in sorted(done)]
        told += log_exercises(programme_version=version, day=day, logs=said, known=known)
    return told


def answer_symptoms(episode: Episode, fresh: Iterable[ExerciseLog], *, by: Actor) -> None:
    """Each symptom once, with however many exercises it came."""
    by_code = {log.new_symptom: log for log in fresh}
    for log in by_code.values():
        answer_symptom(episode, log, by=by)


def answer_symptom(episode: Episode, log: ExerciseLog, *, by: Actor) -> None:
    answers = SAFETY_ANSWERS.get(log.new_symptom)
    screen = record_patient_answers(by=by, episode=episode, answers=answers) if answers else None
    emergency = screen is not None and screen.level == RedFlagScreen.Level.EMERGENCY
    what_now = _("Contact the patient now.") if emergency else _("Call the patient today.")
    words = _("During exercises at home: {symptom}. {what_now}")
    tell_clinician(
        by=by,
        episode=episode,
        kind=RED_FLAG if screen else NEW_SYMPTOM,
        severity=Notice.Severity.EMERGENCY if emergency else Notice.Severity.TODAY,
        summary=format_lazy(words, symptom=NAMES[log.new_symptom], what_now=what_now),
        subject_id=screen.pk if screen else log.pk,
    )
