"""A stretch of time in words: whole days by their dates, anything shorter with its times."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.translation import gettext as _


def when(starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> str:
    start, end = starts_at.astimezone(zone), ends_at.astimezone(zone)
    ends_at_midnight = end.time() == time.min and end.date() > start.date()
    last = end.date() - timedelta(days=ends_at_midnight)
    days = day(start) if last == start.date() else f"{day(start)} – {day(last)}"
    if start.time() == time.min and ends_at_midnight:
        return days
    if last != start.date():
        return f"{day(start)}, {clock_time(start)} – {day(end)}, {clock_time(end)}"
    if start.time() == time.min:
        return _("%(day)s until %(time)s") % {"day": days, "time": clock_time(end)}
    if ends_at_midnight:
        return _("%(day)s from %(time)s") % {"day": days, "time": clock_time(start)}
    return f"{days}, {clock_time(start)}–{clock_time(end)}"


def day(moment: Any) -> str:
    return f"{formats.date_format(moment, 'D')} {formats.date_format(moment)}"


def clock_time(moment: datetime) -> str:
    return formats.time_format(moment.time(), "TIME_FORMAT")


def with_words(rows: Iterable[Any], zone: ZoneInfo) -> list[Any]:
    """The same rows, each with `when` in words."""
    found = list(rows)
    for row in found:
        row.when = when(row.starts_at, row.ends_at, zone)
    return found
