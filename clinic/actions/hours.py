"""When somebody works: a week's pattern from a day on."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import F, Q
from django.utils import formats
from django.utils.translation import gettext as _

from clinic.availability import WeeklyHours
from clinic.house.timetable import Stretch, clash, left_of
from clinic.models import Location, Practitioner, WorkingHours
from patients import audit
from patients.actors import Actor
from patients.deed import deed
from patients.errors import Invalid, RuleBroken

MOST_STRETCHES = 70
SAME = ("practitioner", "location", "weekday", "starts", "ends", "only_for")


@deed("physio_clinic.change_workinghours")
def change_hours(
    *,
    by: Actor,
    practitioner: Practitioner,
    location: Location,
    from_day: date,
    stretches: Iterable[Mapping[str, Any]],
    until: date | None = None,
) -> list[WorkingHours]:
    """This is the week there from this day on, or from this day until that one and then as before.

    A stretch has a weekday, starts, ends and perhaps only_for. What was valid before ends on the day before; what was
    planned for those days is replaced; extra hours on a single day stay. Raises RuleBroken `hours_overlap`.
    """
    week = list(stretches)
    if until and until < from_day:
        raise Invalid("backwards", _("The last day is before the first."), details=late(until))
    if len(week) > MOST_STRETCHES:
        raise Invalid("too_many", _("These are more hours than a week can hold."))
    hold(practitioner)
    make_room(practitioner, location, from_day, until)
    made = [
        opened(
            practitioner=practitioner,
            location=location,
            valid_from=from_day,
            valid_until=until,
            **stretch,
        )
        for stretch in week
    ]
    require_apart(practitioner)
    audit.record(
        by=by, deed="workinghours.changed", about=practitioner, reason=f"{location} from {from_day}"[:300]
    )
    return made


def late(until: date) -> dict[str, list[str]]:
    return {"until": [_("%(day)s is before the first day.") % {"day": formats.date_format(until)}]}


def opened(**fields: Any) -> WorkingHours:
    row = WorkingHours(**fields)
    row.check_and_save()
    return row


def make_room(practitioner: Practitioner, location: Location, first: date, last: date | None) -> None:
    """Take these days out of whatever pattern is valid on them."""
    patterns = WorkingHours.objects.filter(practitioner=practitioner, location=location).exclude(
        valid_until=F("valid_from")
    )
    touched = patterns.filter(Q(valid_until=None) | Q(valid_until__gte=first))
    for row in touched.filter(valid_from__lte=last) if last else touched:
        keep(row, left_of(row.valid_from, row.valid_until, first, last))


def keep(row: WorkingHours, pieces: list[tuple[date, date | None]]) -> None:
    """The same stretch in each of these validities; in none it goes."""
    if not pieces:
        row.delete()
        return
    same = {name: getattr(row, name) for name in SAME}
    for valid_from, valid_until in pieces[1:]:
        opened(valid_from=valid_from, valid_until=valid_until, **same)
    row.valid_from, row.valid_until = pieces[0]
    row.check_and_save()


def hold(practitioner: Practitioner) -> None:
    """One change of hours after the other. The weaker lock lets rows that refer to the practitioner be added."""
    Practitioner.objects.select_for_update(no_key=True).get(pk=practitioner.pk)


def require_apart(practitioner: Practitioner) -> None:
    """Nobody works at two places at once. Raises RuleBroken `hours_overlap`."""
    hold(practitioner)
    rows = WorkingHours.objects.filter(practitioner=practitioner).select_related("location")
    if found := clash(map(stretch_of, rows)):
        one, other, day = found
        words = {"one": one.name, "other": other.name, "day": formats.date_format(day)}
        raise RuleBroken("hours_overlap", _("%(one)s and %(other)s overlap, first on %(day)s.") % words)


def stretch_of(row: WorkingHours) -> Stretch:
    hours = WeeklyHours(row.weekday, row.starts, row.ends, row.valid_from, row.valid_until, row.only_for_id)
    return Stretch(row.location_id, row.location.tz, hours, in_words(row))


def in_words(row: WorkingHours) -> str:
    words = {"hours": str(row), "place": row.location}
    return str(_("%(hours)s at %(place)s") % words)
