"""The manager's numbers."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from patients import clock
from patients.web.query import word_in
from treatments.numbers import attendance, caseload, movement_answers, outcome_changes, pain_change
from treatments.web.clinical_page import clinical_page

PERIODS = {"30": 30, "90": 90, "365": 365}


@clinical_page("physio_treatments.view_numbers", methods=["GET"])
def numbers(request: HttpRequest) -> HttpResponse:
    period = word_in(request, "days", PERIODS) or "90"
    now = clock.now()
    since = now - timedelta(days=PERIODS[period])
    context = {
        "period": period,
        "periods": PERIODS,
        "since": since,
        "caseload": caseload(),
        "attendance": attendance(since, now),
        "movement": movement_answers(since),
        "pain": pain_change(since),
        "outcomes": outcome_changes(since),
    }
    return render(request, "treatments/numbers.html", context)
