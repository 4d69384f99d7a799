"""Booking a visit: whom, what, when."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from clinic.actions.appointments import book_appointment
from clinic.models import Appointment, AppointmentType, Practitioner
from clinic.web.forms.booking import OverlapForm, WishForm
from clinic.web.places import Place, place
from clinic.web.slot_list import SlotList, instead
from clinic.web.slots import Wish, asked_for, chosen_slot
from clinic.web.undo import say
from clinic.web.who import about, who_can_be
from patients.errors import NotAllowed, RuleBroken
from patients.models import Patient
from patients.web.page import page, visible
from patients.web.query import text_in, time_in


@page("physio_clinic.add_appointment", methods=["GET"])
def book(request: HttpRequest) -> HttpResponse:
    """First the patient: whatever was chosen in the diary stays in the query string."""
    words = text_in(request, "q")
    kept = {name: value for name, value in request.GET.items() if name != "q"}
    context = {"words": words, "hits": who_can_be(request.user, words), "kept": kept}
    return render(request, "clinic/book_who.html", context)


@page("physio_clinic.add_appointment")
def book_for(request: HttpRequest, key: UUID) -> HttpResponse:
    """The wish stands in the query string, of the POST too, so a refusal shows the same page again."""
    patient = visible(Patient, request, key)
    here = place(request)
    form = WishForm({**usual(patient, here), **request.GET.dict()}, user=request.user, location=here.location)
    overlap = OverlapForm(user=request.user)
    if not form.is_valid():
        return booking_page(request, patient, here, form, overlap, status=400)
    if request.method == "GET":
        return booking_page(request, patient, here, form, overlap)
    wish = form.wish()
    if "overlap" in request.POST:
        overlap = OverlapForm(request.POST, user=request.user)
        if not overlap.is_valid():
            return booking_page(request, patient, here, form, overlap, status=400)
    try:
        booked = press(request, patient, wish, overlap)
    except NotAllowed:
        raise
    except RuleBroken as error:
        return booking_page(request, patient, here, form, overlap, status=error.status, refusal=error)
    say(request, sentence(booked), booked)
    return redirect("clinic:appointment", booked.pk)


def press(request: HttpRequest, patient: Patient, wish: Wish, overlap: OverlapForm) -> Appointment:
    """Book what the pressed button says."""
    reason = ""
    if overlap.is_bound:
        chosen = overlap.cleaned_data
        practitioner, reason = chosen["practitioner"], chosen["overlap_reason"]
        local = datetime.combine(wish.day, chosen["time"], wish.location.tz)
        starts_at = local.astimezone(UTC)
    else:
        practitioner, starts_at = chosen_slot(request)
    return book_appointment(
        by=request.user,
        patient=patient,
        practitioner=practitioner,
        location=wish.location,
        type=wish.type,
        starts_at=starts_at,
        room=wish.room,
        note=note_in(request),
        overlap_reason=reason,
    )


def booking_page(
    request: HttpRequest,
    patient: Patient,
    here: Place,
    form: WishForm,
    overlap: OverlapForm,
    status: int = 200,
    refusal: RuleBroken | None = None,
) -> HttpResponse:
    slots = None
    if form.is_valid():
        other_times = instead(refusal, asked_for(request))
        slots = SlotList(form.wish(), wanted=time_in(request, "time"), next_free=other_times)
    context: dict[str, Any] = {
        "patient": patient,
        "location": here.location,
        "form": form,
        "overlap": overlap,
        "overlap_open": overlap.is_bound,
        "slots": slots,
        "refusal": refusal,
        "note": note_in(request),
        **about(patient, here.today),
    }
    return render(request, "clinic/book.html", context, status=status)


def note_in(request: HttpRequest) -> str:
    """What was typed for the desk. A NUL would make PostgreSQL raise."""
    return request.POST.get("note", "").replace("\x00", "").strip()


def usual(patient: Patient, here: Place) -> dict[str, Any]:
    """What to begin with: a first visit for somebody new, otherwise one like the last, with the same person."""
    last = patient.appointments.order_by("-starts_at").select_related("practitioner", "type").first()
    wanted = AppointmentType.objects.filter(key="follow_up" if last else "new_assessment").first()
    kind = wanted or (last.type if last else AppointmentType.objects.first())
    with_whom = last.practitioner if last and last.practitioner.active else None
    return {
        "type": kind.pk if kind else "",
        "practitioner": with_whom.pk if isinstance(with_whom, Practitioner) else "",
        "location": here.location.pk,
        "day": here.today.isoformat(),
    }


def sentence(appointment: Appointment) -> str:
    local = appointment.local_start
    facts = {
        "name": appointment.patient.full_name,
        "day": date_format(local, "DATE_FORMAT"),
        "time": date_format(local, "TIME_FORMAT"),
        "practitioner": appointment.practitioner,
    }
    return _("Booked: %(name)s, %(day)s at %(time)s with %(practitioner)s.") % facts
