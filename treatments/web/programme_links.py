"""Ending the patient's link to a programme."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from patients.web.page import visible
from treatments.actions.programme_links import withdraw_links
from treatments.models import Programme
from treatments.web.clinical_page import clinical_page


@clinical_page("physio_treatments.change_programme", methods=["POST"])
def withdraw(request: HttpRequest, key: UUID) -> HttpResponse:
    programme = visible(Programme, request, key, Programme.objects.select_related("episode__patient"))
    withdraw_links(by=request.user, programme=programme)
    messages.success(
        request, _("The patient's link no longer opens. The next programme or e-mail brings a new one.")
    )
    return redirect("treatments:episode", programme.episode_id)
