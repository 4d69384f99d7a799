"""The programme builder: pictures on one side, what was chosen on the other. Nothing is sent from here."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.actions.patients import require_active
from patients.errors import RuleBroken
from patients.web.page import is_fragment
from treatments.actions.programmes import save_programme
from treatments.content import programme_starters
from treatments.models import Episode, Programme
from treatments.web.clinical_page import clinical_page
from treatments.web.exercise_search import search
from treatments.web.forms.programme_rows import ItemRows
from treatments.web.forms.programmes import LOADS, ProgrammeForm
from treatments.web.frames import around, episode_of
from treatments.web.programme_advice import Advice
from treatments.web.programme_beginnings import Beginning, begun
from treatments.web.programme_bench import Bench
from treatments.web.programme_changes import Items, changed


@clinical_page("physio_treatments.change_programme")
def programme(request: HttpRequest, key: UUID) -> HttpResponse:
    """Every button saves the draft as it stands and does its own: `add`, `remove`, `up`, `down`, `starter`, `copy`."""
    bench = Bench(request, episode_of(request, key))
    if request.method == "GET":
        return builder(bench, *saved_draft(bench))
    form, rows = sent_draft(bench)
    valid = form.is_valid() and rows.is_valid()
    wish = wished(bench, rows) if valid else None
    saved = keep(bench, form, wish.items) if wish else None
    if wish is None or saved is None:
        return builder(bench, form, rows, wish.items if wish else None)
    if is_fragment(request):
        context = {**rows_context(bench, *saved_draft(bench)), "left_out": wish.left_out}
        return render(request, "treatments/_programme_rows.html", context)
    for words in wish.left_out:
        messages.warning(request, _("Left out: %(what)s") % {"what": words})
    if "save" in request.POST:
        messages.success(request, what_was_saved(saved))
    return redirect(request.get_full_path())


@clinical_page("physio_treatments.change_programme", methods=["POST"])
def autosave(request: HttpRequest, key: UUID) -> HttpResponse:
    bench = Bench(request, episode_of(request, key))
    form, rows = sent_draft(bench)
    if not form.is_valid() or not rows.is_valid():
        return JsonResponse({"message": faults(form, rows)[0]}, status=400)
    try:
        saved = save_programme(**facts(bench, form, rows.facts()))
    except RuleBroken as error:
        return JsonResponse({"code": error.code, "message": error.message}, status=error.status)
    return JsonResponse({"version": saved.revision})


def sent_draft(bench: Bench) -> tuple[ProgrammeForm, ItemRows]:
    data = bench.request.POST
    return ProgrammeForm(data), ItemRows(bench.exercises).read(data)


def saved_draft(bench: Bench) -> tuple[ProgrammeForm, ItemRows]:
    found = bench.programme
    form = ProgrammeForm(initial={"note": found.note if found else ""})
    return form, ItemRows(bench.exercises).show(found.items.all() if found else ())


def wished(bench: Bench, rows: ItemRows) -> Beginning:
    """The list after the button that was pressed, and what of a starter or a copy stays out of it."""
    data = bench.request.POST
    items = changed(data, rows)
    found = begun(data, bench, {item["exercise"].key for item in items})
    return Beginning([*items, *found.items], found.left_out)


def faults(form: ProgrammeForm, rows: ItemRows) -> list[str]:
    """A sentence for everything that was filled in wrongly."""
    note = [f"{form['note'].label}: {words}" for words in form["note"].errors]
    return [*rows.faults(), *note]


def keep(bench: Bench, form: ProgrammeForm, items: Items) -> Programme | None:
    saved: Programme | None = form.perform(save_programme, **facts(bench, form, items))
    return saved


def facts(bench: Bench, form: ProgrammeForm, items: Items) -> dict[str, Any]:
    return {
        "by": bench.request.user,
        "episode": bench.episode,
        "items": items,
        "note": form.cleaned_data["note"],
        "seen": seen(bench.request),
    }


def seen(request: HttpRequest) -> str | None:
    """`version` is what the page began from; `instead` says that this one is to take the other's place."""
    return request.POST.get("instead", request.POST.get("version"))


def what_was_saved(programme: Programme) -> str:
    if programme.changed:
        return _("The draft is saved. It is sent when you sign the session.")
    return _("The draft is saved. There is nothing new to send.")


def rows_context(bench: Bench, form: ProgrammeForm, rows: ItemRows) -> dict[str, Any]:
    """`version` is what the page began from, `newest` what is saved by now."""
    rows.weigh(bench.suitability)
    newest = bench.revision
    begun_from = seen(bench.request) if form.is_bound else None
    return {
        "episode": bench.episode,
        "form": form,
        "rows": rows,
        "faults": faults(form, rows) if form.is_bound else [],
        "advice": Advice(bench.episode, bench.programme, bench.suitability),
        "loads": LOADS,
        "newest": newest,
        "version": newest if begun_from is None else begun_from,
        "stale": form.refusal is not None and form.refusal.code == "changed_meanwhile",
    }


def stopped(episode: Episode) -> str:
    """Why nobody can prescribe here any more; empty where one can."""
    try:
        require_active(episode.patient)
    except RuleBroken as error:
        return error.message
    return "" if episode.is_open else _("This episode is closed.")


def builder(bench: Bench, form: ProgrammeForm, rows: ItemRows, wish: Items | None = None) -> HttpResponse:
    """`wish`, where it was refused, is shown as rows so that a reason can be given."""
    request = bench.request
    if wish and form.refusal:
        rows = ItemRows(bench.exercises).propose(wish)
    status = 400 if form.is_bound and wish is None else form.status_code
    if is_fragment(request) and request.method == "POST":
        return render(request, "treatments/_programme_rows.html", rows_context(bench, form, rows))
    context = search(request)
    context["picks"] = [(one, bench.suitability.against(one)) for one in context["exercises"]]
    if is_fragment(request):
        return render(request, "treatments/_exercise_picker.html", context)
    context |= rows_context(bench, form, rows)
    context |= around(request, bench.episode)
    context["stopped"] = stopped(bench.episode)
    context["others"] = bench.others
    context["starters"] = programme_starters()
    context["versions"] = bench.programme.versions.only("number", "created_at") if bench.programme else ()
    return render(request, "treatments/programme.html", context, status=status)
