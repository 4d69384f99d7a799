"""The exercise library as shipped: exercises.json, checked on load."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from treatments.content.source import FOLDER, ContentError

KEPT = ("name", "category", "self_care", "plane", "range", "region", "position", "equipment", "muscles", "targets",
        "start", "steps", "dose", "progression", "regression", "caution_tags", "stop", "poses")  # fmt: skip
LISTS = ("equipment", "muscles", "steps", "caution_tags", "stop", "poses")
REQUIRED = ("id", "name", "category", "position", "start", "steps", "dose", "poses")


# How the file says that there is nothing to say.
SAID_NOTHING = ("n/a", "-", None)


@cache
def _file() -> Mapping[str, Any]:
    return checked(json.loads((FOLDER / "exercises.json").read_text(encoding="utf-8")))


def checked(found: Mapping[str, Any]) -> Mapping[str, Any]:
    """The file, if every exercise has an id of its own and all it needs. Raises ContentError."""
    keys = [exercise.get("id") for exercise in found["exercises"]]
    if len(set(keys)) != len(keys):
        raise ContentError("exercises.json: an id is there twice.")
    for exercise in found["exercises"]:
        if missing := [field for field in REQUIRED if not exercise.get(field)]:
            raise ContentError(f"exercises.json: {exercise.get('id')}: {', '.join(missing)} is missing.")
        if strangers := set(exercise.get("stop", [])) - set(found["stop_codes"]):
            raise ContentError(f"exercises.json: {exercise['id']}: unknown stop rule {', '.join(strangers)}.")
    return found


def version() -> str:
    return str(_file().get("version", "2026.2"))


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
