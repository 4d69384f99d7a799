"""Which clinic a visit belongs to."""

from clinic.models import Location
from treatments.models import Session


def location_of(session: Session) -> Location:
    """Where the visit was booked; for a visit without an appointment, the clinic's first location."""
    if session.appointment:
        return session.appointment.location
    return first_location()


def first_location() -> Location:
    return Location.objects.order_by("created_at").first() or Location()
