"""The exercise library as shipped: exercises.json, checked on load."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from treatments.content.source import FOLDER, ContentError, require_known

KEPT = ("name", "category", "self_care", "plane", "range", "region", "position", "equipment", "muscles", "targets",
        "start", "steps", "dose", "progression", "regression", "caution_tags", "stop", "poses")  # fmt: skip
LISTS = ("equipment", "muscles", "steps", "caution_tags", "stop", "poses")
REQUIRED = ("id", "name", "category", "region", "position", "start", "steps", "dose", "stop", "poses")
# Besides what is kept: the id, and where the idea stands in the reference.
KNOWN = ("id", "source_seed", *KEPT)
FILE = "exercises.json"
SHAPES = {"version": str, "stop_codes": dict, "exercises": list}
ID, VERSION = re.compile(r"[A-Za-z][A-Za-z0-9]{1,9}"), re.compile(r"[0-9.]{1,20}")
# How the file says that there is nothing to say.
SAID_NOTHING = ("n/a", "-", None)


@cache
def _file() -> Mapping[str, Any]:
    return read(FOLDER / FILE)


def read(path: Path) -> Mapping[str, Any]:
    """The file as it stands on disk, checked. Raises ContentError."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ContentError(f"{FILE}: cannot be read ({error.strerror}).") from error
    except (ValueError, RecursionError) as error:
        raise ContentError(f"{FILE}: {error}") from error
    return checked(found)


def checked(found: Any) -> Mapping[str, Any]:
    """The file, if every exercise has an id of its own and all it needs. Raises ContentError."""
    for section, shape in SHAPES.items():
        if not isinstance(found, dict) or not isinstance(found.get(section), shape) or not found[section]:
            raise ContentError(f"{FILE}: {section} is missing or of the wrong shape.")
    if not VERSION.fullmatch(found["version"]):
        raise ContentError(f"{FILE}: the version is written in numbers and points.")
    for number, row in enumerate(found["exercises"], 1):
        require_whole(row, number)
    for field in ("id", "name"):
        names = [str(row[field]).lower() for row in found["exercises"]]
        if len(set(names)) != len(names):
            raise ContentError(f"{FILE}: one {field} is there twice.")
    return {**found}


def require_whole(row: Any, number: int) -> None:
    """Raise ContentError unless it is an exercise with an id, nothing missing and nothing unheard of."""
    key = row.get("id") if isinstance(row, dict) else None
    if not isinstance(key, str) or not ID.fullmatch(key):
        raise ContentError(f"{FILE}: exercise {number} has no id of letters and numbers.")
    if missing := [field for field in REQUIRED if not said(row, field)]:
        raise ContentError(f"{FILE}: {key}: {', '.join(missing)} is missing.")
    require_known(row, KNOWN, f"{FILE}: {key}")


def version() -> str:
    return str(_file()["version"])


def exercises() -> tuple[dict[str, Any], ...]:
    """Every exercise with the field names of our records. The key is the short id in lower case (r01, m05)."""
    return tuple(
        {"key": exercise["id"].lower(), **{field: said(exercise, field) for field in KEPT}}
        for exercise in _file()["exercises"]
    )


def said(exercise: Mapping[str, Any], field: str) -> Any:
    value = exercise.get(field)
    if value not in SAID_NOTHING:
        return value
    return {} if field == "dose" else [] if field in LISTS else ""


def stop_rules() -> Mapping[str, str]:
    """Stop code → what the patient reads."""
    return dict(_file()["stop_codes"])
