"""The exercise library: what is there, and what the clinic writes into it."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from patients.errors import RuleBroken
from patients.web.page import is_fragment
from patients.web.query import text_in
from treatments.actions.exercises import (
    add_exercise,
    edit_exercise,
    permission_to_edit,
    require_may_edit,
    restore_exercise,
)
from treatments.content_words import sentence_said
from treatments.library.check import patients_text
from treatments.library.plain_words import hard_words
from treatments.library.terms import vocabulary
from treatments.models import Exercise
from treatments.web.clinical_page import clinical_page
from treatments.web.exercise_search import search, with_use
from treatments.web.forms.exercises import ExerciseForm
from treatments.web.shipped_exercise import is_renewed, shipped_otherwise


@clinical_page("physio_treatments.view_exercise", methods=["GET"])
def exercise_list(request: HttpRequest) -> HttpResponse:
    template = "treatments/_exercise_grid.html" if is_fragment(request) else "treatments/exercise_list.html"
    return render(request, template, search(request, retired_too=True))


@clinical_page("physio_treatments.view_exercise", methods=["GET"])
def exercise(request: HttpRequest, key: str) -> HttpResponse:
    found = get_object_or_404(with_use(Exercise.objects.visible_to(request.user)), key=key)
    said = {field: worded(getattr(found, field), words) for field, words in vocabulary().items()}
    context = {
        "exercise": found,
        "category": ", ".join(map(str, said["category"])),
        "place": [*said["region"], *said["position"]],
        "direction": [*said["plane"], *said["range"]],
        "needs": said["equipment"],
        "muscles": said["muscles"],
        "cautions": said["caution_tags"],
        "stops": said["stop"],
        "media": found.media.shown(),
        "editable": may_edit(request, found),
        "hints": reading_hints(found),
        "shipped": shipped_otherwise(found),
        "renewed": is_renewed(found),
    }
    return render(request, "treatments/exercise.html", context)


def worded(value: str | list[str], words: Mapping[str, Any]) -> list[Any]:
    """What is not said is left out; what nobody knows any more stands as it is."""
    keys = value if isinstance(value, list) else [value]
    return [words.get(key, key) for key in keys if key]


@clinical_page("physio_treatments.add_exercise")
def new(request: HttpRequest) -> HttpResponse:
    """An exercise of the clinic's own; `?copy=` begins from another one, its figure included."""
    copied = Exercise.objects.visible_to(request.user).filter(key=text_in(request, "copy")).first()
    form = ExerciseForm.of(request, exercise=copied)
    poses = copied.poses if copied else []
    if form.is_valid() and (made := form.perform(add_exercise, by=request.user, poses=poses, **form.facts())):
        messages.success(request, _("Saved. It can be prescribed from now on."))
        return redirect("treatments:exercise", made.key)
    context = {"form": form, "copied": copied}
    return render(request, "treatments/exercise_new.html", context, status=form.status_code)


@clinical_page("physio_treatments.add_exercise")
def edit(request: HttpRequest, key: str) -> HttpResponse:
    found = editable(request, key)
    form, seen = ExerciseForm.of(request, exercise=found), seen_by(request)
    if form.is_valid() and (
        saved := form.perform(edit_exercise, by=request.user, exercise=found, seen=seen, **form.facts())
    ):
        own = _("Saved as the clinic's own. An upgrade leaves it alone.")
        messages.success(request, own if saved.edited else _("Nothing was changed."))
        return redirect("treatments:exercise", key)
    context = {
        "form": form,
        "exercise": found,
        "version": found.revision if seen is None else seen,
        "stale": stale(form.refusal),
    }
    return render(request, "treatments/exercise_edit.html", context, status=form.status_code)


@clinical_page("physio_treatments.add_exercise", methods=["POST"])
def offer(request: HttpRequest, key: str) -> HttpResponse:
    """Offer it again, or no longer. Programmes that have it keep it."""
    found = exercise_of(request, key)
    found = edit_exercise(by=request.user, exercise=found, retired="offered" not in request.POST)
    words = _("It is no longer offered.") if found.retired else _("It is offered again.")
    messages.success(request, words)
    return redirect("treatments:exercise", key)


@clinical_page("physio_treatments.change_exercise", methods=["POST"])
def restore(request: HttpRequest, key: str) -> HttpResponse:
    restore_exercise(by=request.user, exercise=exercise_of(request, key))
    messages.success(request, _("It is as it was shipped. What was sent to patients stays as it was."))
    return redirect("treatments:exercise", key)


def seen_by(request: HttpRequest) -> str | None:
    """What the page began from; `instead` says that this one is to take the other's place."""
    return request.POST.get("instead", request.POST.get("version"))


def stale(refusal: RuleBroken | None) -> RuleBroken | None:
    """The refusal of what was changed meanwhile: the page then lets the writer decide which of the two stays."""
    return refusal if refusal and refusal.code == "changed_meanwhile" else None


def exercise_of(request: HttpRequest, key: str) -> Exercise:
    found: Exercise = get_object_or_404(Exercise.objects.visible_to(request.user), key=key)
    return found


def editable(request: HttpRequest, key: str) -> Exercise:
    """The exercise, where this person may change it. Raises NotAllowed."""
    found = exercise_of(request, key)
    require_may_edit(by=request.user, exercise=found)
    return found


def may_edit(request: HttpRequest, found: Exercise) -> bool:
    return request.user.has_perm(permission_to_edit(found))


def reading_hints(found: Exercise) -> list[Any]:
    """What makes the clinic's own words hard to read, in the language the grades are made for."""
    if not found.edited or not (get_language() or "").startswith("en"):
        return []
    return [sentence_said(hint) for hint in hard_words(patients_text(vars(found)))]
