"""The door a patient comes through: a link, then the date of birth. No account.

A right date of birth is remembered in the browser's session for a while, for this one link.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import resolve

from clinic.web.patient_door import View, behind_link, house
from patients import clock
from patients.models import Link
from treatments.links import newest_version
from treatments.locations import location_of
from treatments.models import ProgrammeVersion

REMEMBERED_SECONDS = 4 * 3600
MOST_WORDS = 30_000


def patient_page(
    *, known: bool = True, methods: tuple[str, ...] = ("GET", "HEAD", "POST")
) -> Callable[[View], View]:
    """Make `view(request, link, version, ...)` a page behind a patient's link.

    With `known`, whoever has not given the date of birth is sent to the door first.
    """

    def frame(view: View) -> View:
        @behind_link(Link.Purpose.PROGRAMME, methods=methods)
        @wraps(view)
        def answer(request: HttpRequest, link: Link, *, token: str, **kwargs: Any) -> HttpResponse:
            if known and not is_known(request, link):
                keep_answers(request, link)
                return redirect("treatments:patient_programme", token)
            return view(request, link, newest_version(link), token=token, **kwargs)

        return answer

    return frame


def remember(request: HttpRequest, link: Link) -> None:
    """Let this browser in for a few hours. A new session key, so one planted beforehand opens nothing."""
    request.session.cycle_key()
    request.session[session_key(link.pk)] = clock.now().timestamp()


def is_known(request: HttpRequest, link: Link) -> bool:
    since = request.session.get(session_key(link.pk), 0.0)
    return bool(clock.now().timestamp() - since < REMEMBERED_SECONDS)


def session_key(link_id: UUID) -> str:
    return f"link-{link_id}"


def keep_answers(request: HttpRequest, link: Link) -> None:
    """What was sent after the remembered time was over waits in this browser's session for the date of birth."""
    words = request.POST.urlencode()
    if words and len(words) <= MOST_WORDS:
        request.session[answers_key(link.pk)] = {"path": request.path_info, "words": words}


def has_kept_answers(request: HttpRequest, link: Link) -> bool:
    return answers_key(link.pk) in request.session


def hand_over_answers(request: HttpRequest, link: Link) -> HttpResponse:
    """Carries out what waits, as if it were sent now."""
    kept = request.session.pop(answers_key(link.pk))
    request.POST = QueryDict(kept["words"])  # type: ignore[misc, assignment]
    page = resolve(kept["path"])
    response: HttpResponse = page.func(request, *page.args, **page.kwargs)
    return response


def answers_key(link_id: UUID) -> str:
    return f"answers-{link_id}"


def clinic_of(version: ProgrammeVersion) -> dict[str, Any]:
    """What every page shows of the clinic."""
    return house(location_of(version.session))
