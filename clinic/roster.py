"""Who works when at a location, for one type of visit."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet

from clinic.availability import WeeklyHours
from clinic.models import AppointmentType, Location, Practitioner

HOURS = ("weekday", "starts", "ends", "valid_from", "valid_until", "only_for_id")

# Everybody who was asked about, also those who do not work there or do not give this type: they have no hours.
Roster = dict[Practitioner, list[WeeklyHours]]


def roster(people: Iterable[Practitioner], location: Location, type: AppointmentType) -> Roster:
    """One query. A queryset of practitioners is not asked for by itself."""
    if isinstance(people, QuerySet):
        asked, known = people, {}
    else:
        known = {person.pk: person for person in people}
        asked = Practitioner.objects.filter(pk__in=known)
    found: Roster = {}
    for key, name, gives, *hours in rows(asked, location, type):
        person = known.get(key) or known.setdefault(
            key, Practitioner.from_db(None, ["id", "name"], [key, name])
        )
        stretches = found.setdefault(person, [])
        if gives and hours[0] is not None:
            stretches.append(WeeklyHours(*hours))
    return found


def rows(people: QuerySet[Practitioner], location: Location, type: AppointmentType) -> Any:
    said = AppointmentType.practitioners.through.objects.filter(appointmenttype=type)
    return (
        people.order_by()
        .annotate(
            here=FilteredRelation("working_hours", condition=Q(working_hours__location=location)),
            gives=Q(~Exists(said)) | Q(Exists(said.filter(practitioner=OuterRef("pk")))),
        )
        .values_list("pk", "name", "gives", *(f"here__{name}" for name in HOURS))
    )
