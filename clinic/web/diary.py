"""A day at one location."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from clinic.models import Practitioner
from clinic.web.day_grid import DayGrid
from clinic.web.places import place, remembering
from patients.web.page import page
from patients.web.query import day_in


@page("physio_clinic.view_appointment", methods=["GET"])
def diary(request: HttpRequest) -> HttpResponse:
    here = place(request)
    day = day_in(request, "day", otherwise=here.today)
    people = list(Practitioner.objects.visible_to(request.user).working())
    context = {
        "location": here.location,
        "locations": here.locations,
        "day": day,
        "today": here.today,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1),
        "week_before": day - timedelta(days=7),
        "week_after": day + timedelta(days=7),
        "grid": DayGrid(here.location, day, people),
    }
    return remembering(here, render(request, "clinic/diary.html", context))
