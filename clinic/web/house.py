"""Adding, changing and removing what the clinic consists of: one page for every kind of thing."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.actions.house import rearrange, set_up, take_down
from clinic.models import AppointmentType, Closure, Equipment, Location, Practitioner, Room, WorkingHours
from clinic.web.forms.appointment_types import TypeForm
from clinic.web.forms.house import EquipmentForm, HouseForm, LocationForm, PractitionerForm, RoomForm
from patients.web.page import page, visible, way_back


@dataclass(frozen=True)
class Kind:
    model: type[Any]
    form: type[HouseForm]
    new: str | Promise


KINDS = {
    "location": Kind(Location, LocationForm, gettext_lazy("New location")),
    "room": Kind(Room, RoomForm, gettext_lazy("New room")),
    "equipment": Kind(Equipment, EquipmentForm, gettext_lazy("New equipment")),
    "type": Kind(AppointmentType, TypeForm, gettext_lazy("New appointment type")),
    "practitioner": Kind(Practitioner, PractitionerForm, gettext_lazy("New practitioner")),
}
REMOVABLE: dict[str, type[Any]] = {
    **{name: kind.model for name, kind in KINDS.items()},
    "hours": WorkingHours,
    "closure": Closure,
}


@page("physio_clinic.change_location")
def add(request: HttpRequest, kind: str) -> HttpResponse:
    chosen = named(kind)
    form = chosen.form.of(request)
    if form.is_valid() and form.perform(set_up, by=request.user, model=chosen.model, **form.facts()):
        messages.success(request, _("Added."))
        return redirect("clinic:staff")
    context = {"form": form, "heading": chosen.new, "button": _("Add")}
    return render(request, "clinic/house_form.html", context, status=form.status_code)


@page("physio_clinic.change_location")
def change(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    chosen = named(kind)
    thing = visible(chosen.model, request, key)
    name = str(thing)
    form = chosen.form.of(request, instance=thing)
    if form.is_valid():
        untouched = visible(chosen.model, request, key)
        if form.perform(rearrange, by=request.user, thing=untouched, **form.changed_facts()):
            messages.success(request, _("Saved."))
            return redirect(way_back(request, "clinic:staff"))
    context = {"form": form, "heading": name, "button": _("Save"), "kind": kind, "thing": thing}
    return render(request, "clinic/house_form.html", context, status=form.status_code)


@page("physio_clinic.change_location", methods=["POST"])
def remove(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    if kind not in REMOVABLE:
        raise Http404
    take_down(by=request.user, thing=visible(REMOVABLE[kind], request, key))
    messages.success(request, _("Removed."))
    return redirect(way_back(request, "clinic:staff"))


def named(kind: str) -> Kind:
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]
