"""A change in an outcome beside the published thresholds, each with its source. It is never called a recovery."""

from dataclasses import dataclass
from decimal import Decimal

from treatments import content
from treatments.content import Measure, Threshold
from treatments.wording import Sentence
from treatments.wording import gettext_noop as _


@dataclass(frozen=True)
class Reached:
    """Whether the change is at or above one published threshold."""

    threshold: Threshold
    reached: bool
    says: Sentence


@dataclass(frozen=True)
class Change:
    """`difference` is latest minus baseline; `gain` is positive where that is the better direction."""

    baseline: Decimal
    latest: Decimal
    difference: Decimal
    gain: Decimal
    thresholds: tuple[Reached, ...]


def change(measure: str, baseline: Decimal, latest: Decimal) -> Change:
    """A measure that asks for the change itself is compared with no change. Raises KeyError if it is unknown."""
    entry = content.measure(measure)
    start = Decimal(0) if entry.is_change else baseline
    difference = latest - start
    gain = difference if entry.higher_is_better else -difference
    found = tuple(beside(threshold, start, gain) for threshold in entry.thresholds)
    return Change(start, latest, difference, gain, found)


def beside(threshold: Threshold, baseline: Decimal, gain: Decimal) -> Reached:
    reached = gain > 0 and gain >= needed(threshold, baseline)
    template = (
        _("The change is at or above the published threshold of %(amount)s (%(source)s).")
        if reached
        else _("The change is below the published threshold of %(amount)s (%(source)s).")
    )
    amount = f"{threshold.percent} %" if threshold.points is None else f"{threshold.points}"
    return Reached(threshold, reached, Sentence(template, amount=amount, source=threshold.source))


def needed(threshold: Threshold, baseline: Decimal) -> Decimal:
    """The change a threshold asks for, in points."""
    if threshold.points is not None:
        return threshold.points
    return abs(baseline) * (threshold.percent or Decimal(0)) / 100


def past_threshold(measure: str, baseline: Decimal, latest: Decimal) -> bool:
    """Whether a change for the better reaches one of the measure's main thresholds."""
    return any(row.reached and row.threshold.main for row in change(measure, baseline, latest).thresholds)


def band(measure: str, value: Decimal) -> str:
    """The published band of a score, or an empty word where none is published."""
    entry: Measure = content.measure(measure)
    return next((row.name for row in entry.bands if value <= row.upto), "")
