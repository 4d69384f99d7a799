"""Problems: opening one, its page with the next step, closing it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from clinic.models import Practitioner
from patients.actions.patients import open_record
from patients.models import Patient
from patients.web.page import visible
from treatments.actions.episodes import close_episode, open_episode, update_episode
from treatments.models import Episode
from treatments.pain_trend import pain_trend
from treatments.web.clinical_page import clinical_page
from treatments.web.episode_steps import line_of
from treatments.web.forms.episodes import CloseForm, EpisodeForm
from treatments.web.frames import around, episode_of, visit_now


@clinical_page("physio_treatments.view_episode", methods=["GET"])
def episode(request: HttpRequest, key: UUID) -> HttpResponse:
    found = episode_of(request, key)
    open_record(by=request.user, patient=found.patient)
    context = {
        **around(request, found),
        "line": line_of(found, request.user),
        "visit": visit_now(request, found),
        "trend": pain_trend(found, reader=request.user),
    }
    return render(request, "treatments/episode.html", context)


@clinical_page("physio_treatments.add_episode")
def new(request: HttpRequest, key: UUID) -> HttpResponse:
    patient = visible(Patient, request, key)
    mine = Practitioner.objects.working().filter(user=request.user.pk).first()
    form = EpisodeForm.of(request, patient=patient, initial={"practitioner": mine})
    if form.is_valid():
        opened = form.perform(open_episode, by=request.user, patient=patient, **form.cleaned_data)
        if opened:
            return redirect("treatments:episode", opened.pk)
    context = {"form": form, "patient": patient}
    return render(request, "treatments/episode_new.html", context, status=form.status_code)


@clinical_page("physio_treatments.change_episode")
def edit(request: HttpRequest, key: UUID) -> HttpResponse:
    found = episode_of(request, key)
    form = EpisodeForm.of(request, patient=found.patient, instance=Episode.objects.get(pk=key))
    if form.is_valid() and form.perform(update_episode, by=request.user, episode=found, **form.cleaned_data):
        messages.success(request, _("Saved."))
        return redirect("treatments:episode", key)
    context = {**around(request, found), "form": form}
    return render(request, "treatments/episode_edit.html", context, status=form.status_code)


@clinical_page("physio_treatments.change_episode")
def close(request: HttpRequest, key: UUID) -> HttpResponse:
    found = episode_of(request, key)
    form = CloseForm.of(request)
    if form.is_valid() and form.perform(close_episode, by=request.user, episode=found, **form.cleaned_data):
        messages.success(request, _("The episode is closed. Everything in it stays readable."))
        return redirect("treatments:record", found.patient_id)
    context = {**around(request, found), "form": form}
    return render(request, "treatments/episode_close.html", context, status=form.status_code)
