"""Training at home, told as it happens, and what a new symptom sets off."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from clinic.actions.notices import raise_notice
from clinic.models import Notice
from patients.actors import Actor
from patients.deed import deed
from treatments.actions.dose_proposals import propose_changes
from treatments.actions.exercise_logs import is_open, log_exercises, open_day
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
    episode = Episode.objects.select_for_update().get(pk=programme_version.programme.episode_id)
    fresh = fresh_symptoms(episode, day, logs)
    told = log_exercises(
        by=by, programme_version=programme_version, day=day, logs=logs, check_in=check_in, fresh=fresh
    )
    for earlier, pain in (morning or {}).items():
        if is_open(programme_version, earlier):
            add_morning(by=by, programme_version=programme_version, day=earlier, pain=pain)
    with override(settings.LANGUAGE_CODE):
        propose_changes(programme_version.programme, by=by, fresh=fresh)
    answer_symptoms(episode, [log for log in told if log.exercise_key in fresh], by=by)
    standing = episode.exercise_logs.filter(day=day).newest()
    return any(log.new_symptom in emergencies() for log in standing)


def fresh_symptoms(episode: Episode, day: date, logs: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """The exercises with a symptom that was not told of them that day, or told again after somebody dealt with it."""
    decided = stops_decided(episode)
    before = {log.exercise_key: log.new_symptom for log in episode.exercise_logs.filter(day=day).newest()}
    told = {said["exercise_key"]: said.get("new_symptom") for said in logs}
    return frozenset(
        key
        for key, symptom in told.items()
        if symptom and (before.get(key) != symptom or key in decided or not is_waiting(episode, symptom))
    )


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


def add_morning(*, by: Actor, programme_version: ProgrammeVersion, day: date, pain: int) -> None:
    """To every exercise that was done that day and is still in the programme."""
    logs = programme_version.programme.episode.exercise_logs.filter(day=day).newest()
    keys = {item["key"] for item in programme_version.content["items"]}
    done = [log for log in logs if log.done != ExerciseLog.Done.NONE and log.exercise_key in keys]
    said = [{"exercise_key": log.exercise_key, "pain_next_morning": pain} for log in done]
    log_exercises(by=by, programme_version=programme_version, day=day, logs=said)


def answer_symptoms(episode: Episode, fresh: Iterable[ExerciseLog], *, by: Actor) -> None:
    """Each symptom once, with however many exercises it came."""
    by_code = {log.new_symptom: log for log in fresh}
    for log in by_code.values():
        answer_symptom(episode, log, by=by)


def answer_symptom(episode: Episode, log: ExerciseLog, *, by: Actor) -> None:
    answers = SAFETY_ANSWERS.get(log.new_symptom)
    screen = record_patient_answers(by=by, episode=episode, answers=answers) if answers else None
    emergency = screen is not None and screen.level == RedFlagScreen.Level.EMERGENCY
    # Staff read it, not the patient whose language is spoken here.
    with override(settings.LANGUAGE_CODE):
        words = _("During exercises at home: %(symptom)s.") % {"symptom": NAMES[log.new_symptom]}
        what_now = _("Contact the patient now.") if emergency else _("Call the patient today.")
    raise_notice(
        by=by,
        patient=episode.patient,
        practitioner=episode.practitioner,
        audience=Notice.Audience.CLINICAL,
        kind=RED_FLAG if screen else NEW_SYMPTOM,
        severity=Notice.Severity.EMERGENCY if emergency else Notice.Severity.TODAY,
        summary=f"{words} {what_now}",
        subject_id=screen.pk if screen else log.pk,
    )
