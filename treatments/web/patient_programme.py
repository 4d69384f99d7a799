"""The patient's programme: the door, and behind it the exercises of today and how the patient is."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.gzip import gzip_page

from clinic.actions.links import confirm_birth_date
from patients import clock, conf
from patients.actors import PatientOnLink
from patients.links import WrongBirthDate
from patients.models import Link
from patients.web.forms.birth_date import BirthDateForm
from treatments.actions.check_ins import read_programme
from treatments.actions.exercise_logs import today as today_of
from treatments.models import ExerciseLog, ProgrammeVersion
from treatments.symptoms import EMERGENCY_QUESTIONS, emergencies
from treatments.training_days import latest_logs, left_out, morning_to_ask, training_days
from treatments.web.forms.check_in import CheckInForm
from treatments.web.forms.training import as_told
from treatments.web.patient_cards import cards
from treatments.web.patient_door import (
    clinic_of,
    hand_over_answers,
    has_kept_answers,
    is_known,
    patient_page,
    remember,
)


@patient_page(known=False)
@gzip_page
def programme(request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str) -> HttpResponse:
    """The door, and behind it the programme. Compressed: nothing a stranger chooses stands in it beside a secret."""
    if request.method == "POST":
        return enter(request, link, version, token=token)
    if not is_known(request, link):
        return door(request, version, BirthDateForm(), waiting=has_kept_answers(request, link))
    read_programme(by=PatientOnLink(link.patient), programme_version=version)
    replaced = version.pk != link.subject_id
    return show(request, version, token=token, replaced=replaced, saved="saved" in request.GET)


def enter(request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str) -> HttpResponse:
    form = BirthDateForm(request.POST)
    if not form.is_valid():
        return door(request, version, form, status=400)
    try:
        confirm_birth_date(link=link, birth_date=form.cleaned_data["birth_date"])
    except WrongBirthDate as error:
        form.add_error("birth_date", error.message)
        return door(request, version, form, status=error.status, left=error.details["left"])
    remember(request, link)
    if has_kept_answers(request, link):
        return hand_over_answers(request, link)
    return redirect("treatments:patient_programme", token)


def door(
    request: HttpRequest,
    version: ProgrammeVersion,
    form: BirthDateForm,
    status: int = 200,
    left: int | None = None,
    waiting: bool = False,
) -> HttpResponse:
    """Says nothing about the patient, not even the name: whoever holds the link may be somebody else."""
    context = {**clinic_of(version), "form": form, "left": left, "tries": conf.LINK_FAILURES()}
    context["waiting"] = waiting
    return render(request, "treatments/patient/door.html", context, status=status)


def show(
    request: HttpRequest,
    version: ProgrammeVersion,
    form: CheckInForm | None = None,
    *,
    token: str,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The page, with `form` where one came back to be put right, as the day was told otherwise."""
    episode = version.programme.episode
    today = today_of(version)
    logs = latest_logs(episode, today)
    told = [log for log in logs if log.day == today]
    items = version.content["items"]
    context = {
        **clinic_of(version),
        **training_of(version, logs),
        "form": form or CheckInForm(items=items, initial={"day": today, **as_told(told)}),
        "token": token,
        "version": version,
        "episode": episode,
        "patient": episode.patient,
        "today": today,
        "now": clock.now(),
        "emergency_questions": " ".join(EMERGENCY_QUESTIONS),
        "emergency_symptoms": " ".join(emergencies()),
        **more,
    }
    context["cards"] = list(cards(items, context["form"], context["left_out"]))
    return render(request, "treatments/patient/programme.html", context, status=status)


def training_of(version: ProgrammeVersion, logs: Sequence[ExerciseLog]) -> dict[str, Any]:
    today = today_of(version)
    keys = {item["key"] for item in version.content["items"]}
    return {
        "days": training_days(logs, keys, today),
        "morning_of": morning_to_ask(logs, today),
        "left_out": sorted(left_out(version)),
        "first_time": not logs,
    }
