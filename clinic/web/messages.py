"""What the outbox did."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from clinic.models import Message
from clinic.web.places import place
from clinic.web.words import with_kind
from patients.models import Patient
from patients.web.page import page, visible
from patients.web.pages import page_of
from patients.web.query import text_in, word_in

# A search that fits more people than this is no search for a person.
MOST_PEOPLE = 50


@page("physio_clinic.view_message", methods=["GET"])
def message_list(request: HttpRequest) -> HttpResponse:
    state, words = word_in(request, "state", Message.State.values), text_in(request, "patient")
    rows = Message.objects.visible_to(request.user).select_related("patient")
    if state:
        rows = rows.filter(state=state)
    if words:
        people = Patient.objects.visible_to(request.user).search(words)[:MOST_PEOPLE]
        rows = rows.filter(patient__in=[person.pk for person in people])
    context = {
        "page_obj": with_kind(page_of(request, rows)),
        "state": state,
        "words": words,
        "states": Message.State.choices,
        "location": place(request).location,
    }
    return render(request, "clinic/message_list.html", context)


@page("physio_clinic.view_message", methods=["GET"])
def message(request: HttpRequest, key: UUID) -> HttpResponse:
    sent = visible(Message, request, key, Message.objects.select_related("patient"))
    with_kind([sent])
    context = {"sent": sent, "location": place(request).location}
    return render(request, "clinic/message.html", context)
