"""A new patient."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.actions.patients import register_patient
from patients.duplicates import alike
from patients.models import Patient
from patients.web.forms.patients import RegisterForm
from patients.web.page import page


@page("physio_patients.add_patient")
def register(request: HttpRequest) -> HttpResponse:
    """Somebody with the same birth date and a similar name is shown before a second file is made."""
    form = RegisterForm.of(request, initial={"given_name": request.GET.get("name", "")[:80]})
    if not form.is_valid():
        return render(request, "patients/register.html", {"form": form}, status=form.status_code)
    known = alike(Patient.objects.visible_to(request.user), Patient(**form.facts()))
    if known and not form.cleaned_data["somebody_else"]:
        return render(request, "patients/register.html", {"form": form, "known": known}, status=409)
    patient = form.perform(
        register_patient,
        by=request.user,
        consents=form.consents(),
        how=form.cleaned_data["how"],
        **form.facts(),
    )
    if patient is None:
        return render(request, "patients/register.html", {"form": form}, status=form.status_code)
    messages.success(request, _("%(name)s is registered.") % {"name": patient.full_name})
    return redirect("patients:patient", patient.pk)
