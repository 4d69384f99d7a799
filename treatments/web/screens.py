"""The safety questions, what the answers ask for, and the clinician's decision."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients import clock
from patients.web.page import visible
from treatments import content, red_flags
from treatments.actions.red_flag_screens import evaluated, questions_due, record_screen, resolve_screen
from treatments.models import RedFlagScreen
from treatments.web.clinical_page import clinical_page
from treatments.web.forms.screens import DecisionForm, ScreenForm
from treatments.web.frames import around, episode_of, visit_now

Level = RedFlagScreen.Level


@clinical_page("physio_treatments.add_redflagscreen")
def screen(request: HttpRequest, key: UUID) -> HttpResponse:
    episode = episode_of(request, key)
    everything = "all" in request.GET
    form = ScreenForm.of(
        request,
        questions=questions_due(episode, new_or_worse=everything),
        age=episode.patient.age_on(clock.now().date()),
    )
    group = request.POST.get("all_no", "")
    if group:
        form = form.with_no_in(group)
    elif form.is_valid():
        saved = form.perform(
            record_screen,
            by=request.user,
            episode=episode,
            answers=form.answers(),
            appointment=visit_now(request, episode),
            new_or_worse=everything,
        )
        if saved:
            return after(request, saved)
    context = {**around(request, episode), "form": form, "everything": everything}
    return render(request, "treatments/screen.html", context, status=form.status_code)


def after(request: HttpRequest, saved: RedFlagScreen) -> HttpResponse:
    if saved.complete and saved.level in (Level.NONE, Level.MONITOR):
        messages.success(request, _("The answers are on record."))
        return redirect("treatments:episode", saved.episode_id)
    return redirect("treatments:screen_result", saved.pk)


@clinical_page("physio_treatments.view_redflagscreen")
def result(request: HttpRequest, key: UUID) -> HttpResponse:
    """What the answers ask for and why; the decision is written here."""
    rows = RedFlagScreen.objects.select_related("episode__patient", "asked_by", "resolved_by")
    found = visible(RedFlagScreen, request, key, rows)
    outcome = evaluated(found.episode, found.answers, ())
    form = DecisionForm.of(request, screen=found, lowest=red_flags.lowest_allowed(outcome))
    if form.is_valid():
        data = form.cleaned_data
        if form.perform(resolve_screen, by=request.user, screen=found, **data):
            messages.success(request, _("Your decision is on record."))
            return redirect("treatments:screen_result", key)
    context = {**around(request, found.episode), "screen": found, "form": form, "flags": outcome.flags}
    context["answers"] = answered(found)
    return render(request, template_for(found), context, status=form.status_code)


def template_for(found: RedFlagScreen) -> str:
    emergency = found.treated_as == Level.EMERGENCY and not found.resolved_at
    return "treatments/screen_emergency.html" if emergency else "treatments/screen_result.html"


def answered(found: RedFlagScreen) -> list[dict[str, Any]]:
    """Every answer as given, the yes ones first."""
    order = {"yes": 0, "unsure": 1, "no": 2}
    texts = {question.id: question.text for question in content.questions()}
    rows = [
        {"id": name, "text": texts.get(name, name), "answer": given} for name, given in found.answers.items()
    ]
    return sorted(rows, key=lambda row: order.get(row["answer"], 3))
