"""When somebody is away, once or again and again."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from uuid_utils.compat import uuid7

from clinic.availability import Interval
from clinic.models import Absence, Location, Practitioner
from clinic.repeats import series
from clinic.repeats.scope import Scope
from patients import audit
from patients.actors import Actor
from patients.deed import deed
from patients.errors import Invalid

LONGEST_RUN = timedelta(days=731)


@deed("physio_clinic.add_absence")
def add_absence(
    *,
    by: Actor,
    practitioner: Practitioner,
    starts_at: datetime,
    ends_at: datetime,
    reason: str = "",
    every_weeks: int = 0,
    until: date | None = None,
    location: Location | None = None,
) -> list[Absence]:
    """Away then, and with `every_weeks` at the same wall time again until that day.

    Rows that repeat share a `series`. The wall is that of `location`, or of where the practitioner mostly works.
    """
    first = Interval(starts_at, ends_at)
    times = repetitions(first, practitioner, location, every_weeks, until) if every_weeks else [first]
    shared: dict[str, Any] = {"practitioner": practitioner, "reason": reason}
    if every_weeks:
        shared["series"] = uuid7()
    made = [Absence(starts_at=time.start, ends_at=time.end, **shared) for time in times]
    for absence in made:
        absence.check_and_save()
    audit.record(by=by, deed="absence.added", about=made[0], reason=f"{len(made)} × {reason}"[:300])
    return made


def repetitions(
    first: Interval,
    practitioner: Practitioner,
    location: Location | None,
    every_weeks: int,
    last: date | None,
) -> list[Interval]:
    place = location or practitioner.home
    if place is None:
        raise Invalid("no_clock", _("Say at which location: its clock tells when it repeats."))
    zone = place.tz
    day = first.start.astimezone(zone).date()
    if last is None or not day <= last <= day + LONGEST_RUN:
        words = _("Say until which day it repeats, at most two years on.")
        raise Invalid("no_end", words, details={"until": [words]})
    if first.end - first.start > timedelta(weeks=every_weeks):
        raise Invalid("overlaps_itself", _("It is longer than the time until it repeats."))
    run = series.until(series.days(day, every_weeks=every_weeks), last)
    return [first, *series.repeated(first, run[1:], zone)]


@deed("physio_clinic.delete_absence")
def remove_absence(*, by: Actor, absence: Absence, scope: str = Scope.ONE) -> int:
    """Here again: this time, this and the following, or all of a repeated absence. How many went."""
    rows = Absence.objects.filter(pk=absence.pk)
    if absence.series and scope != Scope.ONE:
        rows = Absence.objects.filter(series=absence.series)
        rows = rows.filter(starts_at__gte=absence.starts_at) if scope == Scope.FOLLOWING else rows
    audit.record(by=by, deed="absence.removed", about=absence, reason=f"{scope}: {absence}"[:300])
    removed, _rows = rows.delete()
    return removed
