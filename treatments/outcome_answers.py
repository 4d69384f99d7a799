"""Reading the numbers of an outcome measure: the right shape, within range."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from treatments.content import Measure
from treatments.wording import Sentence
from treatments.wording import gettext_noop as _

# No measure has more digits before or after the point.
DIGITS = 6


class AnswersInvalid(ValueError):
    """`field` is the part of the answers that does not fit, `sentence` says why."""

    def __init__(self, field: str, sentence: Sentence) -> None:
        super().__init__(f"{field}: {sentence}")
        self.field = field
        self.sentence = sentence


def number_of(value: object, field: str, *, whole: bool = True) -> Decimal:
    """A number as typed or as JSON has it."""
    try:
        if isinstance(value, bool):
            raise InvalidOperation
        amount = Decimal(str(value).strip().replace(",", "."))
    except InvalidOperation:
        raise AnswersInvalid(field, Sentence(_("Give a number."))) from None
    # Before any sum: 1e2000000 is a number that takes seconds to write out.
    if (
        not amount.is_finite()
        or abs(amount.adjusted()) > DIGITS
        or (whole and amount != amount.to_integral_value())
    ):
        raise AnswersInvalid(field, Sentence(_("Give a whole number.") if whole else _("Give a number.")))
    return Decimal(int(amount)) if whole else amount


def within(amount: Decimal, low: Decimal | int, high: Decimal | int, field: str) -> Decimal:
    if not low <= amount <= high:
        raise AnswersInvalid(field, Sentence(_("Between %(low)s and %(high)s."), low=low, high=high))
    return amount


def total_of(
    entry: Measure, answers: Mapping[str, Any], name: str = "total", *, high: Decimal | int | None = None
) -> Decimal | None:
    """A total typed in from the clinic's own form, or None where it was not given."""
    value = answers.get(name)
    if value in (None, ""):
        return None
    low = entry.low if high is None else 0
    whole = entry.shape in ("single", "ticks", "start_back")
    return within(number_of(value, name, whole=whole), low, entry.high if high is None else high, name)


def items_of(
    entry: Measure, answers: Mapping[str, Any], *, names: Sequence[str] | None = None
) -> dict[str, Decimal]:
    """The items answered, by number (or by `names`); what was left empty is left out."""
    given = answers if names else answers.get("items", {})
    if not isinstance(given, Mapping):
        raise AnswersInvalid("items", Sentence(_("Give the items by their numbers.")))
    known = list(names or map(str, range(1, entry.items + 1)))
    if strangers := sorted(set(map(str, given)) - set(known)):
        raise AnswersInvalid(strangers[0], Sentence(_("There is no such item.")))
    return {
        str(name): within(number_of(value, str(name)), entry.item_low, entry.item_high, str(name))
        for name, value in given.items()
        if value not in (None, "")
    }
