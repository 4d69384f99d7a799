"""The waiting list: who is on it, adding, changing, taking off."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from clinic.actions.waiting_list import (
    add_to_waiting_list,
    change_waiting_list_entry,
    close_waiting_list_entry,
)
from clinic.models import WaitingListEntry
from clinic.web.forms.waiting_list import WaitingFilter, WaitingForm
from clinic.web.gaps import gap_in, who_could_come
from clinic.web.places import place
from clinic.web.slots import slot_value
from clinic.web.waiting_rows import rows_of, with_offers
from clinic.web.who import who_can_be
from patients.models import Patient
from patients.web.page import page, visible
from patients.web.pages import page_of
from patients.web.query import text_in


@page("physio_clinic.view_waitinglistentry", methods=["GET"])
def waiting_list(request: HttpRequest) -> HttpResponse:
    if "gap" in request.GET:
        return for_a_gap(request)
    here = place(request)
    entries = with_offers(WaitingListEntry.objects.visible_to(request.user).waiting(here.today))
    form = WaitingFilter.asked(request, user=request.user)
    shown = page_of(request, form.narrow(entries) if form.is_valid() else entries.none())
    words = text_in(request, "q")
    context: dict[str, Any] = {
        "form": form,
        "page_obj": shown,
        "rows": rows_of(shown, here, request.user),
        "narrowed": any(value not in (None, "") for value in form.cleaned_data.values()),
        "words": words,
        "hits": who_can_be(request.user, words),
        "location": here.location,
        "locations": here.locations,
    }
    return render(request, "clinic/waiting_list.html", context, status=form.status_code)


def for_a_gap(request: HttpRequest) -> HttpResponse:
    """Who could come then, in the order of the list, with a telephone number and one press to hold the time."""
    here = place(request)
    gap = gap_in(request, text_in(request, "gap"), here.location)
    matches = who_could_come(request, gap, here.location)
    rows = [
        (match.wish.of, here.location.local(match.start), slot_value(gap.practitioner.pk, match.start))
        for match in matches
    ]
    context = {"gap": gap, "rows": rows, "location": here.location}
    return render(request, "clinic/waiting_for_gap.html", context)


@page("physio_clinic.add_waitinglistentry")
def add(request: HttpRequest, key: UUID) -> HttpResponse:
    patient = visible(Patient, request, key)
    form = WaitingForm.of(request, user=request.user)
    if form.is_valid() and form.perform(
        add_to_waiting_list, by=request.user, patient=patient, **form.cleaned_data
    ):
        messages.success(request, _("%(name)s is on the waiting list.") % {"name": patient.full_name})
        return redirect("clinic:waiting_list")
    return form_page(request, form, patient)


@page("physio_clinic.change_waitinglistentry")
def edit(request: HttpRequest, key: UUID) -> HttpResponse:
    entry = visible(WaitingListEntry, request, key, WaitingListEntry.objects.select_related("patient"))
    form = WaitingForm.of(request, user=request.user, instance=entry)
    if form.is_valid() and form.perform(
        change_waiting_list_entry, by=request.user, entry=entry, **form.cleaned_data
    ):
        messages.success(request, _("Saved. The place in the list stays."))
        return redirect("clinic:waiting_list")
    return form_page(request, form, entry.patient, entry)


def form_page(
    request: HttpRequest, form: WaitingForm, patient: Patient, entry: WaitingListEntry | None = None
) -> HttpResponse:
    context = {"form": form, "patient": patient, "entry": entry}
    return render(request, "clinic/add_waiting.html", context, status=form.status_code)


@page("physio_clinic.change_waitinglistentry", methods=["POST"])
def close(request: HttpRequest, key: UUID) -> HttpResponse:
    entry = visible(WaitingListEntry, request, key)
    close_waiting_list_entry(by=request.user, entry=entry)
    messages.success(request, _("Taken off the waiting list."))
    return redirect("clinic:waiting_list")
