"""A dose in plain words. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

MINUTE = 60
DAYS_A_WEEK = 7


def dose_in_words(dose: Mapping[str, Any]) -> str:
    """One line a patient can read: "3 sets of 10, hold 5 seconds, 3 times a day, 5 days a week".

    Takes sets, reps, hold_s (seconds), times_per_day, days_per_week, minutes, rest_s (seconds), load and note; parts
    that are missing, empty or zero are left out.
    """
    return ", ".join(parts(dose))


def parts(dose: Mapping[str, Any]) -> Iterator[str]:
    yield from how_much(dose)
    if hold := number(dose, "hold_s"):
        yield f"hold {length(hold)}"
    if rest := number(dose, "rest_s"):
        yield f"rest {length(rest)} between sets"
    load = str(dose.get("load") or "")
    if load and load != "bodyweight":
        yield load
    if often := number(dose, "times_per_day"):
        yield times(often) + " a day"
    if days := number(dose, "days_per_week"):
        yield "every day" if days == DAYS_A_WEEK else f"{counted(days, 'day')} a week"


def how_much(dose: Mapping[str, Any]) -> Iterator[str]:
    sets, reps, minutes = (number(dose, name) for name in ("sets", "reps", "minutes"))
    if minutes:
        amount = counted(minutes, "minute")
        yield f"{times(sets)} {amount}" if sets > 1 else amount
    elif reps > 1:
        yield f"{counted(sets, 'set')} of {reps}" if sets > 1 else times(reps)
    elif sets > 1:
        yield times(sets)


def number(dose: Mapping[str, Any], name: str) -> int:
    return int(dose.get(name) or 0)


def counted(amount: int, thing: str) -> str:
    return f"{amount} {thing}" if amount == 1 else f"{amount} {thing}s"


def times(amount: int) -> str:
    return {1: "once", 2: "twice"}.get(amount, f"{amount} times")


def length(seconds: int) -> str:
    """Seconds up to a minute and a half, whole minutes above where they are whole."""
    if seconds >= MINUTE and seconds % MINUTE == 0:
        return counted(seconds // MINUTE, "minute")
    return counted(seconds, "second")
