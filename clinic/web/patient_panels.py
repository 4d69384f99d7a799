"""Visits and messages of one patient, on the patient's page and as pages of their own."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from clinic.attendance import attendance_of
from clinic.models import Appointment, Message
from clinic.web.words import with_kind
from patients import clock
from patients.actions.patients import open_record
from patients.models import Patient
from patients.web.page import is_fragment, page, visible
from patients.web.pages import page_of


def opened(request: HttpRequest, key: UUID) -> Patient:
    """As a part of the patient's page it was opened with that page; as a page of its own it is opened now."""
    patient = visible(Patient, request, key)
    return patient if is_fragment(request) else open_record(by=request.user, patient=patient)


@page("physio_clinic.view_appointment", methods=["GET"])
def visits(request: HttpRequest, key: UUID) -> HttpResponse:
    patient = opened(request, key)
    rows = (
        Appointment.objects.visible_to(request.user).apart_from_offers().filter(patient=patient).with_names()
    )
    shown = page_of(request, rows.order_by("-starts_at", "-id"))
    context = {
        "patient": patient,
        "page_obj": shown,
        "now": clock.now(),
        "attendance": attendance_of(patient),
    }
    template = "clinic/_patient_visits.html" if is_fragment(request) else "clinic/patient_visits.html"
    return render(request, template, context)


@page("physio_clinic.view_message", methods=["GET"])
def messages(request: HttpRequest, key: UUID) -> HttpResponse:
    patient = opened(request, key)
    rows = Message.objects.visible_to(request.user).filter(patient=patient)
    context = {"patient": patient, "page_obj": with_kind(page_of(request, rows))}
    template = "clinic/_patient_messages.html" if is_fragment(request) else "clinic/patient_messages.html"
    return render(request, template, context)
