"""The frame around every public page, and what binds a booking to the browser it was begun in."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from clinic.models import Location, OnlineBooking
from patients import clock
from patients.errors import RuleBroken
from patients.limits import Limit, address_of
from patients.web.languages import page_language

# A waiting room shares one address, so these are generous; whoever guesses codes meets the five tries first.
LOOKS = Limit("online-looks", most=300, seconds=300)
BEGINNINGS = Limit("online-beginnings", most=20, seconds=3600, opens_without_cache=False)
CODES = Limit("online-codes", most=60, seconds=900)

BOOKINGS, NOTICE = "online_bookings", "online_notice"
MOST_BOOKINGS = 10
NOTICE_SECONDS = 2 * 3600

View = Callable[..., HttpResponse]


class NotHere(RuleBroken):
    status = 404


def online_page(
    *, methods: Sequence[str] = ("GET",), limit: Limit | None = None, index: bool = False
) -> Callable[[View], View]:
    """Make a function a public page. `limit` counts its POSTs, beside the looks that every page counts.

    In the language chosen on the page, or asked for by the browser. A refusal becomes a page with its sentence. Nothing
    is cached or told to other sites; `index` lets search engines list the page as long as nothing was chosen on it.
    """

    def frame(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            with translation.override(page_language(request)):
                response = answered(view, request, limit, **kwargs)
            return private(response, index=index and not request.GET and response.status_code == 200)  # noqa: PLR2004

        allowed = ["HEAD", *methods] if "GET" in methods else list(methods)
        guarded = never_cache(require_http_methods(allowed)(answer))
        guarded.public = True  # type: ignore[attr-defined]
        return guarded

    return frame


def answered(view: View, request: HttpRequest, limit: Limit | None, **kwargs: Any) -> HttpResponse:
    try:
        LOOKS.spend(address_of(request))
        if limit and request.method == "POST":
            limit.spend(address_of(request))
        response = view(request, **kwargs)
    except RuleBroken as error:
        response = refused(request, error)
    except Http404:
        response = refused(request, NotHere("not_here", _("There is nothing at this address.")))
    response["Content-Language"] = translation.get_language()
    return response


def private(response: HttpResponse, *, index: bool) -> HttpResponse:
    """ "no-referrer" would be stricter by a hair, and browsers then send no origin with a form."""
    response["Referrer-Policy"] = "same-origin"
    if not index:
        response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def refused(request: HttpRequest, error: RuleBroken) -> HttpResponse:
    context = {"sentence": error.message, "location": Location.objects.order_by("created_at").first()}
    return render(request, "clinic/online/refused.html", context, status=error.status)


def bind(request: HttpRequest, booking: OnlineBooking) -> None:
    """Let this browser, and no other, go on. A new session key, so one planted beforehand opens nothing."""
    request.session.cycle_key()
    others = [key for key in request.session.get(BOOKINGS, []) if key != str(booking.pk)]
    request.session[BOOKINGS] = [str(booking.pk), *others][:MOST_BOOKINGS]


def bound(request: HttpRequest, key: UUID) -> OnlineBooking:
    """The booking this browser began. Nobody gets in by guessing its address."""
    own = str(key) in request.session.get(BOOKINGS, [])
    rows = OnlineBooking.objects.select_related(
        "type",
        "practitioner",
        "location",
        "appointment__type",
        "appointment__practitioner",
        "appointment__location",
    )
    booking = rows.filter(pk=key).first() if own else None
    if booking is None:
        words = _(
            "This page opens only in the browser in which you began, and not for long. Please start again."
        )
        raise NotHere("not_here", words)
    return booking


def note_notice(request: HttpRequest) -> None:
    request.session[NOTICE] = clock.now().timestamp()


def has_read_notice(request: HttpRequest) -> bool:
    return bool(clock.now().timestamp() - request.session.get(NOTICE, 0.0) < NOTICE_SECONDS)
