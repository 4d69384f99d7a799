"""The door a patient comes through: a link, then the date of birth. No account.

Opening a link changes nothing. A right date of birth is remembered in the browser's session for a while, for this one
link. Nothing behind the door is cached, indexed or told to other sites.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from clinic.models import Location
from patients import clock
from patients.errors import RuleBroken
from patients.links import open_link
from patients.models import Link
from treatments.locations import first_location, location_of
from treatments.models import ProgrammeVersion

REMEMBERED_SECONDS = 4 * 3600

View = Callable[..., HttpResponse]


def patient_page(
    *, known: bool = True, methods: tuple[str, ...] = ("GET", "HEAD", "POST")
) -> Callable[[View], View]:
    """Make `view(request, link, version, ...)` a page behind a patient's link.

    With `known`, whoever has not given the date of birth is sent to the door first. Refusals become a page with their
    sentence; a link that cannot be used says so, and nothing else.
    """

    def frame(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
            try:
                link = open_link(token)
                if known and not is_known(request, link):
                    return private(redirect("treatments:patient_programme", token))
                return private(view(request, link, version_of(link), token=token, **kwargs))
            except RuleBroken as error:
                return private(refused(request, error.message, error.status))
            except Http404:
                return private(refused(request, _("There is nothing at this address."), 404))

        guarded = never_cache(require_http_methods(methods)(answer))
        guarded.public = True  # type: ignore[attr-defined]
        return guarded

    return frame


def refused(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    """The same page for every refusal, with the house's own telephone: it gives away no patient and no visit."""
    context = {**house(first_location()), "sentence": sentence}
    return render(request, "treatments/patient/refused.html", context, status=status)


def version_of(link: Link) -> ProgrammeVersion:
    """The newest version of the programme the link was sent for: nobody should go on with what was replaced."""
    sent = get_object_or_404(
        ProgrammeVersion.objects.only("programme"),
        pk=link.subject_id,
        programme__episode__patient=link.patient_id,
    )
    versions = ProgrammeVersion.objects.select_related(
        "programme__episode__patient", "programme__episode__practitioner", "session__appointment__location"
    )
    return versions.filter(programme=sent.programme_id).latest("number")


def remember(request: HttpRequest, link: Link) -> None:
    """Let this browser in for a few hours. A new session key, so one planted beforehand opens nothing."""
    request.session.cycle_key()
    request.session[session_key(link.pk)] = clock.now().timestamp()


def is_known(request: HttpRequest, link: Link) -> bool:
    since = request.session.get(session_key(link.pk), 0.0)
    return bool(clock.now().timestamp() - since < REMEMBERED_SECONDS)


def session_key(link_id: UUID) -> str:
    return f"link-{link_id}"


def clinic_of(version: ProgrammeVersion) -> dict[str, Any]:
    """What every page shows of the clinic."""
    return house(location_of(version.session))


def house(location: Location) -> dict[str, Any]:
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
