"""A staff page of the clinical record: times are read and written in the zone of the clinic's location."""

from collections.abc import Callable, Sequence
from datetime import tzinfo
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from clinic.web.places import place
from patients.errors import RuleBroken
from patients.web.page import View, page


def zone(request: HttpRequest) -> tzinfo:
    """Where the reader works; the project's own zone in a clinic that has no location yet."""
    try:
        return place(request).location.tz
    except RuleBroken:
        return timezone.get_default_timezone()


def clinical_page(permission: str, *, methods: Sequence[str] = ("GET", "POST")) -> Callable[[View], View]:
    """`patients.web.page.page` in local time."""

    def frame(view: View) -> View:
        @wraps(view)
        def local(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            with timezone.override(zone(request)):
                return view(request, *args, **kwargs)

        return page(permission, methods=methods)(local)

    return frame
