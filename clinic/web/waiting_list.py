"""The waiting list: add, offer a slot, close."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from clinic.actions.offer_answers import accept_offer, lapse_offer
from clinic.actions.offers import offer_slot
from clinic.actions.waiting_list import add_to_waiting_list, close_waiting_list_entry
from clinic.models import Offer, WaitingListEntry
from clinic.web.forms.booking import WishForm
from clinic.web.forms.waiting_list import WaitingForm
from clinic.web.places import place
from clinic.web.slot_list import SlotList, instead
from clinic.web.slots import asked_for, chosen_slot
from clinic.web.who import about, who_can_be
from patients.errors import NotAllowed, RuleBroken
from patients.models import Patient
from patients.web.page import page, visible
from patients.web.pages import page_of
from patients.web.query import text_in


@page("physio_clinic.view_waitinglistentry", methods=["GET"])
def waiting_list(request: HttpRequest) -> HttpResponse:
    open_offers = Offer.objects.filter(state=Offer.State.OPEN).select_related("appointment__location")
    entries = (
        WaitingListEntry.objects.visible_to(request.user)
        .filter(state=WaitingListEntry.State.WAITING)
        .select_related("patient", "type", "practitioner", "location")
        .prefetch_related(Prefetch("offers", open_offers, to_attr="open_offers"))
    )
    words = text_in(request, "q")
    context = {
        "page_obj": page_of(request, entries),
        "words": words,
        "hits": who_can_be(request.user, words),
        "location": place(request).location,
    }
    return render(request, "clinic/waiting_list.html", context)


@page("physio_clinic.add_waitinglistentry")
def add(request: HttpRequest, key: UUID) -> HttpResponse:
    patient = visible(Patient, request, key)
    form = WaitingForm.of(request, user=request.user)
    if form.is_valid() and form.perform(
        add_to_waiting_list, by=request.user, patient=patient, **form.cleaned_data
    ):
        messages.success(request, _("%(name)s is on the waiting list.") % {"name": patient.full_name})
        return redirect("clinic:waiting_list")
    return render(
        request, "clinic/add_waiting.html", {"form": form, "patient": patient}, status=form.status_code
    )


@page("physio_clinic.change_waitinglistentry", methods=["POST"])
def close(request: HttpRequest, key: UUID) -> HttpResponse:
    entry = visible(WaitingListEntry, request, key)
    close_waiting_list_entry(by=request.user, entry=entry)
    messages.success(request, _("Taken off the waiting list."))
    return redirect("clinic:waiting_list")


@page("physio_clinic.add_offer")
def offer(request: HttpRequest, key: UUID) -> HttpResponse:
    """Hold a free time for this patient."""
    entry = visible(
        WaitingListEntry, request, key, WaitingListEntry.objects.select_related("patient", "type")
    )
    here = place(request, entry.location_id)
    wanted = {"practitioner": entry.practitioner_id or "", "day": here.today.isoformat()}
    fixed = {"type": entry.type_id, "location": here.location.pk}
    form = WishForm({**wanted, **request.GET.dict(), **fixed}, user=request.user, location=here.location)
    if not form.is_valid() or request.method == "GET":
        return offer_page(request, entry, form, status=form.status_code)
    wish = form.wish()
    try:
        practitioner, starts_at = chosen_slot(request)
        offer_slot(
            by=request.user,
            entry=entry,
            practitioner=practitioner,
            location=wish.location,
            starts_at=starts_at,
            room=wish.room,
        )
    except NotAllowed:
        raise
    except RuleBroken as error:
        return offer_page(request, entry, form, status=error.status, refusal=error)
    messages.success(request, _("The time is held. Tell the patient, then press Accepted or Give back."))
    return redirect("clinic:waiting_list")


def offer_page(
    request: HttpRequest,
    entry: WaitingListEntry,
    form: WishForm,
    status: int,
    refusal: RuleBroken | None = None,
) -> HttpResponse:
    slots = None
    if form.is_valid():
        slots = SlotList(form.wish(), next_free=instead(refusal, asked_for(request)))
    location = place(request, entry.location_id)
    context: dict[str, Any] = {
        "entry": entry,
        "patient": entry.patient,
        "location": location.location,
        "form": form,
        "slots": slots,
        "refusal": refusal,
        **about(entry.patient, location.today),
    }
    return render(request, "clinic/offer.html", context, status=status)


@page("physio_clinic.change_offer", methods=["POST"])
def accept(request: HttpRequest, key: UUID) -> HttpResponse:
    taken = accept_offer(by=request.user, offer=visible(Offer, request, key))
    messages.success(request, _("The held time is booked."))
    return redirect("clinic:appointment", taken.appointment_id)


@page("physio_clinic.change_offer", methods=["POST"])
def lapse(request: HttpRequest, key: UUID) -> HttpResponse:
    lapse_offer(by=request.user, offer=visible(Offer, request, key))
    messages.success(request, _("The held time is free again."))
    return redirect("clinic:waiting_list")
