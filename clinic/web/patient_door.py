"""The frame around every page a patient opens with a link. No account.

Opening a link changes nothing. Nothing behind it is cached, indexed or told to other sites, and all of it is in the
patient's language, or the one chosen on the page.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from clinic.house.locations import first_location
from clinic.models import Location
from patients.errors import RuleBroken
from patients.links import open_link
from patients.models import Link
from patients.web.languages import page_language

View = Callable[..., HttpResponse]


def behind_link(
    purpose: str, *, methods: tuple[str, ...] = ("GET", "HEAD", "POST")
) -> Callable[[View], View]:
    """Make `view(request, link, token=..., ...)` a page behind a patient's link of this purpose.

    Refusals become a page with their sentence; a link that cannot be used says so, and nothing else.
    """

    def frame(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
            with translation.override(page_language(request)):
                try:
                    link = open_link(token, purpose=purpose)
                except RuleBroken as error:
                    return private(refused(request, token, error.message, error.status))
            with translation.override(page_language(request, reader=link.patient.language)):
                return private(shown(view, request, link, token=token, **kwargs))

        guarded = never_cache(require_http_methods(methods)(answer))
        guarded.public = True  # type: ignore[attr-defined]
        return guarded

    return frame


def shown(view: View, request: HttpRequest, link: Link, *, token: str, **kwargs: Any) -> HttpResponse:
    try:
        response = view(request, link, token=token, **kwargs)
    except RuleBroken as error:
        response = refused(request, token, error.message, error.status)
    except Http404:
        response = refused(request, token, _("There is nothing at this address."), 404)
    response["Content-Language"] = translation.get_language()
    return response


def refused(request: HttpRequest, token: str, sentence: str, status: int) -> HttpResponse:
    """The same page for every refusal, with the house's own telephone: it gives away no patient and no visit.

    `home` is the folder of the link, below which a device may have kept something.
    """
    before, _token, _rest = request.path.partition(token)
    home = f"{before}{token}/"
    context = {
        **house(first_location()),
        "sentence": sentence,
        "over": status == HTTPStatus.GONE,
        "home": home,
    }
    return render(request, "clinic/patient/refused.html", context, status=status)


def house(location: Location) -> dict[str, Any]:
    """What every page shows of the clinic."""
    return {
        "location": location,
        "clinic_name": location.name,
        "clinic_phone": location.phone,
        "emergency_number": location.emergency_number,
    }


def private(response: HttpResponse) -> HttpResponse:
    """Told to nobody else. "no-referrer" would be stricter by a hair, and browsers then send no origin with a form."""
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
