"""The limits of what a patient does alone: ice, heat, rest. Fixed numbers, see `content/dosage.toml`."""

from treatments import content
from treatments.content import SelfCareLimit
from treatments.wording import Sentence
from treatments.wording import gettext_noop as _


def limit(kind: str) -> SelfCareLimit:
    """Raises KeyError for a kind of self-care that has no limits."""
    return {row.kind: row for row in content.self_care_limits()}[kind]


def beyond_limits(
    kind: str,
    *,
    minutes: int | None = None,
    interval_minutes: int | None = None,
    per_day: int | None = None,
    days: int | None = None,
) -> list[Sentence]:
    """What of a self-care dose is beyond its limit; minutes, times a day, days. What is not given is not judged."""
    most = limit(kind)
    found = [
        (minutes, most.most_minutes, _("At most %(most)s minutes at a time.")),
        (per_day, most.most_per_day, _("At most %(most)s times a day.")),
        (days, most.most_days, _("At most %(most)s days.")),
    ]
    problems = [
        Sentence(words, most=bound)
        for given, bound, words in found
        if given and bound is not None and given > bound
    ]
    least = most.least_interval_minutes
    if least and interval_minutes is not None and interval_minutes < least:
        problems.append(Sentence(_("At least %(least)s minutes apart."), least=least))
    return problems
