"""At which clinic the desk is working."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest
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


def place(request: HttpRequest, wanted: UUID | None = None) -> Place:
    """The location of ?location=, else the first by name. Raises RuleBroken where a clinic has none yet."""
    locations = list(Location.objects.visible_to(request.user))
    if not locations:
        raise RuleBroken("no_location", _("There is no location yet. A manager adds one under Staff."))
    wanted = wanted or key_in(request, "location")
    for location in locations:
        if location.pk == wanted:
            return Place(location, locations)
    if wanted:
        raise Http404
    return Place(locations[0], locations)
