"""What waits for the desk."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.actions.notices import resolve_notice
from clinic.models import Notice
from clinic.web.places import place
from patients.web.forms.base import ActionForm
from patients.web.page import page, visible, way_back
from patients.web.pages import page_of


class ResolveForm(ActionForm):
    resolution = forms.CharField(label=gettext_lazy("What was done"), max_length=300)


@page("physio_clinic.view_notice", methods=["GET"])
def notice_list(request: HttpRequest) -> HttpResponse:
    waiting = Notice.objects.visible_to(request.user).waiting().select_related("patient", "practitioner")
    context = {"page_obj": page_of(request, waiting), "location": place(request).location}
    return render(request, "clinic/notice_list.html", context)


@page("physio_clinic.change_notice")
def resolve(request: HttpRequest, key: UUID) -> HttpResponse:
    notice = visible(Notice, request, key, Notice.objects.select_related("patient"))
    form = ResolveForm.of(request)
    if form.is_valid() and form.perform(resolve_notice, by=request.user, notice=notice, **form.cleaned_data):
        messages.success(request, _("Done. It no longer waits."))
        return redirect(way_back(request, reverse("clinic:notice_list")))
    context = {"notice": notice, "form": form, "location": place(request).location}
    return render(request, "clinic/resolve.html", context, status=form.status_code)
