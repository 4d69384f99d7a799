"""The first page of the day."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from clinic.diary import bounds
from clinic.models import Appointment, Practitioner
from clinic.web.desk_day import DeskDay
from clinic.web.desk_waiting import DeskWaiting
from clinic.web.places import Place, place, remembering
from patients.conditions import with_names
from patients.models import Precaution
from patients.web.page import page
from patients.web.panels import panels
from patients.web.query import word_in


@page("physio_clinic.view_appointment", methods=["GET"])
def today(request: HttpRequest) -> HttpResponse:
    """Who treats sees their own visits first, everybody else the whole clinic's."""
    here = place(request)
    practitioner = Practitioner.objects.filter(user=request.user.pk, active=True).first()
    shown = word_in(request, "view", ("mine", "clinic")) or ("mine" if practitioner else "clinic")
    context: dict[str, Any] = {
        "location": here.location,
        "locations": here.locations,
        "day": here.today,
        "practitioner": practitioner,
        "shown": shown,
        "panels": panels("today_panels", request),
    }
    if shown == "mine" and practitioner:
        context["visits"] = own_visits(request, practitioner, here)
        return render(request, "clinic/today_mine.html", context)
    context["desk"] = DeskDay(request.user, here.location)
    context["waiting"] = DeskWaiting(request.user, here.location)
    return remembering(here, render(request, "clinic/today.html", context))


def own_visits(request: HttpRequest, practitioner: Practitioner, here: Place) -> list[Appointment]:
    """At every location: a practitioner may work at two in one day."""
    whole = bounds(here.today, here.location)
    rows = Appointment.objects.visible_to(request.user).between(whole.start, whole.end)
    rows = rows.filter(practitioner=practitioner).exclude(status__in=Appointment.FREES_TIME)
    rows = rows.apart_from_offers()
    visits = list(rows.with_names().prefetch_related("patient__precautions").order_by("starts_at", "id"))
    for visit in visits:
        visit.careful = in_force(visit, here)  # type: ignore[attr-defined]
    return visits


def in_force(visit: Appointment, here: Place) -> list[Precaution]:
    """The patient's precautions of today, from what was fetched already."""
    rows = visit.patient.precautions.all()
    begun = [row for row in rows if row.since is None or row.since <= here.today]
    return with_names(row for row in begun if row.until is None or row.until >= here.today)
