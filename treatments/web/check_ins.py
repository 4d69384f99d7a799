"""What a patient answered from home."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from clinic.models import Notice
from patients.actions.patients import open_record
from patients.web.page import visible
from treatments import red_flags
from treatments.models import CheckIn
from treatments.web.clinical_page import clinical_page
from treatments.web.forms.notices import ResolveForm
from treatments.web.frames import around


@clinical_page("physio_treatments.view_checkin", methods=["GET"])
def check_in(request: HttpRequest, key: UUID) -> HttpResponse:
    rows = CheckIn.objects.select_related("episode__patient", "screen__resolved_by", "programme_version")
    found = visible(CheckIn, request, key, rows)
    open_record(by=request.user, patient=found.episode.patient)
    notice = Notice.objects.visible_to(request.user).waiting().filter(kind="check_in", subject_id=key).first()
    earlier = CheckIn.objects.filter(episode=found.episode_id, created_at__lt=found.created_at).first()
    context = {
        **around(request, found.episode),
        "check_in": found,
        "logs": logs_of(found),
        "safety": safety_of(found),
        "notice": notice,
        "earlier": earlier,
        "form": ResolveForm(),
    }
    return render(request, "treatments/check_in.html", context)


def logs_of(found: CheckIn) -> list[dict[str, Any]]:
    """The log of every exercise in the programme's order, the ones not mentioned too."""
    logs = {log.exercise_key: log for log in found.exercise_logs.all()}
    items = found.programme_version.content.get("items", [])
    return [{"name": item.get("name", item["key"]), "log": logs.get(item["key"])} for item in items]


def safety_of(found: CheckIn) -> list[dict[str, str]]:
    answers = found.screen.answers
    rows = [
        {"text": question.patient_text, "answer": answers.get(question.id, "")}
        for question in red_flags.PATIENT_QUESTIONS
    ]
    return sorted(rows, key=lambda row: {"yes": 0, "unsure": 1, "": 2}.get(row["answer"], 3))
