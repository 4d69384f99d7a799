"""A signed assessment in words: label and text of whatever was written down."""

from collections.abc import Iterable, Mapping
from typing import Any

from treatments.models import Assessment
from treatments.web.forms.assessment_choices import FACTORS, IMPACT, IMPACT_SCALE, MOBILITY, NEURO, SYMPTOMS

SUBJECTIVE = (
    "story",
    "symptoms",
    "aggravating",
    "easing",
    "contributing",
    "impact",
    "stress",
    "sleep_hours",
    "history",
)
OBJECTIVE = ("segments", "neuro", "palpation", "observation")


def told(found: Assessment, names: Iterable[str]) -> list[tuple[str, str]]:
    rows = [(label_of(name), text_of(found, name)) for name in names]
    return [(label, text) for label, text in rows if text]


def label_of(name: str) -> str:
    return str(Assessment._meta.get_field(name).verbose_name).capitalize()  # type: ignore[union-attr]


def text_of(found: Assessment, name: str) -> str:
    value = getattr(found, name)
    match name:
        case "symptoms":
            return named(SYMPTOMS, value)
        case "contributing":
            return "\n".join(filter(None, (named(FACTORS, value.get("factors", ())), value.get("note", ""))))
        case "impact":
            return lines(IMPACT, {key: dict(IMPACT_SCALE).get(score, score) for key, score in value.items()})
        case "neuro":
            return lines(NEURO, value)
        case "segments":
            return "\n".join(segment(row) for row in value)
    return "" if value is None else str(value)


def named(choices: Iterable[tuple[str, Any]], keys: Iterable[str]) -> str:
    words = dict(choices)
    return ", ".join(str(words.get(key, key)) for key in keys)


def lines(choices: Iterable[tuple[str, Any]], values: Mapping[str, Any]) -> str:
    return "\n".join(f"{label}: {values[key]}" for key, label in choices if key in values)


def segment(row: Mapping[str, Any]) -> str:
    mobility = dict(MOBILITY).get(row.get("mobility", ""), "")
    pain = row.get("pain")
    return f"{row.get('segment', '')}: {mobility}" + ("" if pain is None else f", {pain} / 10")
