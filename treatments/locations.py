"""Which clinic a visit belongs to."""

from clinic.house.locations import first_location
from clinic.models import Location
from treatments.models import Session


def location_of(session: Session) -> Location:
    """Where the visit was booked; for a visit without an appointment, the clinic's first location."""
    if session.appointment:
        return session.appointment.location
    return first_location()
