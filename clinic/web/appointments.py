"""One visit: what it is, what happened to it, moving and cancelling it."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from clinic.actions.appointments import MOVABLE, move_appointment
from clinic.actions.classes import classmates, is_class
from clinic.actions.visits import BEFORE, ON_THE_DAY, cancel_appointment, day_has_come, is_late
from clinic.models import Appointment, Practitioner
from clinic.visit_messages import messages_about
from clinic.web.forms.appointments import CancelForm, SeenForm
from clinic.web.forms.booking import WishForm
from clinic.web.places import place
from clinic.web.slot_list import SlotList, instead
from clinic.web.slots import asked_for, chosen_slot
from clinic.web.undo import say, undo_address
from clinic.web.visit_history import history_of
from clinic.web.words import with_kind
from patients import clock
from patients.conditions import with_names
from patients.errors import NotAllowed, RuleBroken
from patients.web.page import page, visible


def found(request: HttpRequest, key: UUID) -> Appointment:
    return visible(Appointment, request, key, Appointment.objects.with_names())


@page("physio_clinic.view_appointment", methods=["GET"])
def appointment(request: HttpRequest, key: UUID) -> HttpResponse:
    visit = found(request, key)
    sent = messages_about(visit).visible_to(request.user)
    context = {
        "visit": visit,
        "location": visit.location,
        "history": history_of(visit),
        "undo_url": undo_address(visit),
        "classmates": classmates(visit) if is_class(visit) else (),
        "sent": with_kind(sent),
        "precautions": with_names(visit.patient.precautions.in_force(clock.now().date())),
        "may_become": may_become(visit),
        "movable": visit.status in MOVABLE,
    }
    return render(request, "clinic/appointment.html", context)


def may_become(visit: Appointment) -> set[str]:
    """The statuses that a press of a button could give this visit now."""
    possible = {str(status) for status, before in BEFORE.items() if visit.status in before}
    too_soon = set() if day_has_come(visit) else set(ON_THE_DAY)
    if visit.starts_at > clock.now():
        too_soon.add(Appointment.Status.NO_SHOW)
    return possible - too_soon


@page("physio_clinic.change_appointment")
def cancel(request: HttpRequest, key: UUID) -> HttpResponse:
    visit = found(request, key)
    form = CancelForm.of(request, initial={"sequence": visit.sequence})
    if form.is_valid():
        cancelled = form.perform(cancel_appointment, by=request.user, appointment=visit, **form.cleaned_data)
        if cancelled:
            say(request, _("The visit is cancelled. Its time is free again."), cancelled)
            return redirect("clinic:appointment", key)
    context = {"form": form, "visit": visit, "location": visit.location, "late": is_late(visit)}
    return render(request, "clinic/cancel.html", context, status=form.status_code)


@page("physio_clinic.change_appointment")
def move(request: HttpRequest, key: UUID) -> HttpResponse:
    """The same visit at another time: choose the day and the person, press a free time."""
    visit = found(request, key)
    here = place(request, visit.location_id)
    now = {"practitioner": visit.practitioner_id, "day": visit.local_start.date().isoformat()}
    fixed = {"type": visit.type_id, "location": visit.location_id}
    form = WishForm({**now, **request.GET.dict(), **fixed}, user=request.user, location=here.location)
    if not form.is_valid() or request.method == "GET":
        return move_page(request, visit, form, status=form.status_code)
    try:
        moved = pressed(request, visit, form)
    except NotAllowed:
        raise
    except RuleBroken as error:
        return move_page(request, found(request, key), form, status=error.status, refusal=error)
    if moved.sequence == visit.sequence:
        messages.info(request, _("The visit is at this time already."))
    else:
        say(request, moved_to(moved), moved)
    return redirect("clinic:appointment", key)


def pressed(request: HttpRequest, visit: Appointment, form: WishForm) -> Appointment:
    """Move to what the pressed button says."""
    practitioner, starts_at = chosen_slot(request)
    seen = SeenForm(request.POST)
    return move_appointment(
        by=request.user,
        appointment=visit,
        starts_at=starts_at,
        practitioner=practitioner,
        room=form.cleaned_data["room"],
        sequence=seen.cleaned_data["sequence"] if seen.is_valid() else None,
    )


def move_page(
    request: HttpRequest,
    visit: Appointment,
    form: WishForm,
    status: int,
    refusal: RuleBroken | None = None,
) -> HttpResponse:
    slots = None
    if form.is_valid():
        wish = replace(form.wish(), moved=visit)
        slots = SlotList(wish, next_free=instead(refusal, asked_for(request)))
    context: dict[str, Any] = {
        "visit": visit,
        "location": visit.location,
        "form": form,
        "slots": slots,
        "refusal": refusal,
    }
    return render(request, "clinic/move.html", context, status=status)


def moved_to(visit: Appointment) -> str:
    practitioner: Practitioner = visit.practitioner
    local = visit.local_start
    facts = {
        "day": date_format(local, "DATE_FORMAT"),
        "time": date_format(local, "TIME_FORMAT"),
        "practitioner": practitioner,
    }
    return _("Moved to %(day)s at %(time)s with %(practitioner)s.") % facts
