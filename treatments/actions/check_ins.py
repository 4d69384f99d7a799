"""What the patient answers from home."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from clinic.models import Notice
from patients import audit
from patients.actors import Actor
from patients.deed import deed
from patients.signals import announce
from treatments.actions.episodes import held
from treatments.actions.exercise_logs import open_day
from treatments.actions.notices import tell_clinician
from treatments.actions.red_flag_screens import record_patient_answers
from treatments.actions.training import record_training
from treatments.models import CheckIn, Episode, FollowUp, ProgrammeVersion, RedFlagScreen
from treatments.signals import check_in_submitted
from treatments.symptoms import emergencies

Logs = Sequence[Mapping[str, Any]]


@deed("physio_treatments.add_checkin")
def submit_check_in(
    *,
    by: Actor,
    programme_version: ProgrammeVersion,
    submission: UUID,
    fields: Mapping[str, Any],
    logs: Logs,
    answers: Mapping[str, str],
    day: date | None = None,
    morning: Mapping[date, int] | None = None,
) -> CheckIn:
    """Save one set of answers, once: the same `submission` again returns the check-in it already made.

    `day` is the day of the `logs`. The server judges the safety answers; what is urgent calls for a person at once.
    """
    episode = held(programme_version.programme.episode_id)
    submission = number_of(submission, episode, fields, answers, logs)
    if existing := CheckIn.objects.filter(submission=submission, episode=episode).first():
        return existing
    check_in = CheckIn(
        episode=episode,
        programme_version=programme_version,
        submission=submission,
        screen=record_patient_answers(by=by, episode=episode, answers=answers),
        **fields,
    )
    check_in.check_and_save()
    record_training(
        by=by,
        programme_version=programme_version,
        day=open_day(programme_version, day),
        logs=logs,
        morning=morning,
        check_in=check_in,
    )
    episode.follow_ups.filter(state=FollowUp.State.RELEASED).update(state=FollowUp.State.ANSWERED)
    tell_staff(check_in, by=by)
    audit.record(by=by, deed="check_in.submitted", about=check_in, patient=episode.patient)
    announce(check_in_submitted, CheckIn, check_in=check_in)
    return check_in


def number_of(
    submission: UUID, episode: Episode, fields: Mapping[str, Any], answers: Mapping[str, str], logs: Logs
) -> UUID:
    """Its own, unless it was used for other words: a form changed before it was sent again may still carry it."""
    first = CheckIn.objects.filter(submission=submission, episode=episode).first()
    if first is None or says(first, fields, answers, logs):
        return submission
    return uuid5(submission, repr((sorted(fields.items()), sorted(answers.items()), logs)))


def says(check_in: CheckIn, fields: Mapping[str, Any], answers: Mapping[str, str], logs: Logs) -> bool:
    """Whether these are the answers it was made of."""
    told = {log.exercise_key: log for log in check_in.exercise_logs.all()}
    return (
        all(getattr(check_in, name) == value for name, value in fields.items())
        and check_in.screen.answers == dict(answers)
        and told.keys() == {said["exercise_key"] for said in logs}
        and all(
            getattr(told[said["exercise_key"]], name) == value
            for said in logs
            for name, value in said.items()
            if value not in (None, "")
        )
    )


def is_emergency(check_in: CheckIn) -> bool:
    """Whether something in it needs help at once: a safety answer, or a symptom while exercising."""
    symptoms = {log.new_symptom for log in check_in.exercise_logs.all()}
    return check_in.screen.level == RedFlagScreen.Level.EMERGENCY or not symptoms.isdisjoint(emergencies())


@deed("physio_treatments.add_checkin")
def read_programme(*, by: Actor, programme_version: ProgrammeVersion) -> ProgrammeVersion:
    """The patient looked at the programme. Reading is logged, theirs as well."""
    patient = programme_version.programme.episode.patient
    audit.record(by=by, deed="programme.read", about=programme_version, patient=patient)
    return programme_version


def tell_staff(check_in: CheckIn, *, by: Actor) -> None:
    """Every answer waits in the inbox of the episode's clinician, the dangerous ones on top."""
    severity, summary = weight(check_in)
    tell_clinician(
        by=by,
        episode=check_in.episode,
        kind="check_in",
        severity=severity,
        summary=summary,
        subject_id=check_in.pk,
    )


def weight(check_in: CheckIn) -> tuple[int, Promise]:
    if check_in.screen.level == RedFlagScreen.Level.EMERGENCY:
        return Notice.Severity.EMERGENCY, _("Yes to an emergency question: contact the patient now")
    if check_in.screen.level == RedFlagScreen.Level.URGENT:
        return Notice.Severity.TODAY, _("Yes to a safety question: your decision today")
    if check_in.call_me:
        return Notice.Severity.TODAY, _("Asks to be called")
    if check_in.overall == CheckIn.Overall.WORSE:
        return Notice.Severity.SOON, _("Feels worse")
    return Notice.Severity.INFORMATION, _("Check-in answered")
