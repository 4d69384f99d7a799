"""What the demo's patients answered from home: most get better, one worse, one says nothing, one is in danger."""

from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from clinic.actions.notices import resolve_notice
from clinic.models import Notice
from patients import clock
from patients.actors import PatientOnLink
from treatments.actions.check_ins import submit_check_in
from treatments.models import Episode, ProgrammeVersion
from treatments.red_flags import PATIENT_QUESTIONS

ALL_NO = {question.id: "no" for question in PATIENT_QUESTIONS}
NUMB = {**ALL_NO, "CES3": "yes"}

RISING, SILENT, EMERGENCY = 4, 5, 6
DAYS = (1, 3, 5)
UNREAD = timedelta(days=5)
BAD = 6


def give(episode: Episode, number: int) -> None:
    """Answers after each programme, on days that are already over."""
    if number == SILENT:
        return
    now = clock.now()
    for version in ProgrammeVersion.objects.filter(programme__episode=episode).order_by("number"):
        for count, day in enumerate(DAYS):
            moment = version.created_at + timedelta(days=day, hours=3)
            if moment < now:
                answer(version, moment, pain=pain_of(number, version.number + count), answers=ALL_NO)
    if number == EMERGENCY:
        newest = ProgrammeVersion.objects.filter(programme__episode=episode).latest("number")
        answer(
            newest, now - timedelta(hours=2), pain=8, answers=NUMB, words="Numb when I wipe since last night."
        )


def pain_of(number: int, count: int) -> int:
    """Falling for most, rising for one."""
    return min(9, 3 + count) if number == RISING else max(0, 6 - count)


def answer(
    version: ProgrammeVersion, moment: datetime, *, pain: int, answers: dict[str, str], words: str = ""
) -> None:
    episode = version.programme.episode
    with clock.at(moment):
        check_in = submit_check_in(
            by=PatientOnLink(episode.patient),
            programme_version=version,
            submission=uuid5(NAMESPACE_URL, f"{version.pk}{moment.isoformat()}"),
            fields={
                "pain_now": pain,
                "overall": "worse" if pain > BAD else "better",
                "confidence": max(0, 9 - pain),
                "words": words,
            },
            logs=[
                {
                    "exercise_key": item["key"],
                    "done": "full" if pain < BAD else "part",
                    "pain_peak": min(10, pain + 1),
                }
                for item in version.content["items"]
            ],
            answers=answers,
        )
    if moment < clock.now() - UNREAD and episode.practitioner:
        with clock.at(moment + timedelta(hours=12)):
            notice = Notice.objects.get(subject_id=check_in.pk)
            resolve_notice(by=episode.practitioner.user, notice=notice, resolution="Read before the visit")
