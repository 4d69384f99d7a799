"""The exercise library."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from patients.web.page import is_fragment
from treatments.actions.catalogue import edit_entry
from treatments.content import library
from treatments.models import Exercise
from treatments.web.clinical_page import clinical_page
from treatments.web.exercise_search import CATEGORIES, search
from treatments.web.forms.exercises import ExerciseForm


@clinical_page("physio_treatments.view_exercise", methods=["GET"])
def exercise_list(request: HttpRequest) -> HttpResponse:
    template = "treatments/_exercise_grid.html" if is_fragment(request) else "treatments/exercise_list.html"
    return render(request, template, search(request))


@clinical_page("physio_treatments.view_exercise", methods=["GET"])
def exercise(request: HttpRequest, key: str) -> HttpResponse:
    found = exercise_of(request, key)
    rules = library.stop_rules()
    context = {
        "exercise": found,
        "category": CATEGORIES.get(found.category, found.category),
        "stops": [rules.get(code, code) for code in found.stop],
    }
    return render(request, "treatments/exercise.html", context)


@clinical_page("physio_treatments.change_exercise")
def edit(request: HttpRequest, key: str) -> HttpResponse:
    found = exercise_of(request, key)
    form = ExerciseForm.of(request, exercise=found)
    if form.is_valid() and form.perform(edit_entry, by=request.user, entry=found, **form.facts()):
        messages.success(request, _("Saved as the clinic's own. An upgrade leaves it alone."))
        return redirect("treatments:exercise", key)
    context = {"form": form, "exercise": found}
    return render(request, "treatments/exercise_edit.html", context, status=form.status_code)


def exercise_of(request: HttpRequest, key: str) -> Exercise:
    found: Exercise = get_object_or_404(Exercise.objects.visible_to(request.user), key=key)
    return found
