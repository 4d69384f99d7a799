"""Finding a patient, the patient's page at the desk, and its changes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients import clock
from patients.actions.patients import archive_patient, open_record, update_patient
from patients.conditions import with_names
from patients.models import Consent, Patient, Precaution
from patients.web.consents import standing
from patients.web.forms.languages import described
from patients.web.forms.patients import ArchiveForm, PatientForm
from patients.web.page import is_fragment, page, visible
from patients.web.pages import page_of
from patients.web.panels import panels
from patients.web.query import text_in

# As many hits as fit under the search box.
HITS = 8


@page("physio_patients.view_patient", methods=["GET"])
def patient_list(request: HttpRequest) -> HttpResponse:
    words = text_in(request, "q")
    archived = request.GET.get("archived") == "yes"
    rows = Patient.objects.visible_to(request.user).filter(merged_into=None)
    found = (rows if archived else rows.active()).search(words)
    context = {"page_obj": page_of(request, found), "words": words, "archived": archived}
    return render(request, "patients/patient_list.html", context)


@page("physio_patients.view_patient", methods=["GET"])
def search(request: HttpRequest) -> HttpResponse:
    """The hits under the search box. Without htmx, the list."""
    if not is_fragment(request):
        return patient_list(request)
    words = text_in(request, "q")
    hits = Patient.objects.visible_to(request.user).active().search(words)[:HITS] if words else ()
    return render(request, "patients/_hits.html", {"hits": hits, "words": words})


@page("physio_patients.view_patient", methods=["GET"])
def patient(request: HttpRequest, key: UUID) -> HttpResponse:
    """Opening the page is a deed: it stands in the access log."""
    person = open_record(by=request.user, patient=visible(Patient, request, key))
    today = clock.now().date()
    precautions = Precaution.objects.visible_to(request.user).filter(patient=person)
    context = {
        "patient": person,
        "spoken": described(person.language),
        "precautions": with_names(precautions.in_force(today)),
        "past_precautions": with_names(precautions.filter(until__lt=today)),
        "consents": standing(Consent.objects.visible_to(request.user).filter(patient=person)),
        "panels": panels("patient_panels", request, person.pk),
        "deeds": panels("patient_deeds", request, person.pk),
    }
    return render(request, "patients/patient.html", context)


@page("physio_patients.change_patient")
def edit(request: HttpRequest, key: UUID) -> HttpResponse:
    person = open_record(by=request.user, patient=visible(Patient, request, key))
    form = PatientForm.of(request, instance=person)
    name = person.full_name
    if form.is_valid() and form.perform(update_patient, by=request.user, patient=person, **form.facts()):
        messages.success(request, _("Saved."))
        return redirect("patients:patient", key)
    context = {"form": form, "patient": person, "name": name}
    return render(request, "patients/edit.html", context, status=form.status_code)


@page("physio_patients.change_patient")
def archive(request: HttpRequest, key: UUID) -> HttpResponse:
    person = visible(Patient, request, key)
    form = ArchiveForm.of(request)
    if form.is_valid() and form.perform(
        archive_patient, by=request.user, patient=person, **form.cleaned_data
    ):
        messages.success(request, _("%(name)s is archived. The record stays.") % {"name": person.full_name})
        return redirect("patients:patient_list")
    return render(
        request, "patients/archive.html", {"form": form, "patient": person}, status=form.status_code
    )
