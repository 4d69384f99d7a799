"""When a whole location is closed."""

from collections.abc import Sequence

from clinic.house.closing_days import Closing
from clinic.models import Closure, Location
from patients import audit
from patients.actors import Actor
from patients.deed import deed


@deed("physio_clinic.add_closure")
def close_days(*, by: Actor, locations: Sequence[Location], closings: Sequence[Closing]) -> list[Closure]:
    """Close every one of these locations then, each by its own clock. What is closed already is passed over."""
    made: list[Closure] = []
    for location in locations:
        # Two who bring in the same list at once wait for each other here.
        Location.objects.select_for_update(no_key=True).get(pk=location.pk)
        known = set(location.closures.values_list("starts_at", "ends_at"))
        for closing in closings:
            time = closing.at(location.tz)
            if (time.start, time.end) not in known:
                known.add((time.start, time.end))
                made.append(closed(location, closing))
    for closure in made:
        audit.record(by=by, deed="closure.added", about=closure, reason=closure.name)
    return made


def closed(location: Location, closing: Closing) -> Closure:
    time = closing.at(location.tz)
    closure = Closure(location=location, name=closing.name, starts_at=time.start, ends_at=time.end)
    closure.check_and_save()
    return closure
