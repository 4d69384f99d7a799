"""What a patient answered from home."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from clinic.models import Notice
from patients.actions.patients import open_record
from patients.web.page import visible
from treatments import red_flags
from treatments.content_words import name_for_staff
from treatments.locations import location_of
from treatments.models import CheckIn, ExerciseLog
from treatments.symptoms import NAMES
from treatments.training_days import DAYS
from treatments.web.clinical_page import clinical_page
from treatments.web.forms.notices import ResolveForm
from treatments.web.frames import around


@clinical_page("physio_treatments.view_checkin", methods=["GET"])
def check_in(request: HttpRequest, key: UUID) -> HttpResponse:
    rows = CheckIn.objects.select_related(
        "episode__patient", "screen__resolved_by", "programme_version__session__appointment__location"
    )
    found = visible(CheckIn, request, key, rows)
    open_record(by=request.user, patient=found.episode.patient)
    notice = Notice.objects.visible_to(request.user).waiting().filter(kind="check_in", subject_id=key).first()
    earlier = CheckIn.objects.filter(episode=found.episode_id, created_at__lt=found.created_at).first()
    context = {
        **around(request, found.episode),
        "check_in": found,
        "logs": logs_of(found),
        "home": home_days(found),
        "safety": safety_of(found),
        "notice": notice,
        "earlier": earlier,
        "form": ResolveForm(),
    }
    return render(request, "treatments/check_in.html", context)


def logs_of(found: CheckIn) -> list[dict[str, Any]]:
    """The log of every exercise in the programme's order, the ones not mentioned too."""
    logs = {log.exercise_key: log for log in found.exercise_logs.all()}
    return [
        {"name": name, "log": log, "symptom": NAMES.get(log.new_symptom, "") if log else ""}
        for key, name in names_of(found).items()
        for log in [logs.get(key)]
    ]


def names_of(found: CheckIn) -> dict[str, str]:
    items = found.programme_version.content.get("items", [])
    return {item["key"]: name_for_staff(item) for item in items}


def home_days(found: CheckIn) -> dict[str, Any]:
    """Every exercise on each of the clinic's days up to this answer, as the patient told it while training."""
    last = location_of(found.programme_version.session).local(found.created_at).date()
    days = [last - timedelta(days=back) for back in reversed(range(DAYS))]
    logs = found.episode.exercise_logs.filter(day__range=(days[0], last)).newest()
    told: dict[tuple[str, date], ExerciseLog] = {(log.exercise_key, log.day): log for log in logs}
    rows = [
        {"name": name, "logs": [told.get((key, day)) for day in days]}
        for key, name in names_of(found).items()
    ]
    return {"days": days, "rows": rows} if told else {}


def safety_of(found: CheckIn) -> list[dict[str, str]]:
    answers = found.screen.answers
    rows = [
        {"text": question.patient_text, "answer": answers.get(question.id, "")}
        for question in red_flags.PATIENT_QUESTIONS
    ]
    return sorted(rows, key=lambda row: {"yes": 0, "unsure": 1, "": 2}.get(row["answer"], 3))
