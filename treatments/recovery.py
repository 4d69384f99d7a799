"""Dates and counts that ask a clinician to look again. They say what is on record, never what it means.

Sources: S7-S9 and S84-S86 of the clinical reference, W66; the clinician decides what follows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from treatments import content
from treatments.outcome_change import past_threshold
from treatments.wording import Sentence
from treatments.wording import gettext_noop as _

VERSION = "2026.1"

RECOVERY_WINDOW_DAYS = 14
RECURRENCE_DAYS = 365
PLATEAU_VISITS = 4
PLATEAU_WEEKS = 6

BACK = ("upper_back", "mid_back", "low_back", "pelvis")

# Asked in addition where one of the two movement questions is not answered yes (S9). They never shorten the safety
# questions.
EXTRA_QUESTIONS = (
    _("Does the pain wake you at night?"),
    _("How long are you stiff in the morning?"),
    _("Is the pain there all the time?"),
)


@dataclass(frozen=True)
class Prompt:
    """A request to review. `rule` is its id, `facts` the dates and counts it rests on."""

    rule: str
    says: Sentence
    facts: Mapping[str, object]
    source: str
    version: str = VERSION


@dataclass(frozen=True)
class Past:
    """An earlier episode. `side` is left, right, both, central or empty where it was not said."""

    region: str
    side: str
    closed_on: date | None


def window_review(
    began_on: date, today: date, *, agreed_improvement: bool, window_days: int = RECOVERY_WINDOW_DAYS
) -> Prompt | None:
    """The recovery window is over and no improvement was agreed with the patient (S85)."""
    days = (today - began_on).days
    if days < window_days or agreed_improvement:
        return None
    words = _("%(days)s days since onset (%(began)s), no agreed improvement on record. Please review.")
    facts = {"days": days, "began": began_on, "window_days": window_days}
    return Prompt("recovery_window", Sentence(words, **facts), facts, "S84, S85")


def recurrence(region: str, side: str, opened_on: date, earlier: Iterable[Past]) -> Prompt | None:
    """The same region and an overlapping side within a year of closing the last one (S86)."""
    near = [past.closed_on for past in earlier if past.region == region and sides_overlap(past.side, side)]
    return again("recurrence", near, opened_on, _(
        "Closed %(days)s days ago (%(closed)s) at the same place, and here again. Please review."
    ))  # fmt: skip


def back_again(region: str, opened_on: date, earlier: Iterable[Past]) -> Prompt | None:
    """A second episode anywhere at the back within a year: the course may be recurrent."""
    if region not in BACK:
        return None
    near = [past.closed_on for past in earlier if past.region in BACK]
    return again("back_again", near, opened_on, _(
        "Another episode at the back was closed %(days)s days ago (%(closed)s). Is the course recurrent?"
    ))  # fmt: skip


def again(rule: str, closings: Iterable[date | None], opened_on: date, words: str) -> Prompt | None:
    known = [
        day for day in closings if day and timedelta(0) <= opened_on - day <= timedelta(days=RECURRENCE_DAYS)
    ]
    if not known:
        return None
    facts = {"days": (opened_on - max(known)).days, "closed": max(known)}
    return Prompt(rule, Sentence(words, **facts), facts, "S60, S86, W66")


def sides_overlap(one: str, other: str) -> bool:
    """A side that was not said may be any; both sides overlap all."""
    return one == other or bool({"", "both"} & {one, other})


def plateau(
    scores: Mapping[str, Sequence[tuple[date, Decimal]]], *, visits: int, began_on: date, today: date
) -> Prompt | None:
    """By visit 4 or week 6 no measure has changed for the better by its published threshold (S88, G4).

    `scores` are the values of each measure, oldest first. A measure taken once has not changed, unless it asks
    for the change itself.
    """
    weeks = (today - began_on).days // 7
    if visits < PLATEAU_VISITS and weeks < PLATEAU_WEEKS:
        return None
    repeated = {
        measure: taken
        for measure, taken in scores.items()
        if len(taken) > 1 or (taken and content.measure(measure).is_change)
    }
    if any(past_threshold(measure, taken[0][1], taken[-1][1]) for measure, taken in repeated.items()):
        return None
    words = _("%(visits)s visits in %(weeks)s weeks, no measure past its published threshold. Please review.")
    facts = {"visits": visits, "weeks": weeks, "measures": sorted(repeated)}
    return Prompt("plateau", Sentence(words, **facts), facts, "G4")
