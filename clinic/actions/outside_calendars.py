"""Busy times that come from a practitioner's other calendars.

Old busy times stay until new ones were read without fail: a server that is down for an hour frees nobody's evening.
"""

from datetime import time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from clinic import conf
from clinic.actions.calendar_feeds import require_own
from clinic.availability import Interval, merge, wall_time
from clinic.calendars.fetching import ANYWHERE, OPEN_INTERNET, target
from clinic.calendars.problems import left_out, sentence
from clinic.calendars.reading import Read, read
from clinic.calendars.unreadable import Unreadable
from clinic.models import Appointment, Location, OutsideBusy, OutsideCalendar, Practitioner
from patients import audit, clock
from patients.actors import Actor
from patients.deed import deed, permit
from patients.errors import Invalid, RuleBroken

MOST = 10
DAYS = 180


@deed("physio_clinic.add_outsidecalendar")
def add_outside_calendar(
    *, by: Actor, practitioner: Practitioner, name: str, address: str
) -> OutsideCalendar:
    """`read_outside_calendar` follows at the next sweep, or at once where somebody waits for it."""
    require_own(by, practitioner)
    address = usable(address)
    theirs = practitioner.outside_calendars.all()
    if theirs.count() >= MOST:
        raise RuleBroken("too_many_calendars", _("There are ten calendars already. Remove one first."))
    if theirs.filter(address=address).exists():
        raise RuleBroken("already_there", _("This address is read already."))
    calendar = OutsideCalendar(practitioner=practitioner, name=name, address=address)
    calendar.check_and_save()
    audit.record(by=by, deed="outside_calendar.added", about=calendar, reason=name)
    return calendar


@deed("physio_clinic.change_outsidecalendar")
def change_outside_calendar(
    *, by: Actor, calendar: OutsideCalendar, name: str = "", address: str = ""
) -> OutsideCalendar:
    """Another name, or another address: the busy times of the old one stay until the new one was read."""
    calendar = locked(calendar)
    require_own(by, calendar.practitioner)
    calendar.name = name or calendar.name
    calendar.address = usable(address) if address else calendar.address
    calendar.check_and_save()
    audit.record(by=by, deed="outside_calendar.changed", about=calendar, reason=calendar.name)
    return calendar


@deed("physio_clinic.delete_outsidecalendar")
def remove_outside_calendar(*, by: Actor, calendar: OutsideCalendar) -> None:
    """Its busy times go with it."""
    require_own(by, calendar.practitioner)
    audit.record(by=by, deed="outside_calendar.removed", about=calendar, reason=calendar.name)
    calendar.delete()


def read_outside_calendar(*, by: Actor, calendar: OutsideCalendar) -> OutsideCalendar:
    """Fetch it and keep its busy times from today on. What fails stands in `problem`, and the old times stay.

    Not one transaction: a slow server must not hold the database.
    """
    permit(by, "physio_clinic.change_outsidecalendar")
    require_own(by, calendar.practitioner)
    zone = zone_of(calendar.practitioner)
    today = clock.now().astimezone(zone).date()
    window = Interval(*(wall_time(today + timedelta(days=days), time.min, zone) for days in (0, DAYS)))
    try:
        found = read(calendar.address, zone=zone, window=window, private=conf.ALLOW_PRIVATE_ADDRESSES())
    except Unreadable as problem:
        return note_problem(by=by, calendar=calendar, problem=sentence(problem))
    return keep_busy_times(by=by, calendar=calendar, found=found)


@deed("physio_clinic.change_outsidecalendar")
def note_problem(*, by: Actor, calendar: OutsideCalendar, problem: str) -> OutsideCalendar:
    calendar = locked(calendar)
    if calendar.problem != problem:
        calendar.problem = problem
        calendar.check_and_save()
        audit.record(by=by, deed="outside_calendar.unreadable", about=calendar, reason=problem)
    return calendar


@deed("physio_clinic.change_outsidecalendar")
def keep_busy_times(*, by: Actor, calendar: OutsideCalendar, found: Read) -> OutsideCalendar:
    """In the place of all that were kept before. Nothing is written where nothing changed."""
    calendar = locked(calendar)
    wanted = {(each.start, each.end) for each in merge([*found.times, *of_others(found.ours)])}
    kept = {(row.starts_at, row.ends_at): row.pk for row in calendar.busy.all()}
    calendar.busy.filter(pk__in=[kept[gone] for gone in kept.keys() - wanted]).delete()
    OutsideBusy.objects.bulk_create(
        OutsideBusy(calendar=calendar, starts_at=starts, ends_at=ends)
        for starts, ends in sorted(wanted - kept.keys())
    )
    calendar.read_at = clock.now()
    calendar.problem = left_out(found.unread)
    calendar.check_and_save()
    if wanted != kept.keys():
        audit.record(by=by, deed="outside_calendar.read", about=calendar, reason=str(len(wanted)))
    return calendar


def of_others(visits: dict[UUID, list[Interval]]) -> list[Interval]:
    """A visit of this clinic is in its diary already. Another clinic may run this software too."""
    here = Appointment.objects.filter(Q(pk__in=visits) | Q(slot__in=visits))
    known = {key for pair in here.values_list("pk", "slot") for key in pair}
    return [each for key, times in visits.items() if key not in known for each in times]


def usable(address: str) -> str:
    """The address as it will be asked for. Raises Invalid."""
    scheme, _colon, rest = address.strip().partition("://")
    address = f"https://{rest}" if scheme.lower() in ("webcal", "webcals") else address.strip()
    try:
        target(address, ANYWHERE if conf.ALLOW_PRIVATE_ADDRESSES() else OPEN_INTERNET)
    except Unreadable as problem:
        words = sentence(problem)
        raise Invalid("invalid", words, details={"address": [words]}) from problem
    return address


def locked(calendar: OutsideCalendar) -> OutsideCalendar:
    rows = OutsideCalendar.objects.select_for_update(of=("self",)).select_related("practitioner")
    found: OutsideCalendar | None = rows.filter(pk=calendar.pk).first()
    if found is None:
        raise RuleBroken("removed", _("This calendar was removed meanwhile."))
    return found


def zone_of(practitioner: Practitioner) -> ZoneInfo:
    """The wall on which a whole day begins: that of where the practitioner works."""
    hours = practitioner.working_hours.select_related("location").first()
    home = hours.location if hours else Location.objects.first()
    return home.tz if home else ZoneInfo(settings.TIME_ZONE)


def waits_for_reading() -> QuerySet[OutsideCalendar]:
    """What the sweep reads: the calendars of everybody who works here, the one not read for longest first."""
    rows = OutsideCalendar.objects.filter(practitioner__active=True).select_related("practitioner")
    return rows.order_by("read_at", "id")
