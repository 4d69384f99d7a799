"""One step up or down in a dose: one variable at a time, and not much of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from treatments import content
from treatments.content import Step

# The most a week's total may rise in one step: 20 %, loaded lifts 10 %.
MOST_RISE = Fraction(1, 5)
MOST_RISE_LOADED = Fraction(1, 10)

# What follows when no number can rise: the clinician words these.
THEN = ("load", "range", "harder variant")


@dataclass(frozen=True)
class DoseStep:
    """`rise` is the rise of the week's total, as a share. Beyond the numbers, `variable` is the next of `THEN`."""

    variable: str
    before: int | None = None
    after: int | None = None
    rise: Fraction = Fraction(0)


def weekly_total(dose: Mapping[str, object]) -> int:
    """Repetitions a week, weighted by the hold in seconds and the minutes where there are any."""
    total = 1
    for part in ("sets", "reps", "hold_s", "minutes", "times_per_day", "days_per_week"):
        total *= number(dose, part) or 1
    return total


def is_lower(dose: Mapping[str, object], than: Mapping[str, object]) -> bool:
    """Whether it asks less: a lower level of the walking ladder, whose totals may dip, or a lower total of the week."""
    if "walk_level" in dose and "walk_level" in than:
        return number(dose, "walk_level") < number(than, "walk_level")
    return weekly_total(dose) < weekly_total(than)


def number(dose: Mapping[str, object], part: str) -> int:
    value = dose.get(part)
    return value if isinstance(value, int) else 0


def step_up(dose: Mapping[str, object], *, loaded: bool = False) -> DoseStep:
    """The first variable, in the order of `content/dosage.toml`, that may rise by a step. A proposal only."""
    most = MOST_RISE_LOADED if loaded else MOST_RISE
    for step in content.steps():
        found = stepped(dose, step)
        if found and found.rise <= most:
            return found
    return DoseStep(THEN[0])


def stepped(dose: Mapping[str, object], step: Step) -> DoseStep | None:
    before = number(dose, step.variable)
    if not before or before + step.by > step.most:
        return None
    after = before + step.by
    rise = Fraction(weekly_total({**dose, step.variable: after}), weekly_total(dose)) - 1
    return DoseStep(step.variable, before, after, rise)
