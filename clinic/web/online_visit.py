"""A visit that was just booked online: when and where, for the calendar, and the way to its own page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from clinic.actions.online_bookings import VISITOR, open_visit
from clinic.calendars.ical import written
from clinic.letters.invitations import FILE_NAME, entry_of
from clinic.models import Appointment
from clinic.web.online_page import NotHere, bound, online_page
from clinic.web.online_proof import about


@online_page()
def done(request: HttpRequest, key: UUID) -> HttpResponse:
    booking = bound(request, key)
    if booking.appointment is None:
        return redirect("clinic:online_code", key)
    requested = booking.appointment.status == Appointment.Status.REQUESTED
    context = {**about(booking), "visit": booking.appointment, "requested": requested}
    return render(request, "clinic/online/done.html", context)


@online_page()
def calendar(request: HttpRequest, key: UUID) -> HttpResponse:
    visit = booked(request, key)
    response = HttpResponse(
        written([entry_of(visit)], method="PUBLISH"),
        content_type="text/calendar; charset=utf-8; method=PUBLISH",
    )
    response["Content-Disposition"] = str(content_disposition_header(True, FILE_NAME))
    return response


def booked(request: HttpRequest, key: UUID) -> Appointment:
    visit = bound(request, key).appointment
    if visit is None:
        raise NotHere("not_booked", _("This visit is not booked yet."))
    return visit


@online_page(methods=("POST",))
def manage(request: HttpRequest, key: UUID) -> HttpResponse:
    """To the page where a visit is moved or cancelled. A press, because it makes a new link."""
    token = open_visit(by=VISITOR, booking=bound(request, key))
    return redirect("clinic:patient_visit", token)
