"""Offering a time by hand, and what the patient said on the phone."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.actions import offer_answers
from clinic.actions.offers import offer_slot
from clinic.models import Offer, WaitingListEntry
from clinic.web.forms.booking import WishForm
from clinic.web.places import place
from clinic.web.slot_list import SlotList, instead
from clinic.web.slots import asked_for, chosen_slot
from clinic.web.who import about
from patients.errors import NotAllowed, RuleBroken
from patients.web.page import View, page, visible, way_back


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
    wish, by_mail = form.wish(), "by_mail" in request.POST
    try:
        practitioner, starts_at = chosen_slot(request)
        offer_slot(
            by=request.user,
            entry=entry,
            practitioner=practitioner,
            location=wish.location,
            starts_at=starts_at,
            room=wish.room,
            by_mail=by_mail,
        )
    except NotAllowed:
        raise
    except RuleBroken as error:
        return offer_page(request, entry, form, status=error.status, refusal=error)
    messages.success(request, held(by_mail))
    return redirect("clinic:waiting_list")


def held(by_mail: bool) -> str:
    if by_mail:
        return _("The time is held, and the patient is asked by e-mail.")
    return _("The time is held. Tell the patient, then press Accepted or Give back.")


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
    here = place(request, entry.location_id)
    context: dict[str, Any] = {
        "entry": entry,
        "patient": entry.patient,
        "location": here.location,
        "form": form,
        "slots": slots,
        "refusal": refusal,
        **about(entry.patient, here.today),
    }
    return render(request, "clinic/offer.html", context, status=status)


def press(action: Callable[..., Offer], sentence: str | Promise) -> View:
    """A button that does `action` with an offer and goes back to the page it stands on."""

    @page("physio_clinic.change_offer", methods=["POST"])
    def view(request: HttpRequest, key: UUID) -> HttpResponse:
        action(by=request.user, offer=visible(Offer, request, key))
        messages.success(request, str(sentence))
        return redirect(way_back(request, "clinic:waiting_list"))

    return view


decline = press(offer_answers.decline_offer, gettext_lazy("Declined. The next on the list is asked."))
lapse = press(offer_answers.lapse_offer, gettext_lazy("The held time is free again."))


@page("physio_clinic.change_offer", methods=["POST"])
def accept(request: HttpRequest, key: UUID) -> HttpResponse:
    taken = offer_answers.accept_offer(by=request.user, offer=visible(Offer, request, key))
    messages.success(request, _("The held time is booked."))
    return redirect(way_back(request, reverse("clinic:appointment", args=[taken.appointment_id])))
