"""Who did or read what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from patients.models import AccessEvent
from patients.web.forms.access_log import AccessLogForm
from patients.web.page import page
from patients.web.pages import page_of

PER_PAGE = 50


@page("physio_patients.view_accessevent", methods=["GET"])
def access_log(request: HttpRequest) -> HttpResponse:
    form = AccessLogForm.asked(request)
    rows = AccessEvent.objects.visible_to(request.user).select_related("patient")
    shown = form.narrow(rows, request.user) if form.is_valid() else rows.none()
    context = {"form": form, "page_obj": page_of(request, shown, PER_PAGE)}
    return render(request, "patients/access_log.html", context, status=form.status_code)
