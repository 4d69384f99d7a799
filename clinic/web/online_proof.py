"""From the details to the visit: the code from the e-mail, and the booking itself."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from clinic.actions.online_bookings import VISITOR, book_online
from clinic.actions.online_codes import CODES as MOST_CODES
from clinic.actions.online_codes import TRIES, ask_for_code, try_code
from clinic.models import OnlineBooking
from clinic.online import choices as online
from clinic.online.choices import Wanted
from clinic.web.forms.online_booking import CodeForm
from clinic.web.online_choice import Choice, no_such_time
from clinic.web.online_page import CODES, bound, online_page
from clinic.web.online_times import as_time, clock_of
from patients.errors import Invalid, RuleBroken

# How many times are offered instead of one that is gone.
OFFERED = 20
# Refusals after which another time may do; any other means: phone.
ANOTHER_TIME = {
    "slot_taken",
    "too_soon",
    "in_the_past",
    "too_far_ahead",
    "outside_hours",
    "patient_busy",
    "no_room",
    "no_equipment",
    "class_full",
    "already_in_class",
    "wrong_practitioner",
    "practitioner_inactive",
}


@online_page(methods=("GET", "POST"), limit=CODES)
def code(request: HttpRequest, key: UUID) -> HttpResponse:
    booking = bound(request, key)
    if booking.appointment:
        return redirect("clinic:online_done", key)
    if booking.proven_at:
        return redirect("clinic:online_time", key)
    form = CodeForm.of(request)
    if not form.is_valid():
        return code_page(request, booking, form)
    proven = form.perform(try_code, by=VISITOR, booking=booking, code=form.cleaned_data["code"])
    if proven:
        return finish(request, booking)
    if form.refusal is None:
        booking.refresh_from_db(fields=["tries"])
        form.refuse(wrong_code(booking))
    return code_page(request, booking, form)


def wrong_code(booking: OnlineBooking) -> RuleBroken:
    if booking.tries >= TRIES:
        return Invalid("wrong_code", _("That is not the code. Ask for a new one below."))
    sentence = _("That is not the code. Look at the newest e-mail from us and try again.")
    return Invalid("wrong_code", sentence, details={"code": [sentence]})


def code_page(request: HttpRequest, booking: OnlineBooking, form: CodeForm) -> HttpResponse:
    correction = choice_of(booking).url("online_details", again=booking.pk)
    context = {
        **about(booking),
        "form": form,
        "refused": not booking.code_due_at and not booking.code_hash and not booking.codes_sent,
        "more_codes": booking.codes_sent < MOST_CODES,
        "correction": correction,
    }
    return render(request, "clinic/online/code.html", context, status=form.status_code)


@online_page(methods=("POST",), limit=CODES)
def another_code(request: HttpRequest, key: UUID) -> HttpResponse:
    booking = bound(request, key)
    try:
        ask_for_code(by=VISITOR, booking=booking)
    except RuleBroken as error:
        context = {**about(booking), "sentence": error.message, "back": True}
        return render(request, "clinic/online/refused.html", context, status=error.status)
    return redirect("clinic:online_code", key)


def finish(request: HttpRequest, booking: OnlineBooking, **other: Any) -> HttpResponse:
    """Book. Where that time is gone, another one is chosen, and the address stays proven."""
    try:
        book_online(by=VISITOR, booking=booking, **other)
    except RuleBroken as error:
        if error.code not in ANOTHER_TIME:
            raise
        return time_page(request, booking, error)
    return redirect("clinic:online_done", booking.pk)


@online_page(methods=("GET", "POST"), limit=CODES)
def another_time(request: HttpRequest, key: UUID) -> HttpResponse:
    booking = bound(request, key)
    if booking.appointment:
        return redirect("clinic:online_done", key)
    if not booking.proven_at:
        return redirect("clinic:online_code", key)
    if request.method == "GET":
        return time_page(request, booking, None)
    nothing_yet = replace(choice_of(booking), wanted=None)
    other = nothing_yet.at_time(request.POST.get("slot", "")).wanted
    if other is None:
        raise no_such_time()
    return finish(request, booking, practitioner=other.practitioner, starts_at=other.starts_at)


def time_page(request: HttpRequest, booking: OnlineBooking, refusal: RuleBroken | None) -> HttpResponse:
    times = [as_time(slot) for slot in wanted_in(booking).instead(OFFERED)]
    context = {**about(booking), "refusal": refusal, "times": times}
    status = refusal.status if refusal else 200
    return render(request, "clinic/online/another_time.html", context, status=status)


def about(booking: OnlineBooking) -> dict[str, Any]:
    wanted = wanted_in(booking)
    return {
        "booking": booking,
        "location": wanted.location,
        "zone": clock_of(wanted.location),
        "at": as_time(wanted.slot),
    }


def wanted_in(booking: OnlineBooking) -> Wanted:
    """The visit as it stands in the diary, and before that as it is wished for."""
    visit = booking.appointment or booking
    return Wanted(visit.type, visit.practitioner, visit.location, visit.starts_at)


def choice_of(booking: OnlineBooking) -> Choice:
    return Choice(
        online.Menu(), booking.location, booking.type, booking.practitioner, wanted=wanted_in(booking)
    )
