"""Asking the waiting list with one press: for a gap of the diary, and for time somebody gave back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from clinic.actions import slot_filling
from clinic.models import FreedSlot, Location
from clinic.web.gaps import gap_in
from clinic.web.places import place
from patients.web.page import page, visible, way_back


@page("physio_clinic.add_freedslot", methods=["POST"])
def offer_gap(request: HttpRequest) -> HttpResponse:
    location = place(request).location
    gap = gap_in(request, request.POST.get("gap", ""), location)
    made = slot_filling.offer_gap(
        by=request.user,
        practitioner=gap.practitioner,
        location=location,
        starts_at=gap.opening.starts,
        ends_at=gap.opening.ends,
    )
    return asked(request, made, location)


@page("physio_clinic.add_offer", methods=["POST"])
def ask(request: HttpRequest, key: UUID) -> HttpResponse:
    freed = visible(FreedSlot, request, key, FreedSlot.objects.select_related("location"))
    return asked(request, freed, freed.location)


def asked(request: HttpRequest, freed: FreedSlot, location: Location) -> HttpResponse:
    """Ask, and say who was asked until when."""
    slot_filling.fill_freed_slot(by=request.user, freed_slot=freed)
    running = freed.offers.running().select_related("entry__patient")
    for offer in running:
        until = date_format(location.local(offer.expires_at), "TIME_FORMAT")
        words = {"name": offer.entry.patient.full_name, "until": until}
        messages.success(request, _("%(name)s is asked by e-mail. The time is held until %(until)s.") % words)
    if not running:
        messages.warning(request, _("Nobody who fits could be asked by e-mail. Call somebody from the list."))
    return redirect(way_back(request, "clinic:today"))
