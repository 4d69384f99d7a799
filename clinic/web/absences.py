"""Somebody is away, or here again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from clinic.actions.absences import add_absence, remove_absence
from clinic.models import Absence, Practitioner
from clinic.web.forms.absences import AbsenceForm, ScopeForm
from clinic.web.staff import home, practitioner_page
from clinic.web.stretches import when
from patients.web.page import page, visible


@page("physio_clinic.add_absence", methods=["POST"])
def add(request: HttpRequest, key: UUID) -> HttpResponse:
    """The times are wall time where the practitioner works. Visits in it are listed on the practitioner's page."""
    person = visible(Practitioner, request, key)
    location = home(request, person)
    form = AbsenceForm.of(request)
    made = form.is_valid() and form.perform(
        add_absence, by=request.user, practitioner=person, location=location, **form.facts(location.tz)
    )
    if not made:
        return practitioner_page(request, person, absence_form=form)
    words = ngettext("The absence is saved.", "%(n)d absences are saved.", len(made))
    messages.success(request, words % {"n": len(made)})
    return redirect("clinic:practitioner", key)


@page("physio_clinic.delete_absence")
def remove(request: HttpRequest, key: UUID) -> HttpResponse:
    absence = visible(Absence, request, key, Absence.objects.select_related("practitioner"))
    form = ScopeForm.of(request)
    if form.is_valid():
        removed = remove_absence(by=request.user, absence=absence, scope=form.cleaned_data["scope"])
        words = ngettext("The absence is removed.", "%(n)d absences are removed.", removed)
        messages.success(request, words % {"n": removed})
        return redirect("clinic:practitioner", absence.practitioner_id)
    zone = home(request, absence.practitioner).tz
    context = {"absence": absence, "when": when(absence.starts_at, absence.ends_at, zone), "form": form}
    return render(request, "clinic/absence_remove.html", context, status=form.status_code)
