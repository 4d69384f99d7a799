"""The dialogs of the diary: booking a visit, moving one. What is refused comes back as the same form."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from clinic.actions.appointments import book_appointment, move_appointment, resize_appointment
from clinic.models import Appointment, AppointmentType, WorkingHours
from clinic.web.answers import told
from clinic.web.appointments import found, moved_to
from clinic.web.booking import sentence
from clinic.web.diary_deeds import done
from clinic.web.forms.diary import BookForm, MoveForm, as_it_stands
from clinic.web.places import Place, place
from clinic.web.slot_list import instead
from clinic.web.slots import chosen_slot
from clinic.web.wall_clock import read
from clinic.web.who import who_can_be
from patients.errors import NotAllowed, RuleBroken
from patients.models import Patient
from patients.web.page import page
from patients.web.query import day_in, key_in, text_in


@page("physio_clinic.add_appointment")
def book(request: HttpRequest) -> HttpResponse:
    """`start`, `practitioner` and `room` are where the hand clicked; `q` is what is typed to find the patient."""
    here = place(request)
    if request.method == "GET":
        form = BookForm(user=request.user, location=here.location, initial=clicked(request, here))
        return book_dialog(request, here, form)
    form = BookForm(request.POST, user=request.user, location=here.location)
    booked = form.is_valid() and carried_out(form, lambda: press_book(request, here, form))
    return done(booked, sentence(booked)) if booked else book_dialog(request, here, form)


def press_book(request: HttpRequest, here: Place, form: BookForm) -> Appointment:
    chosen = form.cleaned_data
    practitioner, starts_at = wanted(request, form)
    return book_appointment(
        by=request.user,
        patient=chosen["patient"],
        practitioner=practitioner,
        location=here.location,
        type=chosen["type"],
        starts_at=starts_at,
        room=chosen["room"],
        note=chosen["note"],
        overlap_reason=chosen["overlap_reason"],
    )


def book_dialog(request: HttpRequest, here: Place, form: BookForm) -> HttpResponse:
    words = text_in(request, "q") or request.POST.get("q", "").replace("\x00", "")
    picked = str(form["patient"].value() or "")
    hits = list(who_can_be(request.user, words))
    if picked and picked not in {str(hit.pk) for hit in hits}:
        hits = [*chosen_patient(form), *hits]
    context = {"form": form, "location": here.location, "words": words, "hits": hits, "picked": picked}
    return dialog(request, "clinic/_diary_book.html", form, context)


def chosen_patient(form: BookForm) -> list[Patient]:
    """Who was picked before, though other words are typed by now."""
    try:
        return [form.fields["patient"].clean(form["patient"].value())]
    except ValidationError:
        return []


@page("physio_clinic.change_appointment")
def move(request: HttpRequest, key: UUID) -> HttpResponse:
    visit = found(request, key)
    posted = request.POST if request.method == "POST" else None
    form = MoveForm(posted, user=request.user, location=visit.location, initial=as_it_stands(visit))
    if not form.is_valid():
        return move_dialog(request, visit, form)
    moved = carried_out(form, lambda: press_move(request, visit, form))
    return moved or move_dialog(request, visit, form)


def press_move(request: HttpRequest, visit: Appointment, form: MoveForm) -> HttpResponse:
    """Another time, another length, or both at once: then there is no single deed to undo."""
    chosen = form.cleaned_data
    moves, resizes = form.moves(visit) or "slot" in request.POST, "minutes" in form.changed_data
    with transaction.atomic():
        sequence, changed = chosen["sequence"], visit
        if moves or not resizes:
            practitioner, starts_at = wanted(request, form)
            changed = move_appointment(
                by=request.user,
                appointment=visit,
                starts_at=starts_at,
                practitioner=practitioner,
                room=chosen["room"] if "room" in form.changed_data else None,
                overlap_reason=chosen["overlap_reason"],
                sequence=sequence,
            )
            sequence = changed.sequence
        if resizes:
            ends_at = changed.starts_at + form.length
            changed = resize_appointment(
                by=request.user, appointment=changed, ends_at=ends_at, sequence=sequence
            )
    return told(moved_to(changed), undo="") if moves and resizes else done(changed, moved_to(changed))


def move_dialog(request: HttpRequest, visit: Appointment, form: MoveForm) -> HttpResponse:
    return dialog(request, "clinic/_diary_move.html", form, {"visit": visit, "location": visit.location})


def dialog(request: HttpRequest, template: str, form: Any, context: dict[str, Any]) -> HttpResponse:
    other_times = instead(form.refusal, request.POST.get("practitioner", ""))
    context = {**context, "form": form, "other_times": other_times}
    return render(request, template, context, status=form.status_code)


def carried_out(form: Any, deed: Any) -> Any:
    """What the deed gives, or None where it was refused: the form says why."""
    try:
        return deed()
    except NotAllowed:
        raise
    except RuleBroken as error:
        form.refuse(error)
        return None


def wanted(request: HttpRequest, form: BookForm | MoveForm) -> tuple[Any, datetime]:
    """One of the other times if that was pressed, otherwise what the form says."""
    if "slot" in request.POST:
        return chosen_slot(request)
    return form.cleaned_data["practitioner"], form.starts_at


def clicked(request: HttpRequest, here: Place) -> dict[str, Any]:
    """Where the hand clicked, otherwise the day that is looked at."""
    start = text_in(request, "start")
    wall = read(start) if start else None
    practitioner = key_in(request, "practitioner")
    return {
        "day": wall.date() if wall else day_in(request, "day", otherwise=here.today),
        "time": wall.time() if wall else None,
        "practitioner": practitioner,
        "room": key_in(request, "room"),
        "patient": key_in(request, "patient"),
        "type": key_in(request, "type") or usual_type(here, practitioner, wall),
    }


def usual_type(here: Place, practitioner: UUID | None, wall: datetime | None) -> UUID | None:
    """What these hours are kept for, otherwise a follow-up."""
    if wall and practitioner:
        kept = WorkingHours.objects.filter(
            practitioner=practitioner,
            location=here.location,
            weekday=wall.weekday(),
            starts__lte=wall.time(),
            ends__gt=wall.time(),
            only_for__isnull=False,
        ).exclude(valid_from__gt=wall.date(), valid_until__lt=wall.date())
        if row := kept.first():
            return row.only_for_id
    return AppointmentType.objects.filter(key="follow_up").values_list("pk", flat=True).first()
