"""A visit in the words of calendar programs (RFC 5545). Pure: facts in, bytes out.

The UID of a visit never changes and its SEQUENCE only grows, so that a program finds the visit again wherever it met
it: in a practitioner's feed or in the file a patient was sent. A wall time that happens twice in autumn is written in
UTC the second time, because TZID always means the first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vDuration

from clinic.calendars.vtimezone import vtimezone

SUFFIX = "@physio-clinic"
PRODID = "-//Physio clinic//Visits//EN"
# What Outlook calls the same thing.
BUSY = {"CONFIRMED": "BUSY", "TENTATIVE": "TENTATIVE", "CANCELLED": "FREE"}


@dataclass(frozen=True)
class Entry:
    """One visit, as far as a calendar may know it. `status` is CONFIRMED, TENTATIVE or CANCELLED.

    `repeats` holds the parts of a recurrence rule; its UNTIL is in UTC.
    """

    uid: str
    starts: datetime
    ends: datetime
    zone: ZoneInfo
    summary: str
    modified: datetime
    sequence: int = 0
    status: str = "CONFIRMED"
    location: str = ""
    description: str = ""
    url: str = ""
    repeats: Mapping[str, Any] | None = None


def uid_of(key: UUID) -> str:
    return f"{key}{SUFFIX}"


def key_of(uid: str) -> UUID | None:
    """The visit behind a UID of this software, here or in another clinic."""
    name, _at, software = uid.rpartition("@")
    try:
        return UUID(name) if f"@{software}" == SUFFIX else None
    except ValueError:
        return None


def written(
    entries: Iterable[Entry], *, method: str = "", name: str = "", refresh: timedelta | None = None
) -> bytes:
    """The whole file. Without `method` it is a calendar to be read again and again."""
    events = list(entries)
    calendar = Calendar()
    calendar.add("PRODID", PRODID)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    if method:
        calendar.add("METHOD", method)
    if name:
        calendar.add("NAME", name)
        calendar.add("X-WR-CALNAME", name)
    if refresh:
        calendar.add("REFRESH-INTERVAL", refresh, parameters={"VALUE": "DURATION"})
        calendar.add("X-PUBLISHED-TTL", vDuration(refresh))
    add_zones(calendar, events)
    for entry in events:
        calendar.add_component(event_of(entry))
    return bytes(calendar.to_ical())


def add_zones(calendar: Calendar, entries: Iterable[Entry]) -> None:
    years: dict[ZoneInfo, set[int]] = {}
    for entry in entries:
        last = (entry.repeats or {}).get("UNTIL", entry.ends)
        years.setdefault(entry.zone, set()).update((entry.starts.year, entry.ends.year, last.year))
    for zone, seen in sorted(years.items(), key=lambda item: item[0].key):
        if zone.key != "UTC":
            calendar.add_component(vtimezone(zone, min(seen), max(seen)))


def event_of(entry: Entry) -> Event:
    event = Event()
    event.add("UID", entry.uid)
    event.add("SEQUENCE", entry.sequence)
    event.add("DTSTAMP", entry.modified.astimezone(UTC))
    event.add("LAST-MODIFIED", entry.modified.astimezone(UTC))
    event.add("DTSTART", on_the_wall(entry.starts, entry.zone))
    event.add("DTEND", on_the_wall(entry.ends, entry.zone))
    if entry.repeats:
        event.add("RRULE", dict(entry.repeats))
    event.add("SUMMARY", plain(entry.summary))
    event.add("STATUS", entry.status)
    event.add("CLASS", "PRIVATE")
    event.add("TRANSP", "TRANSPARENT" if entry.status == "CANCELLED" else "OPAQUE")
    event.add("X-MICROSOFT-CDO-BUSYSTATUS", BUSY[entry.status])
    for field in ("location", "description", "url"):
        if words := getattr(entry, field):
            event.add(field.upper(), plain(words))
    return event


def plain(words: str) -> str:
    """Without the control characters that no calendar may hold."""
    return "".join(letter for letter in words if letter == "\n" or letter.isprintable())


def on_the_wall(moment: datetime, zone: ZoneInfo) -> datetime:
    local = moment.astimezone(zone)
    return moment.astimezone(UTC) if local.fold else local
