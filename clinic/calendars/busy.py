"""When somebody is busy, out of an .ics file. Pure.

Repeated events are followed through the window, with what was moved, left out or cancelled. An event that says the
time is free, or was cancelled, is none. A whole day is one of the clinic's, and a time without a zone is on its wall.
Visits of this software are told apart by their UID, because a feed of ours may come back through another calendar.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar, Component
from recurring_ical_events.adapters.event import EventAdapter
from recurring_ical_events.occurrence import Occurrence
from recurring_ical_events.selection.name import ComponentsWithName

from clinic.availability import Interval, merge
from clinic.calendars.ical import key_of
from clinic.calendars.unreadable import Unreadable

# Stretches apart from each other, once those that touch are one.
MOST = 5000
# Nobody has an appointment every minute: such a rule is a mistake, or wants to keep us busy.
TOO_OFTEN = ("SECONDLY", "MINUTELY")


@dataclass
class Busy:
    """`ours` are times of visits by UID, `unread` counts the events that make no sense."""

    times: list[Interval] = field(default_factory=list)
    ours: dict[UUID, list[Interval]] = field(default_factory=lambda: defaultdict(list))
    unread: int = 0


class TakesTime(EventAdapter):
    """An event, and whether anybody is busy with it."""

    @property
    def takes_time(self) -> bool:
        return not (
            self.says("TRANSP") == "TRANSPARENT"
            or self.says("STATUS") == "CANCELLED"
            or self.says("X-MICROSOFT-CDO-BUSYSTATUS") == "FREE"
        )

    def says(self, name: str) -> str:
        return str(self._component.get(name, "")).upper()


class Time(Occurrence):
    """One time an event takes place. It stands for itself, because a copy of the event is not needed."""

    def as_component(self, keep_recurrence_attributes: bool) -> "Time":  # type: ignore[override]
        return self

    @property
    def takes_time(self) -> bool:
        return bool(self._adapter.takes_time)


EVENTS = ComponentsWithName("VEVENT", adapter=TakesTime, occurrence=Time)


def busy_times(content: bytes, *, zone: ZoneInfo, window: Interval) -> Busy:
    """Raises Unreadable when it is no calendar, when it makes no sense, or when it holds too much."""
    busy = Busy()
    for calendar in calendars_in(content):
        for uid, series in by_uid(calendar).items():
            try:
                found = list(times_of(series, zone, window))
            except MemoryError:
                raise
            except Exception:  # noqa: BLE001  a stranger's event can fail anywhere in the libraries
                busy.unread += 1
                continue
            key = key_of(uid)
            (busy.ours[key] if key else busy.times).extend(found)
    busy.times = merge(busy.times)
    if len(busy.times) > MOST or len(busy.ours) > MOST:
        raise Unreadable("too_many")
    return busy


def calendars_in(content: bytes) -> list[Component]:
    if b"BEGIN:VCALENDAR" not in content[:1000].upper():
        raise Unreadable("no_calendar")
    try:
        found = Calendar.from_ical(content, multiple=True)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise Unreadable("malformed") from error
    if not found or not content.rstrip().upper().endswith(b"END:VCALENDAR"):
        raise Unreadable("malformed")
    return list(found)


def by_uid(calendar: Component) -> dict[str, Calendar]:
    """Each event with everything that changes one of its times."""
    # What Google says of the zone beside the standard concerns every event.
    beside = {name: value for name, value in calendar.items() if name == "X-WR-TIMEZONE"}
    series: dict[str, Calendar] = defaultdict(lambda: Calendar(beside))
    for number, event in enumerate(calendar.walk("VEVENT")):
        series[str(event.get("UID") or number)].add_component(event)
    return series


def times_of(series: Calendar, zone: ZoneInfo, window: Interval) -> Iterator[Interval]:
    if any(too_often(event) for event in series.subcomponents):
        raise ValueError
    start, end = window.start.astimezone(zone), window.end.astimezone(zone)
    for found in recurring_ical_events.of(series, components=[EVENTS]).between(start, end):
        if found.takes_time:
            starts, ends = moment(found.start, zone), moment(found.end, zone)
            if starts < ends:
                yield Interval(max(starts, window.start), min(ends, window.end))


def too_often(event: Component) -> bool:
    rules = str(event.get("RRULE", "")).upper()
    return any(often in rules for often in TOO_OFTEN)


def moment(value: date, zone: ZoneInfo) -> datetime:
    if not isinstance(value, datetime):
        value = datetime.combine(value, time.min)
    return (value if value.tzinfo else value.replace(tzinfo=zone)).astimezone(UTC)
