"""What is waiting for me, and saying what was done about it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from clinic.actions.notices import resolve_notice
from clinic.models import Notice
from patients.web.page import visible, way_back
from patients.web.pages import page_of
from treatments.inbox import answers, notices, unsigned
from treatments.web.clinical_page import clinical_page
from treatments.web.forms.notices import ResolveForm


@clinical_page("physio_treatments.view_checkin", methods=["GET"])
def inbox(request: HttpRequest) -> HttpResponse:
    return inbox_page(request, ResolveForm(), None)


@clinical_page("physio_clinic.change_notice", methods=["POST"])
def resolve(request: HttpRequest, key: UUID) -> HttpResponse:
    notice = visible(Notice, request, key)
    form = ResolveForm.of(request)
    if form.is_valid() and form.perform(
        resolve_notice, by=request.user, notice=notice, resolution=form.cleaned_data["resolution"]
    ):
        messages.success(request, _("Dealt with."))
        return redirect(way_back(request, reverse("treatments:inbox")))
    return inbox_page(request, form, notice)


def inbox_page(request: HttpRequest, form: ResolveForm, wrong: Notice | None) -> HttpResponse:
    everybody = "everybody" in request.GET
    cut = page_of(request, notices(request.user, everybody=everybody))
    found = list(cut.object_list)
    told = answers(found, request.user)
    rows = [(notice, told.get(notice.subject_id)) for notice in found]
    context = {
        "page_obj": cut,
        "urgent": [row for row in rows if row[0].severity or row[0] == wrong],
        "calm": [row for row in rows if not row[0].severity and row[0] != wrong],
        "drafts": unsigned(request.user),
        "everybody": everybody,
        "form": form,
        "wrong": wrong,
    }
    return render(request, "treatments/inbox.html", context, status=form.status_code)
