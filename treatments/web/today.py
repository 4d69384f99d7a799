"""What the page Today shows of the clinical record: unsigned notes and new answers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from patients.web.page import is_fragment
from treatments.inbox import answers, notices, unsigned
from treatments.web.clinical_page import clinical_page

FEW = 6


@clinical_page("physio_treatments.view_checkin", methods=["GET"])
def today_panel(request: HttpRequest) -> HttpResponse:
    waiting = notices(request.user)
    found = list(waiting[:FEW])
    told = answers(found, request.user)
    drafts = unsigned(request.user)
    context = {
        "rows": [(notice, told.get(notice.subject_id)) for notice in found],
        "waiting": waiting.count(),
        "drafts": drafts[:FEW],
        "more_drafts": max(0, len(drafts) - FEW),
    }
    template = "treatments/_today_panel.html" if is_fragment(request) else "treatments/today_panel.html"
    return render(request, template, context)
