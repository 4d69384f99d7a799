"""What a visitor has chosen so far. It stands in the address, so a clinic's own site can link to any step."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any, Self
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from clinic.diary import Slot
from clinic.models import AppointmentType, Location, Practitioner
from clinic.online import choices as online
from clinic.online.choices import Wanted
from patients.errors import Invalid, RuleBroken
from patients.web.query import day_in, near

ANYBODY = "any"
MOMENT = "%Y%m%dT%H%MZ"


@dataclass(frozen=True)
class Choice:
    """None for what is still to be chosen. `anybody`: whoever is free first."""

    menu: online.Menu
    location: Location | None = None
    type: AppointmentType | None = None
    practitioner: Practitioner | None = None
    anybody: bool = False
    day: date | None = None
    wanted: Wanted | None = None
    fixed: frozenset[str] = field(default=frozenset())

    @classmethod
    def of(cls, request: HttpRequest, place: str = "") -> Self:
        """What the address says; where there is only one choice, it is made. Raises Invalid."""
        choice = cls(online.Menu())
        if not choice.menu.locations:
            raise RuleBroken(
                "nothing_online", _("Visits cannot be booked online now. Please phone the clinic.")
            )
        choice = choice.at(place or request.GET.get("location", ""))
        choice = choice.for_visit(request.GET.get("type", ""))
        choice = choice.with_whom(request.GET.get("practitioner", ""))
        if request.GET.get("day"):
            choice = replace(choice, day=day_in(request, "day", date.min))
        return choice.at_time(request.POST.get("slot", "") or request.GET.get("slot", ""))

    def at(self, wanted: str) -> Self:
        places = self.menu.locations
        if not wanted:
            return self.only("location", places)
        found = [place for place in places if wanted in (str(place.pk), slugify(place.name))]
        if not found:
            raise Http404
        return replace(self, location=found[0])

    def for_visit(self, wanted: str) -> Self:
        if not wanted:
            return self.only("type", self.menu.types_at(self.location)) if self.location else self
        kinds = [kind for kind in self.menu.types if kind.key == wanted]
        if not kinds or (self.location and kinds[0] not in self.menu.types_at(self.location)):
            raise Invalid("not_online", _("This visit cannot be booked online. Please phone the clinic."))
        chosen = replace(self, type=kinds[0])
        return chosen if self.location else chosen.only("location", chosen.places)

    def with_whom(self, wanted: str) -> Self:
        if not self.location or not self.type:
            return self
        if not wanted:
            return self.only("practitioner", self.people)
        if wanted == ANYBODY:
            return replace(self, anybody=True)
        return replace(self, practitioner=self.person(wanted))

    def at_time(self, said: str) -> Self:
        if not said or not self.location or not self.type:
            return self
        key, _tilde, moment = said.partition("~")
        try:
            starts_at = datetime.strptime(moment, MOMENT).replace(tzinfo=UTC)
            near(starts_at)
        except (ValueError, ValidationError):
            raise no_such_time() from None
        return replace(self, wanted=Wanted(self.type, self.person(key), self.location, starts_at))

    def only(self, name: str, choices: list[Any]) -> Self:
        """Nobody is asked to choose among one."""
        if len(choices) != 1:
            return self
        return replace(self, **{name: choices[0]}, fixed=self.fixed | {name})  # type: ignore[arg-type]

    def person(self, wanted: str) -> Practitioner:
        found = [person for person in self.people if str(person.pk) == wanted]
        if not found:
            raise Invalid("wrong_practitioner", _("Choose one of the people on the page."))
        return found[0]

    @property
    def places(self) -> list[Location]:
        """Where the chosen visit, or any, is given."""
        kind = self.type
        if kind is None:
            return self.menu.locations
        return [place for place in self.menu.locations if kind in self.menu.types_at(place)]

    @property
    def people(self) -> list[Practitioner]:
        return self.menu.people(self.location, self.type) if self.location and self.type else []

    @property
    def wanted_people(self) -> list[Practitioner]:
        return [self.practitioner] if self.practitioner else self.people

    def name_of(self, location: Location) -> str:
        """In an address: readable where the name is made of letters an address can carry, the key where not."""
        names = [slugify(place.name) for place in self.menu.locations]
        name = slugify(location.name)
        return name if name and names.count(name) == 1 else str(location.pk)

    def url(self, page: str = "online", /, **changes: Any) -> str:
        """The address of a step with these choices. A change to None takes a choice back."""
        said: dict[str, Any] = {
            "location": self.location and self.name_of(self.location),
            "type": self.type and self.type.key,
            "practitioner": ANYBODY if self.anybody else self.practitioner and self.practitioner.pk,
            "day": self.day,
            "slot": self.wanted and slot_value(self.wanted.slot),
            **changes,
        }
        query = urlencode({name: value for name, value in said.items() if value})
        return f"{reverse(f'clinic:{page}')}?{query}" if query else reverse(f"clinic:{page}")

    def slot_url(self, slot: Slot) -> str:
        return self.url("online_before", day=slot.local_start.date(), slot=slot_value(slot))


def slot_value(slot: Slot) -> str:
    return f"{slot.practitioner.pk}~{slot.starts_at.astimezone(UTC).strftime(MOMENT)}"


def no_such_time() -> Invalid:
    return Invalid("no_slot", _("Choose one of the times."))
