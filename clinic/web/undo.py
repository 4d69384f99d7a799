"""Saying what was done, with a button beside it that takes it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from clinic.actions.undo import undo_change, undoable
from clinic.models import Appointment, AppointmentChange
from patients.web.page import page, visible, way_back


def undo_address(visit: Appointment) -> str:
    """Where the newest change of the visit is undone, empty once it is too late."""
    change = AppointmentChange.objects.filter(appointment=visit).newest()
    return reverse("clinic:undo", args=[change.pk]) if change and undoable(change) else ""


def say(request: HttpRequest, sentence: str, visit: Appointment) -> None:
    """The page shows an Undo button beside a message whose extra tag is an address."""
    messages.success(request, sentence, extra_tags=undo_address(visit))


@page("physio_clinic.change_appointment", methods=["POST"])
def undo(request: HttpRequest, key: UUID) -> HttpResponse:
    change = visible(AppointmentChange, request, key, AppointmentChange.objects.select_related("appointment"))
    visit = undo_change(by=request.user, change=change)
    words = {"name": visit.patient.full_name, "status": visit.get_status_display()}
    messages.success(request, _("Undone. %(name)s: %(status)s. Nobody was written to.") % words)
    return redirect(way_back(request, reverse("clinic:appointment", args=[visit.pk])))
