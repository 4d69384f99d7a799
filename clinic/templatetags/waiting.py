"""Weekdays in short, and how long something is still held."""

from collections.abc import Iterable
from datetime import datetime

from django import template
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from patients import clock

register = template.Library()

HOUR = 60


@register.filter
def in_short(weekdays: Iterable[int]) -> list[str]:
    """[0, 1, 2, 4] as "Mon–Wed", "Fri"; Monday is 0."""
    runs: list[list[int]] = []
    for day in sorted(set(weekdays)):
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return [named(run) for run in runs]


def named(run: list[int]) -> str:
    first, last = WEEKDAYS_ABBR[run[0]], WEEKDAYS_ABBR[run[-1]]
    return str(first) if first == last else f"{first}–{last}"


@register.filter
def time_left(until: datetime) -> str:
    """How long from now: "1 h 20 min", "12 min", or that it is over."""
    minutes = int((until - clock.now()).total_seconds()) // 60
    if minutes < 0:
        return _("over")
    hours, rest = divmod(minutes, HOUR)
    if hours:
        return _("%(hours)s h %(minutes)02d min") % {"hours": hours, "minutes": rest}
    return _("%(minutes)s min") % {"minutes": rest}
