"""One press each: confirmed, arrived, begun, done, did not attend."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from clinic.actions import visits
from clinic.models import Appointment
from clinic.web.undo import say
from patients.web.page import View, page, visible, way_back


def press(action: Callable[..., Appointment]) -> View:
    """A button that does `action` with a visit and goes back to the page it stands on."""

    @page("physio_clinic.change_appointment", methods=["POST"])
    def view(request: HttpRequest, key: UUID) -> HttpResponse:
        appointment = action(by=request.user, appointment=visible(Appointment, request, key))
        words = {"name": appointment.patient.full_name, "status": appointment.get_status_display()}
        say(request, _("%(name)s: %(status)s.") % words, appointment)
        return redirect(way_back(request, reverse("clinic:appointment", args=[key])))

    return view


confirm = press(visits.confirm_appointment)
arrive = press(visits.mark_arrived)
start = press(visits.start_visit)
complete = press(visits.complete_visit)
no_show = press(visits.mark_no_show)
