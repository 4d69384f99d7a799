"""Ending the patient's link to a programme, or the programme itself."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from patients.errors import RuleBroken
from patients.web.page import visible
from treatments.actions.programme_links import withdraw_links, withdraw_programme
from treatments.models import Programme
from treatments.web.clinical_page import clinical_page


@clinical_page("physio_treatments.change_programme", methods=["POST"])
def withdraw(request: HttpRequest, key: UUID) -> HttpResponse:
    programme = programme_of(request, key)
    withdraw_links(by=request.user, programme=programme)
    messages.success(
        request, _("The patient's link no longer opens. The next programme or e-mail brings a new one.")
    )
    return redirect("treatments:episode", programme.episode_id)


@clinical_page("physio_treatments.change_programme", methods=["POST"])
def withdraw_all(request: HttpRequest, key: UUID) -> HttpResponse:
    programme = programme_of(request, key)
    try:
        withdraw_programme(by=request.user, programme=programme)
        messages.success(
            request, _("The programme is withdrawn: its link no longer opens, and no e-mail follows.")
        )
    except RuleBroken as refused:
        messages.error(request, refused.message)
    return redirect("treatments:programme", programme.episode_id)


def programme_of(request: HttpRequest, key: UUID) -> Programme:
    return visible(Programme, request, key, Programme.objects.select_related("episode__patient"))
