"""Reading a content file into its shapes. Whatever does not fit is named by file, row and field."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")

FOLDER = Path(__file__).parent


class ContentError(ValueError):
    """A content file does not hold what it should."""


@cache
def table(name: str) -> Mapping[str, Any]:
    """The file `name`.toml as read. Numbers with a point are Decimals."""
    path = FOLDER / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as error:
        raise ContentError(f"{path.name}: cannot be read ({error.strerror}).") from error
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{path.name}: {error}") from error


def rows(shape: type[T], name: str, section: str, *, key: str) -> tuple[T, ...]:
    """Every row of `section` in file `name`, in its order. `key` names the field that tells rows apart."""
    found = table(name).get(section, [])
    if not isinstance(found, list):
        raise ContentError(f"{name}.{section}: should be a list of rows.")
    built = tuple(build(shape, row, f"{name}.{section}[{number}]") for number, row in enumerate(found, 1))
    require_different(built, key, f"{name}.{section}")
    return built


def require_different(built: Iterable[object], key: str, where: str) -> None:
    seen: set[object] = set()
    for row in built:
        value = getattr(row, key)
        if value in seen:
            raise ContentError(f"{where}: {key} {value!r} is there twice.")
        seen.add(value)


def require_known(names: Iterable[str], known: Iterable[str], where: str) -> None:
    """Raise ContentError for a name that no other row defines."""
    if strangers := sorted(set(names) - set(known)):
        raise ContentError(f"{where}: unknown {', '.join(strangers)}.")


def build(shape: type[T], row: object, where: str) -> T:
    """One dataclass from one table: no missing field, no unknown field, every value of its declared type."""
    if not isinstance(row, Mapping) or not is_dataclass(shape):
        raise ContentError(f"{where}: should be a table.")
    declared = {field.name: field for field in fields(shape)}
    needed = {name for name, field in declared.items() if field.default is MISSING}
    if missing := sorted(needed - set(row)):
        raise ContentError(f"{where}: {', '.join(missing)} is missing.")
    require_known(row, declared, where)
    hints = get_type_hints(shape)
    values = {name: fitted(hints[name], value, f"{where}.{name}") for name, value in row.items()}
    return shape(**values)


def fitted(hint: Any, value: object, where: str) -> Any:
    """`value` as the declared type, or ContentError."""
    if get_origin(hint) is UnionType:
        return first_fit(get_args(hint), value, where)
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise ContentError(f"{where}: should be a list.")
        return tuple(fitted(get_args(hint)[0], item, f"{where}[{n}]") for n, item in enumerate(value, 1))
    if is_dataclass(hint) and isinstance(hint, type):
        return build(hint, value, where)
    return plain(hint, value, where)


def first_fit(hints: tuple[Any, ...], value: object, where: str) -> Any:
    for hint in hints:
        if hint is not type(None):
            try:
                return fitted(hint, value, where)
            except ContentError:
                continue
    raise ContentError(f"{where}: {value!r} does not fit.")


def plain(hint: Any, value: object, where: str) -> Any:
    if issubclass(hint, StrEnum):
        if value not in list(hint):
            raise ContentError(f"{where}: {value!r} is not one of {', '.join(hint)}.")
        return hint(value)
    if hint is Decimal and type(value) in (int, float):
        return Decimal(str(value))
    if type(value) is not hint:
        raise ContentError(f"{where}: {value!r} should be {hint.__name__}.")
    if value == "" and hint is str:
        raise ContentError(f"{where}: is empty.")
    return value


@dataclass(frozen=True, kw_only=True)
class Edition:
    """Which version of a file this is, and which clinical lead approved it (empty: nobody yet)."""

    version: str
    approved_by: str = ""


@cache
def edition(name: str) -> Edition:
    kept = {key: value for key, value in table(name).items() if key in ("version", "approved_by")}
    return build(Edition, kept, name)
