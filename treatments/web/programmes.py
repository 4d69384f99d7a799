"""The programme builder: pictures on one side, what was chosen on the other. Nothing is sent from here."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.actions.patients import require_active
from patients.errors import RuleBroken
from patients.web.page import is_fragment
from treatments.actions.programmes import save_programme
from treatments.content import programme_starters
from treatments.models import Episode, Exercise, Programme
from treatments.suitability import Suitability
from treatments.web.clinical_page import clinical_page
from treatments.web.exercise_search import search
from treatments.web.forms.programme_rows import ItemRows
from treatments.web.forms.programmes import LOADS, ProgrammeForm
from treatments.web.frames import around, episode_of
from treatments.web.programme_advice import Advice
from treatments.web.programme_beginnings import Beginning, begun
from treatments.web.programme_changes import changed

Wish = list[dict[str, Any]]


@clinical_page("physio_treatments.change_programme")
def programme(request: HttpRequest, key: UUID) -> HttpResponse:
    """Every button saves the draft as it stands and does its own: `add`, `remove`, `up`, `down`, `starter`, `copy`."""
    episode = episode_of(request, key)
    if request.method == "GET":
        return builder(request, episode, *saved_draft(episode))
    form, rows = ProgrammeForm(request.POST), ItemRows(library(episode)).read(request.POST)
    valid = form.is_valid() and rows.is_valid()
    wish = wished(request, episode, rows) if valid else None
    saved = keep(request, episode, form, wish.items) if wish else None
    if wish is None or saved is None:
        return builder(request, episode, form, rows, wish.items if wish else None)
    if is_fragment(request):
        context = {**draft_context(request, episode), "left_out": wish.left_out}
        return render(request, "treatments/_programme_rows.html", context)
    for words in wish.left_out:
        messages.warning(request, _("Left out: %(what)s") % {"what": words})
    if "save" in request.POST:
        messages.success(request, what_was_saved(saved))
    return redirect(request.get_full_path())


@clinical_page("physio_treatments.change_programme", methods=["POST"])
def autosave(request: HttpRequest, key: UUID) -> HttpResponse:
    episode = episode_of(request, key)
    form, rows = ProgrammeForm(request.POST), ItemRows(library(episode)).read(request.POST)
    if not form.is_valid() or not rows.is_valid():
        return JsonResponse({"message": faults(form, rows)[0]}, status=400)
    try:
        saved = save_programme(by=request.user, episode=episode, **facts(request, form, rows.facts()))
    except RuleBroken as error:
        return JsonResponse({"code": error.code, "message": error.message}, status=error.status)
    return JsonResponse({"version": saved.revision})


def wished(request: HttpRequest, episode: Episode, rows: ItemRows) -> Beginning:
    """The list after the button that was pressed, and what of a starter or a copy stays out of it."""
    items = changed(request.POST, rows)
    there = {item["exercise"].key for item in items}
    found = begun(request.POST, episode, rows.exercises, others(request, episode), there)
    return Beginning([*items, *found.items], found.left_out)


def faults(form: ProgrammeForm, rows: ItemRows) -> list[str]:
    """A sentence for everything that was filled in wrongly."""
    note = [f"{form['note'].label}: {words}" for words in form["note"].errors]
    return [*rows.faults(), *note]


def keep(request: HttpRequest, episode: Episode, form: ProgrammeForm, wish: Wish) -> Programme | None:
    saved: Programme | None = form.perform(
        save_programme, by=request.user, episode=episode, **facts(request, form, wish)
    )
    return saved


def what_was_saved(programme: Programme) -> str:
    if programme.changed:
        return _("The draft is saved. It is sent when you sign the session.")
    return _("The draft is saved. There is nothing new to send.")


def facts(request: HttpRequest, form: ProgrammeForm, items: Wish) -> dict[str, Any]:
    """`version` is what the page began from; `instead` says that this one is to take the other's place."""
    seen = request.POST.get("instead", request.POST.get("version"))
    return {"items": items, "note": form.cleaned_data["note"], "seen": seen}


def others(request: HttpRequest, episode: Episode) -> dict[str, Programme]:
    """What this patient was given in other episodes, to copy from."""
    rows = Programme.objects.visible_to(request.user).filter(episode__patient=episode.patient_id)
    known = rows.exclude(episode=episode).exclude(items=None).select_related("episode")
    return {str(one.pk): one for one in known.order_by("-created_at")[:5]}


def library(episode: Episode) -> dict[str, Exercise]:
    """What is offered, and what this programme still has of the rest."""
    here = Programme.objects.filter(episode=episode).values("items__exercise")
    rows = Exercise.objects.filter(Q(retired=False) | Q(pk__in=here))
    return {one.key: one for one in rows.defer("poses", "steps")}


def saved_draft(episode: Episode) -> tuple[ProgrammeForm, ItemRows]:
    found = Programme.objects.filter(episode=episode).first()
    items = found.items.select_related("exercise") if found else ()
    return ProgrammeForm(initial={"note": found.note if found else ""}), ItemRows(library(episode)).show(
        items
    )


def draft_context(request: HttpRequest, episode: Episode) -> dict[str, Any]:
    form, rows = saved_draft(episode)
    return rows_context(request, episode, form, rows, Suitability(episode))


def rows_context(
    request: HttpRequest, episode: Episode, form: ProgrammeForm, rows: ItemRows, suitability: Suitability
) -> dict[str, Any]:
    """`version` is what the page began from, `newest` what is saved by now."""
    rows.weigh(suitability)
    advice = Advice(episode, suitability)
    begun = request.POST.get("instead", request.POST.get("version")) if form.is_bound else None
    return {
        "episode": episode,
        "form": form,
        "rows": rows,
        "faults": faults(form, rows) if form.is_bound else [],
        "advice": advice,
        "loads": LOADS,
        "newest": advice.revision,
        "version": advice.revision if begun is None else begun,
        "stale": form.refusal is not None and form.refusal.code == "changed_meanwhile",
    }


def stopped(episode: Episode) -> str:
    """Why nobody can prescribe here any more; empty where one can."""
    try:
        require_active(episode.patient)
    except RuleBroken as error:
        return error.message
    return "" if episode.is_open else _("This episode is closed.")


def builder(
    request: HttpRequest,
    episode: Episode,
    form: ProgrammeForm,
    rows: ItemRows,
    wish: Wish | None = None,
) -> HttpResponse:
    """`wish`, where it was refused, is shown as rows so that a reason can be given."""
    if wish and form.refusal:
        rows = ItemRows(rows.exercises).propose(wish)
    status = 400 if form.is_bound and wish is None else form.status_code
    suitability = Suitability(episode)
    context = rows_context(request, episode, form, rows, suitability)
    if is_fragment(request) and request.method == "POST":
        return render(request, "treatments/_programme_rows.html", context)
    context |= search(request)
    context["picks"] = [(one, suitability.against(one)) for one in context["exercises"]]
    if is_fragment(request):
        return render(request, "treatments/_exercise_picker.html", context)
    context |= around(request, episode)
    context["stopped"] = stopped(episode)
    context["others"] = others(request, episode)
    context["starters"] = programme_starters()
    context["programme"] = Programme.objects.filter(episode=episode).prefetch_related("versions").first()
    return render(request, "treatments/programme.html", context, status=status)
