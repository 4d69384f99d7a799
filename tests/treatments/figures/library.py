"""The library the pictures are drawn from."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

LIBRARY = Path(__file__).parents[3] / "treatments" / "content" / "exercises.json"
SOLVED = Path(__file__).with_name("solved.json")
EXERCISES: list[dict[str, Any]] = json.loads(LIBRARY.read_text(encoding="utf-8"))["exercises"]
VECTORS: list[dict[str, Any]] = json.loads(SOLVED.read_text(encoding="utf-8"))


def exercise(key: str) -> dict[str, Any]:
    return next(found for found in EXERCISES if found["id"] == key)


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314
