"""A dose in plain words, in the language that is spoken when it is asked. Otherwise pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MINUTE = 60
HOUR = 60 * MINUTE
DAYS_A_WEEK = 7


def dose_in_words(dose: Mapping[str, Any]) -> str:
    """One line a patient can read: "3 sets of 10, hold 5 seconds, 3 times a day, 5 days a week".

    Takes sets, reps, hold_s (seconds), times_per_day, days_per_week, minutes, rest_s (seconds), interval_minutes
    (between two times of a day), days (from the first on), load and note. Parts that are missing,
    empty or zero are left out.
    """
    return ", ".join(parts(dose))


def parts(dose: Mapping[str, Any]) -> Iterator[str]:
    yield from how_much(dose)
    if hold := number(dose, "hold_s"):
        yield _("hold %(length)s") % {"length": length(hold)}
    if rest := number(dose, "rest_s"):
        between = (
            _("rest %(length)s in between") if dose.get("minutes") else _("rest %(length)s between sets")
        )
        yield between % {"length": length(rest)}
    load = str(dose.get("load") or "")
    if load and load != "bodyweight":
        yield load
    yield from how_often(dose)


def how_much(dose: Mapping[str, Any]) -> Iterator[str]:
    sets, reps, minutes = (number(dose, name) for name in ("sets", "reps", "minutes"))
    if minutes:
        amount = length(minutes * MINUTE)
        # Translators: as in "3 times 5 minutes".
        yield _("%(times)s %(length)s") % {"times": times(sets), "length": amount} if sets > 1 else amount
    elif reps > 1:
        yield sets_of(sets, reps) if sets > 1 else times(reps)
    elif sets > 1:
        yield times(sets)


def how_often(dose: Mapping[str, Any]) -> Iterator[str]:
    if often := number(dose, "times_per_day"):
        yield times_a_day(often)
    if apart := number(dose, "interval_minutes"):
        yield _("at least %(length)s apart") % {"length": length(apart * MINUTE)}
    if last := number(dose, "days"):
        yield ngettext("for %(count)s day", "for %(count)s days", last) % {"count": last}
    elif days := number(dose, "days_per_week"):
        yield days_a_week(days)


def number(dose: Mapping[str, Any], name: str) -> int:
    return int(dose.get(name) or 0)


def sets_of(sets: int, reps: int) -> str:
    words = ngettext("%(sets)s set of %(reps)s", "%(sets)s sets of %(reps)s", sets)
    return words % {"sets": sets, "reps": reps}


def times(amount: int) -> str:
    said = {1: _("once"), 2: _("twice")}.get(amount)
    return said or ngettext("%(count)s time", "%(count)s times", amount) % {"count": amount}


def times_a_day(amount: int) -> str:
    said = {1: _("once a day"), 2: _("twice a day")}.get(amount)
    return said or ngettext("%(count)s time a day", "%(count)s times a day", amount) % {"count": amount}


def days_a_week(amount: int) -> str:
    if amount == DAYS_A_WEEK:
        return _("every day")
    return ngettext("%(count)s day a week", "%(count)s days a week", amount) % {"count": amount}


def length(seconds: int) -> str:
    """In the largest unit that comes out even: 90 seconds, 30 minutes, 2 hours."""
    if seconds >= HOUR and seconds % HOUR == 0:
        count = seconds // HOUR
        return ngettext("%(count)s hour", "%(count)s hours", count) % {"count": count}
    if seconds >= MINUTE and seconds % MINUTE == 0:
        count = seconds // MINUTE
        return ngettext("%(count)s minute", "%(count)s minutes", count) % {"count": count}
    return ngettext("%(count)s second", "%(count)s seconds", seconds) % {"count": seconds}
