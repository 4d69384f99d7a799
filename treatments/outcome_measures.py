"""Scores of outcome measures: sums anybody can check by hand, and how far they changed.

Answers are mappings that JSON can hold. By the measure's shape:

    ratings      {"now": 6, "best": 3, "worst": 8}, one to three of them
    activities   {"activities": [{"name": "lifting my child", "rating": 3}, …]}, one to five
    single       {"value": 2}
    ticks        {"ticked": [1, 4, 9]} or {"total": 3}
    sum          {"items": {"1": 3, …}} or {"total": 17}
    percent      {"items": {"1": 3, …}} or {"total": 34}
    start_back   {"items": {"1": 0, …}} with 0 or 1, or {"total": 5, "second_part": 3}
    profile      {"items": {"1": 2, …}, "index": 0.62}

Ranges, formulas, thresholds and their sources: `content/outcome_measures.toml`. A change is set beside the published
threshold; it is never called a recovery.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from treatments import content
from treatments.content import Measure
from treatments.outcome_answers import AnswersInvalid, items_of, number_of, total_of, within
from treatments.outcome_change import Change, band, change, past_threshold
from treatments.wording import Sentence
from treatments.wording import gettext_noop as _

__all__ = ["AnswersInvalid", "Change", "Score", "band", "change", "past_threshold", "score"]

Answers = Mapping[str, Any]

# The items of STarT Back that make its second part, and where its published groups begin.
SECOND_PART = range(5, 10)
LOW_GROUP_UPTO = 3
HIGH_GROUP_FROM = 4

# The item of the ODI that may be left out without a gap.
MAY_BE_LEFT_OUT = 8


@dataclass(frozen=True)
class Score:
    """`value` is empty where too much is missing. `details` hold what a single number cannot."""

    measure: str
    value: Decimal | None
    complete: bool
    formula_version: str
    notes: tuple[Sentence, ...] = ()
    details: Mapping[str, str] = field(default_factory=dict)


def score(measure: str, answers: Answers) -> Score:
    """Raises KeyError for an unknown measure and AnswersInvalid for answers out of range or of another shape."""
    entry = content.measure(measure)
    return FORMULAS[entry.shape](entry, answers)


def scored(entry: Measure, value: Decimal | None, complete: bool, *notes: Sentence, **details: str) -> Score:
    rounded = None if value is None else value.quantize(Decimal("0.001"))
    version = content.edition("outcome_measures").version
    return Score(entry.key, rounded, complete, version, notes, details)


def ratings(entry: Measure, answers: Answers) -> Score:
    given = items_of(entry, answers, names=("now", "best", "worst"))
    value = sum(given.values(), Decimal(0)) / len(given) if given else None
    return scored(entry, value, bool(given))


def activities(entry: Measure, answers: Answers) -> Score:
    listed = answers.get("activities")
    if not isinstance(listed, list) or not 1 <= len(listed) <= entry.items:
        raise AnswersInvalid("activities", Sentence(_("Give one to %(most)s activities."), most=entry.items))
    if not all(isinstance(row, Mapping) and str(row.get("name", "")).strip() for row in listed):
        raise AnswersInvalid("activities", Sentence(_("Name each activity.")))
    rated = [row["rating"] for row in listed if row.get("rating") not in (None, "")]
    values = [within(number_of(rating, "activities"), 0, entry.item_high, "activities") for rating in rated]
    value = sum(values, Decimal(0)) / len(values) if values else None
    return scored(entry, value, len(values) == len(listed))


def single(entry: Measure, answers: Answers) -> Score:
    value = total_of(entry, answers, "value")
    return scored(entry, value, value is not None)


def ticks(entry: Measure, answers: Answers) -> Score:
    total = total_of(entry, answers)
    if total is not None:
        return scored(entry, total, True)
    ticked = answers.get("ticked")
    if not isinstance(ticked, list):
        raise AnswersInvalid("ticked", Sentence(_("List the numbers of the items ticked.")))
    numbers = {within(number_of(item, "ticked"), 1, entry.items, "ticked") for item in ticked}
    return scored(entry, Decimal(len(numbers)), True)


def summed(entry: Measure, answers: Answers) -> Score:
    total = total_of(entry, answers)
    if total is not None:
        return scored(entry, total, True)
    given = items_of(entry, answers)
    missing = entry.items - len(given)
    if missing > entry.missing or not given:
        return scored(entry, None, False, too_few(entry))
    value = sum(given.values(), Decimal(0)) * entry.items / len(given)
    return scored(entry, value, not missing, *([filled(missing)] if missing else []))


def percent(entry: Measure, answers: Answers) -> Score:
    total = total_of(entry, answers)
    if total is not None:
        return scored(entry, total, True)
    given = items_of(entry, answers)
    if not given:
        return scored(entry, None, False, too_few(entry))
    left_out = {str(number) for number in range(1, entry.items + 1)} - set(given)
    value = sum(given.values(), Decimal(0)) / (entry.item_high * len(given)) * 100
    return scored(
        entry, value, left_out <= {str(MAY_BE_LEFT_OUT)}, *([filled(len(left_out))] if left_out else [])
    )


def start_back(entry: Measure, answers: Answers) -> Score:
    total, second = total_of(entry, answers), total_of(entry, answers, "second_part", high=len(SECOND_PART))
    if total is None:
        given = items_of(entry, answers)
        if len(given) < entry.items:
            return scored(entry, None, False, too_few(entry))
        total = sum(given.values(), Decimal(0))
        second = sum((given[str(number)] for number in SECOND_PART), Decimal(0))
    if total <= LOW_GROUP_UPTO:
        group = "low"
    elif second is None:
        return scored(entry, total, False, Sentence(_("The second part is needed for the published group.")))
    else:
        group = "high" if second >= HIGH_GROUP_FROM else "medium"
    return scored(entry, total, True, group=group, **({} if second is None else {"second_part": str(second)}))


def profile(entry: Measure, answers: Answers) -> Score:
    given = items_of(entry, answers)
    if len(given) < entry.items:
        return scored(entry, None, False, too_few(entry))
    digits = "".join(str(given[str(number)]) for number in range(1, entry.items + 1))
    return scored(entry, total_of(entry, answers, "index"), True, profile=digits)


FORMULAS: dict[str, Callable[[Measure, Answers], Score]] = {
    "ratings": ratings,
    "activities": activities,
    "single": single,
    "ticks": ticks,
    "sum": summed,
    "percent": percent,
    "start_back": start_back,
    "profile": profile,
}


def too_few(entry: Measure) -> Sentence:
    return Sentence(_("Too few of the %(items)s items are answered for a score."), items=entry.items)


def filled(missing: int) -> Sentence:
    return Sentence(
        _("%(missing)s items were left out; the score is worked out from the others."), missing=missing
    )
