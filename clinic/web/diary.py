"""The diary: a day by practitioner or by room, the week of one practitioner, lists; and its state for the script."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from clinic.models import Practitioner
from clinic.web.answers import answers
from clinic.web.diary_list import sections, visit_row
from clinic.web.diary_script import for_script
from clinic.web.diary_side import Side
from clinic.web.diary_state import DiaryState
from clinic.web.diary_window import DAY, LIST, ROOMS, WEEK, Window
from clinic.web.places import remembering
from patients.web.page import is_fragment, page

VIEW_NAMES = ((DAY, _("Day")), (ROOMS, _("Rooms")), (WEEK, _("Week")), (LIST, _("List")))


@page("physio_clinic.view_appointment", methods=["GET"])
def diary(request: HttpRequest) -> HttpResponse:
    people = list(Practitioner.objects.visible_to(request.user).working())
    window = Window.asked(request)
    if window.view == WEEK and not window.practitioner_id:
        window = window.of(whose_week(request, people))
    state = DiaryState(window)
    context: dict[str, Any] = {
        "window": window,
        "location": window.location,
        "locations": window.here.locations,
        "day": window.day,
        "people": people,
        "state": state,
        "views": VIEW_NAMES,
        "sections": sections(state),
        "gone": [visit_row(visit) for visit in state.visits.given_back],
        "side": Side(request.user, window),
        "script": {**for_script(window), "version": state.version},
    }
    template = "clinic/_diary_parts.html" if is_fragment(request) else "clinic/diary.html"
    return remembering(window.here, render(request, template, context))


def whose_week(request: HttpRequest, people: list[Practitioner]) -> UUID | None:
    """Who treats sees their own week first."""
    own = [person.pk for person in people if person.user_id == request.user.pk]
    return next(iter([*own, *(person.pk for person in people)]), None)


@answers("physio_clinic.view_appointment", methods=["GET"])
def events(request: HttpRequest) -> HttpResponse:
    """The state as JSON, or 304 where the script already has it. The wall's own time stands in a header."""
    window = Window.asked(request)
    state = DiaryState(window)
    unchanged = request.headers.get("If-None-Match") == state.version
    answer = (
        HttpResponse(status=304) if unchanged else HttpResponse(state.text, content_type="application/json")
    )
    answer["ETag"] = state.version
    answer["X-Wall-Clock"] = window.now
    return answer
