"""The exercise library as shipped: exercises.json, checked on load."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from treatments.content.source import FOLDER, ContentError

KEPT = ("name", "category", "plane", "range", "region", "position", "equipment", "muscles", "targets", "start", "steps", "dose",
        "progression", "regression", "caution_tags", "stop", "poses")  # fmt: skip
REQUIRED = ("id", "name", "category", "position", "start", "steps", "dose", "poses")


@cache
def _file() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((FOLDER / "exercises.json").read_text(encoding="utf-8"))
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
        {"key": exercise["id"].lower(), **{field: exercise.get(field) or empty(field) for field in KEPT}}
        for exercise in _file()["exercises"]
    )


def empty(field: str) -> Any:
    return {"dose": {}}.get(
        field, [] if field in ("equipment", "muscles", "steps", "caution_tags", "stop", "poses") else ""
    )


def stop_rules() -> Mapping[str, str]:
    """Stop code → what the patient reads."""
    return dict(_file()["stop_codes"])
