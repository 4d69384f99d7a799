"""At which clinic the desk is working."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from clinic.models import Location
from patients import clock
from patients.errors import RuleBroken
from patients.web.query import key_in


@dataclass(frozen=True)
class Place:
    """The chosen location among all of them."""

    location: Location
    locations: list[Location]

    @property
    def today(self) -> date:
        return self.location.local(clock.now()).date()


COOKIE = "physio_location"


def place(request: HttpRequest, wanted: UUID | None = None) -> Place:
    """The location of ?location=, else the one last looked at, else the one with most working hours.

    Raises RuleBroken where a clinic has none yet.
    """
    rows = Location.objects.visible_to(request.user).annotate(worked=Count("working_hours"))
    locations: list[Any] = list(rows.order_by("name"))
    if not locations:
        raise RuleBroken("no_location", _("There is no location yet. A manager adds one under Staff."))
    by_key = {str(location.pk): location for location in locations}
    wanted = wanted or key_in(request, "location")
    if wanted and str(wanted) not in by_key:
        raise Http404
    last = request.COOKIES.get(COOKIE, "")
    usual = by_key.get(last) or max(locations, key=lambda location: location.worked)
    return Place(by_key[str(wanted)] if wanted else usual, locations)


def remembering(here: Place, response: HttpResponse) -> HttpResponse:
    """The browser keeps which location was looked at, for the next page that is told none."""
    response.set_cookie(COOKIE, str(here.location.pk), max_age=90 * 24 * 3600, httponly=True, samesite="Lax")
    return response
