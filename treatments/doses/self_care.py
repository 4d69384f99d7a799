"""The limits of what a patient does alone: ice, heat, rest. Fixed numbers, see `content/dosage.toml`. Pure.

No reason overrides them, and what keeps the skin safe is said with every pack, whatever its steps say.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from treatments import content
from treatments.content import SelfCareLimit
from treatments.wording import Sentence
from treatments.wording import gettext_noop as _

REST = "rest"

# What else a dose may have counts movements, and a pack or a rest has none.
PARTS = ("minutes", "times_per_day", "interval_minutes", "days_per_week", "days", "load", "note")


def limit(kind: str) -> SelfCareLimit:
    """Raises KeyError for a kind of self-care that has no limits."""
    return {row.kind: row for row in content.self_care_limits()}[kind]


def full_dose(kind: str, dose: Mapping[str, Any]) -> dict[str, Any]:
    """The dose with what its limits speak of filled in, and without the parts that only movements have."""
    bounds = limit(kind)
    usual = {"minutes": bounds.default_minutes, "days": bounds.most_days}
    if dose.get("times_per_day", 1) > 1:
        usual["interval_minutes"] = bounds.least_interval_minutes
    given = {part: dose[part] for part in PARTS if part in dose}
    return {**{part: amount for part, amount in usual.items() if amount}, **given}


def beyond_limits(kind: str, dose: Mapping[str, Any]) -> dict[str, Sentence]:
    """The parts of a self-care dose beyond their limit, each with the sentence. Missing parts are not judged."""
    bounds = limit(kind)
    most = (
        ("minutes", bounds.most_minutes, _("At most %(most)s minutes at a time.")),
        ("times_per_day", bounds.most_per_day, _("At most %(most)s times a day.")),
        ("days", bounds.most_days, _("At most %(most)s days of rest, then movement again.")),
    )
    found = {
        part: Sentence(words, most=bound)
        for part, bound, words in most
        if bound is not None and dose.get(part, 0) > bound
    }
    least = bounds.least_interval_minutes
    if least and dose.get("interval_minutes", least) < least:
        found["interval_minutes"] = Sentence(_("At least %(least)s minutes apart."), least=least)
    return found


def safe_steps(kind: str, steps: Sequence[str]) -> list[str]:
    """The steps, and first of all what keeps the skin safe where a clinic's own wording has lost it."""
    always = limit(kind).says if kind else ()
    return [*(words for words in always if words not in steps), *steps]


def last_day(kind: str, dose: Mapping[str, Any], issued: date) -> date | None:
    """When a rest issued on that day is over; None for what has no end."""
    days = dose.get("days") if kind == REST else None
    return issued + timedelta(days=days) if days else None
