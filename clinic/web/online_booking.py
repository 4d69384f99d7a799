"""Booking a visit without an account: choosing, the notice about danger, the details.

What is chosen stands in the address until the details are sent; nothing is stored before. The rest of the way is
`online_proof.py`.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from clinic.actions.online_bookings import VISITOR, begin_online_booking
from clinic.house.money import digits, in_major
from clinic.models import AppointmentType, Location, OnlineBooking
from clinic.online import choices as online
from clinic.online.choices import Wanted
from clinic.web.forms.online_booking import DetailsForm, NoticeForm
from clinic.web.online_choice import ANYBODY, Choice, no_such_time
from clinic.web.online_page import BEGINNINGS, bind, bound, has_read_notice, note_notice, online_page
from clinic.web.online_times import Time, Times, as_time, clock_of
from patients.errors import NotAllowed
from patients.languages import ORIGINAL, known_as
from patients.web.query import key_in

# How far "first free on …" beside a name looks ahead.
LOOK_AHEAD = 28
# What search engines may list, as long as nothing was chosen.
FIRST_PAGES = ("place", "visit", "person", "time")
# How many times are offered instead of one that is gone.
OFFERED = 8


@online_page(index=True)
def choose(request: HttpRequest, place: str = "") -> HttpResponse:
    """The first thing that is not chosen yet: where, which visit, with whom, when."""
    choice = Choice.of(request, place)
    if choice.location is None:
        return step(request, choice, "place", places=places(choice))
    if choice.type is None:
        return step(request, choice, "visit", kinds=visits(choice, choice.location))
    if choice.practitioner is None and not choice.anybody:
        first = first_times(choice, choice.location, choice.type)
        anybody = {"url": choice.url(practitioner=ANYBODY), "first": min(first.values(), default=None)}
        return step(request, choice, "person", people=people(choice, first), anybody=anybody)
    return step(request, choice, "time", times=Times(choice, choice.location, choice.type))


def step(request: HttpRequest, choice: Choice, page: str, status: int = 200, **facts: Any) -> HttpResponse:
    context = {
        "choice": choice,
        "first_page": page in FIRST_PAGES and not request.GET,
        "location": choice.location,
        "zone": clock_of(choice.location) if choice.location else "",
        # Before a place is chosen, that of any.
        "emergency_number": (choice.location or choice.menu.locations[0]).emergency_number,
        **ways_back(choice),
        **facts,
    }
    return render(request, f"clinic/online/{page}.html", context, status=status)


def ways_back(choice: Choice) -> dict[str, str]:
    """Where each choice is made anew. What depends on it is taken back as well."""
    time = {"slot": None}
    person = {**time, "day": None, "practitioner": None}
    visit = {**person, "type": None}
    return {
        "change_time": choice.url(**time),
        "change_person": choice.url(**person),
        "change_visit": choice.url(**visit),
        "change_place": choice.url(**visit, location=None),
    }


def places(choice: Choice) -> list[tuple[Any, str]]:
    return [(place, choice.url(location=choice.name_of(place))) for place in choice.places]


def visits(choice: Choice, location: Location) -> list[tuple[AppointmentType, str, str]]:
    return [(kind, choice.url(type=kind.key), price(kind)) for kind in choice.menu.types_at(location)]


def price(kind: AppointmentType) -> str:
    if not kind.price_minor:
        return ""
    amount = in_major(kind.price_minor, kind.currency)
    return f"{number_format(amount, digits(kind.currency))} {kind.currency}"


def people(choice: Choice, first: dict[Any, Time]) -> list[dict[str, Any]]:
    """Everybody who gives the visit, each with their first free time."""
    return [
        {"person": person, "url": choice.url(practitioner=person.pk), "first": first.get(person.pk)}
        for person in choice.people
    ]


def first_times(choice: Choice, location: Location, kind: AppointmentType) -> dict[Any, Time]:
    slots = online.free_times(
        practitioners=choice.people,
        location=location,
        type=kind,
        first_day=online.today_at(location),
        days=LOOK_AHEAD,
    )
    return {slot.practitioner.pk: as_time(slot) for slot in reversed(slots)}


@online_page(methods=("GET", "POST"))
def before(request: HttpRequest) -> HttpResponse:
    """When not to book but to call for help. Nobody gets to the details past it."""
    choice, wanted = complete(request)
    if not wanted.is_free():
        return taken(request, choice, wanted)
    form = NoticeForm.of(request)
    if form.is_valid():
        note_notice(request)
        return redirect(choice.url("online_details"))
    return step(request, choice, "before", form.status_code, form=form, at=as_time(wanted.slot))


@online_page(methods=("GET", "POST"), limit=BEGINNINGS)
def details(request: HttpRequest) -> HttpResponse:
    """Who comes. A time that is gone by now is chosen again on the same page, with everything typed still there."""
    choice, wanted = complete(request)
    if not has_read_notice(request):
        return redirect(choice.url("online_before"))
    if request.method == "GET":
        form = DetailsForm(initial=typed_before(request))
        if not wanted.is_free():
            return taken(request, choice, wanted)
        return details_page(request, choice, wanted, form)
    form = DetailsForm(request.POST)
    booking = form.is_valid() and form.perform(begin, request=request, wanted=wanted, form=form)
    if not booking:
        return details_page(request, choice, wanted, form)
    bind(request, booking)
    return redirect("clinic:online_code", booking.pk)


def begin(*, request: HttpRequest, wanted: Wanted, form: DetailsForm) -> OnlineBooking:
    return begin_online_booking(
        by=VISITOR,
        submission=form.key,
        wanted=wanted,
        consents=form.consents(),
        language=known_as(get_language() or ORIGINAL).tag,
        **form.typed(),
    )


def details_page(request: HttpRequest, choice: Choice, wanted: Wanted, form: DetailsForm) -> HttpResponse:
    if form.refusal and form.refusal.code in ("slot_taken", "too_soon"):
        form.offer([as_time(slot) for slot in wanted.instead(OFFERED, choice.wanted_people)])
    return step(request, choice, "details", form.status_code, form=form, at=as_time(wanted.slot))


def typed_before(request: HttpRequest) -> dict[str, Any]:
    """What was typed in a booking of this browser that is being corrected."""
    key = key_in(request, "again")
    if key is None:
        return {}
    earlier = bound(request, key)
    if earlier.proven_at:
        raise NotAllowed("proven", _("This booking cannot be changed any more. Please start again."))
    names = ("given_name", "family_name", "email", "phone", "note")
    born = f"{earlier.birth_date:%d/%m/%Y}"
    return {**{name: getattr(earlier, name) for name in names}, "birth_date": born}


def complete(request: HttpRequest) -> tuple[Choice, Wanted]:
    choice = Choice.of(request)
    if choice.wanted is None:
        raise no_such_time()
    return choice, choice.wanted


def taken(request: HttpRequest, choice: Choice, wanted: Wanted) -> HttpResponse:
    times = [as_time(slot, choice.slot_url(slot)) for slot in wanted.instead(OFFERED, choice.wanted_people)]
    return step(request, choice, "taken", 409, at=as_time(wanted.slot), times=times)
