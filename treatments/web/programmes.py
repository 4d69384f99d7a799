"""The programme builder: pictures on the left, what was chosen on the right. Nothing is sent from here."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.errors import RuleBroken
from patients.web.page import is_fragment
from treatments.actions.programmes import save_programme
from treatments.content import programme_starters
from treatments.findings import findings_of
from treatments.models import Episode, Exercise, Programme
from treatments.muscle_rules import cautions_for
from treatments.web.clinical_page import clinical_page
from treatments.web.exercise_search import search
from treatments.web.forms.programmes import ItemRows, ProgrammeForm
from treatments.web.frames import around, episode_of
from treatments.web.programme_advice import Advice
from treatments.web.programme_changes import changed


@clinical_page("physio_treatments.change_programme")
def programme(request: HttpRequest, key: UUID) -> HttpResponse:
    """Every button saves the draft as it stands and does its own: `add`, `remove`, `up`, `down`, `starter`."""
    episode = episode_of(request, key)
    if request.method == "GET":
        return builder(request, episode, *saved_draft(episode))
    form, rows = ProgrammeForm(request.POST), ItemRows(library()).read(request.POST)
    wish = (
        changed(request.POST, rows, others(request, episode)) if form.is_valid() and rows.is_valid() else None
    )
    if wish is None or not keep(request, episode, form, wish):
        return builder(request, episode, form, rows, wish)
    if is_fragment(request):
        return render(request, "treatments/_programme_rows.html", draft_context(episode))
    if "save" in request.POST:
        messages.success(request, _("The draft is saved. It is sent when you sign the session."))
    return redirect(request.get_full_path())


@clinical_page("physio_treatments.change_programme", methods=["POST"])
def autosave(request: HttpRequest, key: UUID) -> HttpResponse:
    episode = episode_of(request, key)
    form, rows = ProgrammeForm(request.POST), ItemRows(library()).read(request.POST)
    if not form.is_valid() or not rows.is_valid():
        return JsonResponse({"message": " ".join(rows.faults()[:1])}, status=400)
    try:
        save_programme(by=request.user, episode=episode, items=rows.facts(), note=form.cleaned_data["note"])
    except RuleBroken as error:
        return JsonResponse({"code": error.code, "message": error.message}, status=error.status)
    return JsonResponse({})


@clinical_page("physio_treatments.view_programme", methods=["GET"])
def preview(request: HttpRequest, key: UUID) -> HttpResponse:
    """What the patient will see, from the draft as it is saved."""
    episode = episode_of(request, key)
    found = Programme.objects.visible_to(request.user).filter(episode=episode).first()
    items = found.items.select_related("exercise") if found else ()
    context = {**around(request, episode), "programme": found, "items": items}
    return render(request, "treatments/programme_preview.html", context)


def keep(request: HttpRequest, episode: Episode, form: ProgrammeForm, items: list[dict[str, Any]]) -> Any:
    return form.perform(
        save_programme, by=request.user, episode=episode, items=items, note=form.cleaned_data["note"]
    )


def others(request: HttpRequest, episode: Episode) -> dict[str, Programme]:
    """What this patient was given in other episodes, to copy from."""
    rows = Programme.objects.visible_to(request.user).filter(episode__patient=episode.patient_id)
    known = rows.exclude(episode=episode).exclude(items=None).select_related("episode")
    return {str(one.pk): one for one in known.order_by("-created_at")[:5]}


def library() -> dict[str, Exercise]:
    return {one.key: one for one in Exercise.objects.offered().defer("poses", "steps")}


def saved_draft(episode: Episode) -> tuple[ProgrammeForm, ItemRows]:
    found = Programme.objects.filter(episode=episode).first()
    items = found.items.select_related("exercise") if found else ()
    return ProgrammeForm(initial={"note": found.note if found else ""}), ItemRows(library()).show(items)


def draft_context(episode: Episode) -> dict[str, Any]:
    form, rows = saved_draft(episode)
    return {"episode": episode, "form": form, "rows": rows, "advice": Advice(episode)}


def picks(episode: Episode, exercises: Iterable[Exercise]) -> list[tuple[Exercise, list[str]]]:
    """Each exercise with what the findings say against it."""
    findings = findings_of(episode)
    return [(one, [str(caution.why) for caution in cautions_for(one, findings)]) for one in exercises]


def builder(
    request: HttpRequest,
    episode: Episode,
    form: ProgrammeForm,
    rows: ItemRows,
    wish: list[dict[str, Any]] | None = None,
) -> HttpResponse:
    """`wish`, where it was refused, is shown as rows so that a reason can be given."""
    if wish and form.refusal:
        rows = ItemRows(library()).propose(wish)
    status = 400 if form.is_bound and wish is None else form.status_code
    context = {**around(request, episode), "form": form, "rows": rows, **search(request)}
    context["picks"] = picks(episode, context["exercises"])
    context["advice"] = Advice(episode)
    context["others"] = others(request, episode)
    context["starters"] = programme_starters()
    context["programme"] = Programme.objects.filter(episode=episode).prefetch_related("versions").first()
    template = "treatments/programme.html"
    if is_fragment(request):
        grid = request.method == "GET"
        template = "treatments/_exercise_picker.html" if grid else "treatments/_programme_rows.html"
        status = 200
    return render(request, template, context, status=status)
