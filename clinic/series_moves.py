"""Where the visits of a series come to lie when one of them moves and the others go along."""

from collections.abc import Sequence
from datetime import timedelta

from clinic.actions.series import in_scope
from clinic.models import Appointment, Practitioner
from clinic.repeats.series import moved_along
from clinic.repeats.series_preview import Asked, Outcome, Preview


def preview_of(
    visit: Appointment,
    scope: str,
    shift: timedelta,
    practitioner: Practitioner | None,
    people: Sequence[Practitioner],
) -> list[Outcome]:
    """Every visit of the scope so much later by the wall, with the same practitioner or another."""
    visits = in_scope(visit, scope)
    if not visits:
        return []
    zone = visit.location.tz
    asked = [
        Asked(*moved_along(one.starts_at, shift, zone), practitioner or one.practitioner, one)
        for one in visits
    ]
    known = {person.pk: person for person in [*people, *(one.practitioner for one in asked)]}
    return Preview(
        visit.patient, visit.location, visit.type, list(known.values()), asked, moved=visits
    ).outcomes()
