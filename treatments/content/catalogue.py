"""What a clinician chooses from: techniques with their typed parameters, and muscles."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from treatments.content.source import ContentError, build, require_different, require_known, rows

PROFESSIONS = ("physiotherapist", "osteopath", "chiropractor", "massage_therapist")


class ParameterKind(StrEnum):
    INTEGER = "int"
    DECIMAL = "decimal"
    CHOICE = "choice"
    BOOLEAN = "bool"
    TEXT = "text"


@dataclass(frozen=True, kw_only=True)
class Within:
    """A narrower range, inclusive, where another parameter has one of `values`."""

    parameter: str
    values: tuple[str, ...]
    min: Decimal
    max: Decimal


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One typed detail of a technique.

    `min` and `max` are inclusive, in `unit`. `equals` names the parameter that must have the same value, and
    `times` × `of` is the most it may be beside another one.
    """

    key: str
    label: str
    kind: ParameterKind
    unit: str = ""
    min: Decimal | None = None
    max: Decimal | None = None
    default: str | int | Decimal | bool | None = None
    choices: tuple[str, ...] = ()
    required: bool = False
    equals: str = ""
    of: str = ""
    times: int | None = None
    within: tuple[Within, ...] = ()
    hint: str = ""

    def as_json(self) -> dict[str, object]:
        """For a JSON column: decimals as numbers, what is not set left out."""
        return {name: plain(value) for name, value in vars(self).items() if value not in (None, "", ())}


def plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Within):
        return {name: plain(part) for name, part in vars(value).items()}
    return [plain(part) for part in value] if isinstance(value, tuple) else value


@dataclass(frozen=True, kw_only=True)
class Technique:
    """`needs_muscle`: targeted, so the muscle is named first. `after_relaxed`: used once the muscle has relaxed."""

    key: str
    name: str
    professions: tuple[str, ...]
    claimed_effect: str
    source: str
    passive: bool = True
    needs_muscle: bool = False
    after_relaxed: bool = False
    guideline_note: str = ""
    position: int = 100
    parameters: tuple[Parameter, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Muscle:
    """`family` is the muscle a finding counts for as well: spasm of longissimus is spasm of the erector spinae."""

    key: str
    name: str
    group: str
    layer: str
    family: str = ""


@cache
def techniques() -> tuple[Technique, ...]:
    found = rows(Technique, "techniques", "technique", key="key")
    for entry in found:
        require_known(entry.professions, PROFESSIONS, f"techniques {entry.key}")
        require_different(entry.parameters, "key", f"techniques {entry.key}")
        for parameter in entry.parameters:
            check(parameter, entry)
    return found


def check(parameter: Parameter, entry: Technique) -> None:
    where = f"techniques {entry.key}.{parameter.key}"
    if (parameter.kind is ParameterKind.CHOICE) != bool(parameter.choices):
        raise ContentError(f"{where}: a choice, and nothing else, has choices.")
    if parameter.min is not None and parameter.max is not None and parameter.min > parameter.max:
        raise ContentError(f"{where}: min is above max.")
    others = [parameter.equals, parameter.of, *(narrow.parameter for narrow in parameter.within)]
    require_known(filter(None, others), [other.key for other in entry.parameters], where)
    if not default_fits(parameter):
        raise ContentError(f"{where}: the default {parameter.default!r} does not fit.")


def default_fits(parameter: Parameter) -> bool:
    default = parameter.default
    match parameter.kind:
        case ParameterKind.CHOICE:
            return default is None or default in parameter.choices
        case ParameterKind.BOOLEAN:
            return default is None or isinstance(default, bool)
        case ParameterKind.TEXT:
            return default is None or isinstance(default, str)
        case _:
            return default is None or (isinstance(default, int | Decimal) and in_range(parameter, default))


def in_range(parameter: Parameter, value: int | Decimal) -> bool:
    low, high = parameter.min, parameter.max
    return (low is None or low <= value) and (high is None or value <= high)


@cache
def muscles() -> tuple[Muscle, ...]:
    found = rows(Muscle, "muscles", "muscle", key="key")
    known = [muscle.key for muscle in found]
    require_known((muscle.family for muscle in found if muscle.family), known, "muscles family")
    return found


def technique(key: str) -> Technique:
    """Raises KeyError for a key that no technique has."""
    return {entry.key: entry for entry in techniques()}[key]


def parameter(row: Mapping[str, Any]) -> Parameter:
    """A definition as a clinic's own technique keeps it in JSON. Raises ContentError where it does not fit."""
    return build(Parameter, row, "parameter")
