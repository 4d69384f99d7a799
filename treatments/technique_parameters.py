"""The details of a technique as it was used, checked against the technique's typed definitions."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Protocol

from treatments.content import Parameter, ParameterKind, parameter
from treatments.wording import Sentence
from treatments.wording import gettext_noop as _

TEXT_AT_MOST = 300

YES = frozenset({"true", "yes", "on", "1"})
NO = frozenset({"false", "no", "off", "0"})

Value = str | int | float | bool


class Defined(Protocol):
    """A technique, whether shipped or the clinic's own: what its details are."""

    @property
    def parameters(self) -> Iterable[Parameter | Mapping[str, Any]]: ...


class ParametersInvalid(ValueError):
    """`errors` maps the key of each detail that does not fit to its sentences."""

    def __init__(self, errors: Mapping[str, list[Sentence]]) -> None:
        super().__init__("; ".join(f"{key}: {' '.join(found)}" for key, found in errors.items()))
        self.errors = dict(errors)


class DoesNotFit(ValueError):
    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def definitions(technique: Defined) -> tuple[Parameter, ...]:
    """The typed definitions. Raises ContentError where a clinic's own definition does not fit."""
    return tuple(row if isinstance(row, Parameter) else parameter(row) for row in technique.parameters)


def clean_parameters(technique: Defined, raw: Mapping[str, object]) -> dict[str, Value]:
    """The details as JSON can hold them, typed and in the order defined; what was left empty is left out.

    Raises ParametersInvalid with a sentence for every detail that is unknown, missing, of the wrong type, out of
    range, not a choice, or at odds with another one.
    """
    defined = {row.key: row for row in definitions(technique)}
    errors = {key: [Sentence(_("This technique has no such detail."))] for key in raw if key not in defined}
    clean: dict[str, Value] = {}
    for key, row in defined.items():
        try:
            value = cleaned(row, raw.get(key))
        except DoesNotFit as problem:
            errors[key] = [problem.sentence]
            continue
        if value is not None:
            clean[key] = value
    for key in clean:
        if problems := at_odds(defined[key], clean, defined):
            errors[key] = problems
    if errors:
        raise ParametersInvalid(errors)
    return clean


def cleaned(row: Parameter, value: object) -> Value | None:
    """One detail, or None where it was left empty."""
    if value is None or (isinstance(value, str) and not value.strip()):
        if row.required:
            raise DoesNotFit(Sentence(_("This needs an answer.")))
        return None
    match row.kind:
        case ParameterKind.TEXT:
            return text(value)
        case ParameterKind.BOOLEAN:
            return yes_or_no(value)
        case ParameterKind.CHOICE:
            return choice(row, value)
        case _:
            return number(row, value)


def text(value: object) -> str:
    words = str(value).strip()
    if len(words) > TEXT_AT_MOST:
        raise DoesNotFit(Sentence(_("At most %(most)s characters."), most=TEXT_AT_MOST))
    return words


def yes_or_no(value: object) -> bool:
    word = str(value).strip().lower()
    if word not in YES | NO:
        raise DoesNotFit(Sentence(_("Answer yes or no.")))
    return word in YES


def choice(row: Parameter, value: object) -> str:
    word = str(value).strip()
    if word not in row.choices:
        raise DoesNotFit(Sentence(_("Choose one of: %(choices)s."), choices=", ".join(row.choices)))
    return word


def number(row: Parameter, value: object) -> int | float:
    try:
        if isinstance(value, bool):
            raise InvalidOperation
        amount = Decimal(str(value).strip().replace(",", "."))
    except InvalidOperation:
        raise DoesNotFit(Sentence(_("Give a number."))) from None
    if not amount.is_finite():
        raise DoesNotFit(Sentence(_("Give a number.")))
    whole = amount == amount.to_integral_value()
    if row.kind is ParameterKind.INTEGER and not whole:
        raise DoesNotFit(Sentence(_("Give a whole number.")))
    if problem := out_of_range(amount, row.min, row.max, row.unit):
        raise DoesNotFit(problem)
    return int(amount) if whole else float(amount)


def out_of_range(amount: Decimal, low: Decimal | None, high: Decimal | None, unit: str) -> Sentence | None:
    if (low is None or amount >= low) and (high is None or amount <= high):
        return None
    ends = {"low": low, "high": high, "unit": unit if unit.startswith(("/", "%")) else f" {unit}".rstrip()}
    if low is None:
        return Sentence(_("At most %(high)s%(unit)s."), **ends)
    if high is None:
        return Sentence(_("At least %(low)s%(unit)s."), **ends)
    return Sentence(_("Between %(low)s and %(high)s%(unit)s."), **ends)


def at_odds(row: Parameter, clean: Mapping[str, Value], defined: Mapping[str, Parameter]) -> list[Sentence]:
    """What does not fit the other details."""
    value, found = clean[row.key], []
    twin = clean.get(row.equals)
    if twin is not None and twin != value:
        found.append(Sentence(_("Must be the same as: %(other)s."), other=defined[row.equals].label))
    measure = clean.get(row.of)
    if measure is not None and Decimal(str(value)) > (row.times or 1) * Decimal(str(measure)):
        label = defined[row.of].label
        found.append(Sentence(_("At most %(times)s times: %(other)s."), times=row.times, other=label))
    for narrow in row.within:
        if clean.get(narrow.parameter) in narrow.values:
            problem = out_of_range(Decimal(str(value)), narrow.min, narrow.max, row.unit)
            found += [problem] if problem else []
    return found
