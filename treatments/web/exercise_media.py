"""Photos and clips of an exercise: added and withdrawn by the clinic, seen by staff and by whom they were issued to."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from patients.models import Link
from patients.web.page import visible
from treatments.actions.exercise_media import add_exercise_media, withdraw_exercise_media
from treatments.models import ExerciseMedia, ProgrammeVersion
from treatments.web.byte_ranges import answer
from treatments.web.clinical_page import clinical_page
from treatments.web.exercises import editable
from treatments.web.figures import for_readers
from treatments.web.forms.exercise_media import ExerciseMediaForm
from treatments.web.patient_door import patient_page

# Opened by itself, the file may load itself and do nothing.
POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; sandbox"
YEAR = 365 * 24 * 3600


@clinical_page("physio_treatments.add_exercisemedia")
def new(request: HttpRequest, key: str) -> HttpResponse:
    found = editable(request, key)
    form = ExerciseMediaForm(request.POST, request.FILES) if request.method == "POST" else ExerciseMediaForm()
    if form.is_valid() and form.perform(add_exercise_media, by=request.user, exercise=found, **form.facts()):
        messages.success(request, _("Saved. New programmes with this exercise show it."))
        return redirect("treatments:exercise", key)
    context = {"form": form, "exercise": found}
    return render(request, "treatments/exercise_media_new.html", context, status=form.status_code)


@clinical_page("physio_treatments.change_exercisemedia", methods=["POST"])
def withdraw(request: HttpRequest, key: UUID) -> HttpResponse:
    media = visible(
        ExerciseMedia, request, key, ExerciseMedia.objects.select_related("exercise").defer("content")
    )
    withdraw_exercise_media(by=request.user, media=media)
    messages.success(request, _("Withdrawn. Programmes sent before go on showing it."))
    return redirect("treatments:exercise", media.exercise.key)


@for_readers
def content(request: HttpRequest, key: UUID) -> HttpResponse:
    """The file itself never changes, so the browser may keep it for as long as it likes."""
    media = get_object_or_404(ExerciseMedia.objects.visible_to(request.user).defer("content"), pk=key)
    response = served(request, media)
    response["Cache-Control"] = f"private, max-age={YEAR}, immutable"
    return response


@patient_page(methods=("GET", "HEAD"))
def issued(
    request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str, key: UUID
) -> HttpResponse:
    """Only what this programme was issued with, withdrawn since or not."""
    shown = {media["id"] for item in version.content["items"] for media in item.get("media", ())}
    if str(key) not in shown:
        raise Http404
    return served(request, get_object_or_404(ExerciseMedia.objects.defer("content"), pk=key))


def served(request: HttpRequest, media: ExerciseMedia) -> HttpResponse:
    """No more of the file is read than is sent."""
    tag = f'"{media.sha256}"'
    response = get_conditional_response(request, etag=tag) or answer(request, media, tag=tag)
    response["ETag"] = tag
    response["Content-Disposition"] = "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    return response
