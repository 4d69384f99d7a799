"""Visits that cannot take place as they stand: it is closed, or their practitioner is away or no longer at work."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from clinic.availability import Interval, WeeklyHours, open_hours
from clinic.models import Absence, Appointment, Closure, WorkingHours
from patients import clock

Status = Appointment.Status
TO_COME = (Status.REQUESTED, Status.BOOKED, Status.CONFIRMED)
MOST = 200


@dataclass(frozen=True)
class Stranded:
    visit: Appointment
    why: str


def stranded(visits: QuerySet[Appointment]) -> list[Stranded]:
    """Those of these visits that are still to come and need a new time, soonest first. Two queries."""
    coming = visits.filter(starts_at__gte=clock.now(), status__in=TO_COME).with_names()  # type: ignore[attr-defined]
    rows = list(coming.annotate(**shut_out()).order_by("starts_at", "id"))
    hours = weekly_hours({row.practitioner_id for row in rows})
    found = ((row, reason(row, hours)) for row in rows)
    return [Stranded(row, why) for row, why in found if why][:MOST]


def shut_out() -> dict[str, Any]:
    """What lies over a visit, named."""
    over = {"starts_at__lt": OuterRef("ends_at"), "ends_at__gt": OuterRef("starts_at")}
    away = Absence.objects.filter(practitioner=OuterRef("practitioner"), **over)
    shut = Closure.objects.filter(location=OuterRef("location"), **over)
    return {
        "is_away": Exists(away),
        "away_for": Subquery(away.values("reason")[:1]),
        "shut_for": Subquery(shut.values("name")[:1]),
    }


Hours = dict[tuple[UUID, UUID], list[WeeklyHours]]


def weekly_hours(practitioners: Iterable[UUID]) -> Hours:
    """By practitioner and location."""
    found: Hours = defaultdict(list)
    for row in WorkingHours.objects.filter(practitioner__in=practitioners):
        stretch = WeeklyHours(row.weekday, row.starts, row.ends, row.valid_from, row.valid_until)
        found[row.practitioner_id, row.location_id].append(stretch)
    return found


def reason(row: Any, hours: Hours) -> str:
    if row.shut_for is not None:
        return _("Closed: %(name)s") % {"name": row.shut_for}
    if row.is_away:
        words = {"name": row.practitioner, "reason": row.away_for}
        return (_("%(name)s is away: %(reason)s") if row.away_for else _("%(name)s is away")) % words
    if row.overlap_reason or at_work(row, hours[row.practitioner_id, row.location_id]):
        return ""
    return _("%(name)s does not work there then") % {"name": row.practitioner}


def at_work(row: Appointment, hours: list[WeeklyHours]) -> bool:
    visit = Interval(row.starts_at, row.ends_at)
    return any(time.holds(visit) for time in open_hours(hours, row.local_start.date(), row.location.tz))
