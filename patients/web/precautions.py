"""Adding and ending a precaution."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients import clock
from patients.actions.precautions import add_precaution, end_precaution
from patients.conditions import with_names
from patients.models import Patient, Precaution
from patients.web.forms.precautions import EndForm, PrecautionForm
from patients.web.page import page, visible


@page("physio_patients.add_precaution")
def add(request: HttpRequest, key: UUID) -> HttpResponse:
    patient = visible(Patient, request, key)
    form = PrecautionForm.of(request)
    if form.is_valid() and form.perform(
        add_precaution, by=request.user, patient=patient, **form.cleaned_data
    ):
        messages.success(request, _("The precaution is on the record."))
        return redirect("patients:patient", patient.pk)
    context = {"form": form, "patient": patient, "heading": _("Add a precaution"), "button": _("Add")}
    return render(request, "patients/small_form.html", context, status=form.status_code)


@page("physio_patients.change_precaution")
def end(request: HttpRequest, key: UUID) -> HttpResponse:
    precaution = visible(Precaution, request, key, Precaution.objects.select_related("patient"))
    patient = precaution.patient
    form = EndForm.of(request, initial={"until": clock.now().date()})
    if form.is_valid() and form.perform(
        end_precaution, by=request.user, precaution=precaution, **form.cleaned_data
    ):
        messages.success(request, _("The precaution has ended. It stays readable on the record."))
        return redirect("patients:patient", patient.pk)
    heading = _("End “%(precaution)s”") % {"precaution": with_names([precaution])[0].name}  # type: ignore[attr-defined]
    context = {"form": form, "patient": patient, "heading": heading, "button": _("End it")}
    return render(request, "patients/small_form.html", context, status=form.status_code)
