"""A series of visits: planned, looked at one by one, then booked, all of it or nothing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clinic.actions.series import Place, book_series
from clinic.models import Appointment
from clinic.repeats.series import MOST
from clinic.repeats.series_preview import Asked, Preview
from clinic.web.forms.series import SeriesForm
from clinic.web.places import place
from clinic.web.series_rows import Row, place_in, rows_of
from patients import clock
from patients.conditions import with_names
from patients.errors import NotAllowed, RuleBroken
from patients.models import Patient
from patients.web.page import page, visible
from patients.web.query import text_in

NOTE_LENGTH = 300
USUAL = {"every": 1, "count": 6}


@page("physio_clinic.add_appointment")
def book(request: HttpRequest, key: UUID) -> HttpResponse:
    """The plan stands in the query string, of the POST too, so that a refusal shows the same visits again."""
    patient = visible(Patient, request, key)
    if "day" not in request.GET:
        return series_page(request, patient, SeriesForm(initial=wished(request, patient), user=request.user))
    form = SeriesForm.asked(request, user=request.user)
    if not form.is_valid():
        return series_page(request, patient, form)
    if request.method == "GET":
        return series_page(request, patient, form, rows=planned(request, patient, form))
    try:
        booked = press(request, patient, form)
    except NotAllowed:
        raise
    except RuleBroken as error:
        return series_page(request, patient, form, rows=planned(request, patient, form), refusal=error)
    words = ngettext("%(n)d visit is booked.", "%(n)d visits are booked.", len(booked))
    messages.success(request, words % {"n": len(booked)})
    return redirect("clinic:appointment", booked[0].pk)


def wished(request: HttpRequest, patient: Patient) -> dict[str, Any]:
    """What a plan of treatment or the patient's last visit suggests, with what the query string says."""
    here = place(request)
    last = Appointment.objects.filter(patient=patient).order_by("-starts_at").first()
    usual: dict[str, Any] = {**USUAL, "location": here.location.pk, "day": here.today}
    if last:
        usual |= {"location": last.location_id, "practitioner": last.practitioner_id, "type": last.type_id}
        usual["time"] = last.local_start.time()
    asked = {name: text_in(request, name) for name in ("type", "practitioner", "location", "time", "count")}
    return {**usual, **{name: value for name, value in asked.items() if value}}


def planned(request: HttpRequest, patient: Patient, form: SeriesForm) -> list[Row]:
    data, rhythm = form.cleaned_data, form.rhythm()
    asked = [Asked(day, rhythm.wall, data["practitioner"]) for day in rhythm.days()]
    outcomes = Preview(patient, data["location"], data["type"], form.people, asked).outcomes()
    return rows_of(outcomes, names(len(asked)), _("leave out"), request.POST)


def names(number: int) -> list[str]:
    return [f"visit-{position}" for position in range(number)]


def press(request: HttpRequest, patient: Patient, form: SeriesForm) -> list[Appointment]:
    """Book what was chosen for each visit."""
    data = form.cleaned_data
    chosen = [place_in(request.POST.get(name, ""), form.people) for name in names(MOST)]
    return book_series(
        by=request.user,
        patient=patient,
        type=data["type"],
        location=data["location"],
        visits=[Place(*one) for one in chosen if one],
        note=request.POST.get("note", "").replace("\x00", "")[:NOTE_LENGTH],
    )


def series_page(
    request: HttpRequest,
    patient: Patient,
    form: SeriesForm,
    rows: list[Row] | None = None,
    refusal: RuleBroken | None = None,
) -> HttpResponse:
    context = {
        "patient": patient,
        "form": form,
        "rows": rows,
        "refusal": refusal,
        "impossible": sum(not row.outcome.free for row in rows or ()),
        "note": request.POST.get("note", ""),
        "precautions": with_names(patient.precautions.in_force(clock.now().date())),
    }
    status = refusal.status if refusal else form.status_code
    return render(request, "clinic/series.html", context, status=status)
