"""The plan: goal, phase, what is planned and what each part is for."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients import clock
from patients.web.page import visible
from treatments.actions.plans import activate_plan, finish_plan, hold_plan, update_plan, write_plan
from treatments.models import Episode, Plan
from treatments.plan_visits import still_to_book
from treatments.web.clinical_page import clinical_page
from treatments.web.forms.plans import BaseItemRows, PlanForm, item_rows
from treatments.web.frames import around, episode_of


@clinical_page("physio_treatments.add_plan")
def new(request: HttpRequest, key: UUID) -> HttpResponse:
    episode = episode_of(request, key)
    review = clock.now().date() + timedelta(days=episode.recovery_window_days)
    form = PlanForm.of(request, initial={"review_on": review})
    rows = rows_of(request, None)
    if form.is_valid() and rows.is_valid():
        written = form.perform(
            write_plan, by=request.user, episode=episode, items=rows.facts(), **form.cleaned_data
        )
        if written:
            messages.success(request, _("The plan is written. Activate it when it is agreed."))
            return redirect("treatments:plan", written.pk)
    return plan_page(request, episode, form, rows)


@clinical_page("physio_treatments.view_plan")
def plan(request: HttpRequest, key: UUID) -> HttpResponse:
    found = plan_of(request, key)
    form = PlanForm.of(request, instance=Plan.objects.get(pk=key))
    rows = rows_of(request, found)
    if form.is_valid() and rows.is_valid() and change(request, found, form, rows):
        messages.success(request, _("Saved."))
        return redirect("treatments:plan", key)
    signed = found.episode.assessments.filter(status="signed").exclude(impression="").first()
    more = {"plan": found, "assessment": signed, "to_book": still_to_book(found)}
    return plan_page(request, found.episode, form, rows, **more)


def plan_page(
    request: HttpRequest, episode: Episode, form: PlanForm, rows: BaseItemRows, **more: Any
) -> HttpResponse:
    faults = rows.faults() if form.is_bound else []
    context = {**around(request, episode), "form": form, "rows": rows, "faults": faults, **more}
    return render(request, "treatments/plan.html", context, status=400 if faults else form.status_code)


def change(request: HttpRequest, found: Plan, form: PlanForm, rows: BaseItemRows) -> Plan | None:
    saved: Plan | None = form.perform(
        update_plan, by=request.user, plan=found, items=rows.facts(), **form.cleaned_data
    )
    return saved


@clinical_page("physio_treatments.activate_plan", methods=["POST"])
def activate(request: HttpRequest, key: UUID) -> HttpResponse:
    return settle(request, key, activate_plan, _("The plan is active."))


@clinical_page("physio_treatments.change_plan", methods=["POST"])
def hold(request: HttpRequest, key: UUID) -> HttpResponse:
    return settle(request, key, hold_plan, _("The plan is on hold."))


@clinical_page("physio_treatments.change_plan", methods=["POST"])
def finish(request: HttpRequest, key: UUID) -> HttpResponse:
    return settle(request, key, finish_plan, _("The plan is finished."))


def settle(request: HttpRequest, key: UUID, action: Callable[..., Plan], sentence: str) -> HttpResponse:
    found = plan_of(request, key)
    action(by=request.user, plan=found)
    messages.success(request, sentence)
    return redirect("treatments:episode", found.episode_id)


def plan_of(request: HttpRequest, key: UUID) -> Plan:
    return visible(Plan, request, key, Plan.objects.select_related("episode__patient", "assessment"))


def rows_of(request: HttpRequest, found: Plan | None) -> BaseItemRows:
    return item_rows(request.POST if request.method == "POST" else None, found)
