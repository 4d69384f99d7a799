"""The exercises as an entry in the patient's own calendar. Calendars are shared: it says nothing clinical."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from clinic.calendars.ical import Entry, uid_of, written
from clinic.models import Location
from patients import clock
from patients.models import Link
from treatments.actions.exercise_logs import today as today_of
from treatments.locations import location_of
from treatments.models import ProgrammeVersion
from treatments.web.patient_door import patient_page

# Well spread over the week.
WEEKDAYS = {1: "MO", 2: "MO TH", 3: "MO WE FR", 4: "MO TU TH FR", 5: "MO TU WE TH FR", 6: "MO TU WE TH FR SA"}
NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
STARTS = time(9)
LASTS = timedelta(minutes=15)


@patient_page(methods=("GET", "HEAD"))
def exercises(request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str) -> HttpResponse:
    entry = entry_of(link, version)
    response = HttpResponse(written([entry]), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = str(content_disposition_header(True, "exercises.ics"))
    return response


def entry_of(link: Link, version: ProgrammeVersion) -> Entry:
    """One entry a day, until the link ends; the days of the exercise that is done most often."""
    location = location_of(version.session)
    days = weekdays(version.content["items"])
    starts = first_time(today_of(version), days, location)
    return Entry(
        uid=uid_of(version.programme_id),
        starts=starts,
        ends=starts + LASTS,
        zone=location.tz,
        summary=_("My exercises"),
        modified=clock.now(),
        sequence=version.number,
        repeats={"FREQ": "WEEKLY", "BYDAY": days, "UNTIL": link.expires_at.replace(microsecond=0)},
    )


def weekdays(items: Iterable[Mapping[str, Any]]) -> list[str]:
    most = max((item["dose"].get("days_per_week") or len(NAMES) for item in items), default=len(NAMES))
    return WEEKDAYS[most].split() if most in WEEKDAYS else list(NAMES)


def first_time(today: date, days: list[str], location: Location) -> datetime:
    week = (today + timedelta(days=ahead) for ahead in range(len(NAMES)))
    first = next(day for day in week if NAMES[day.weekday()] in days)
    return datetime.combine(first, STARTS, location.tz)
