"""What a dose may be. Pure.

A dose has sets, reps, hold_s (seconds), times_per_day, days_per_week, minutes, rest_s (seconds), load and note.
The ranges keep a slip of the finger (10,000 repetitions) out of a programme; within them the clinician decides.
"""

import re
from collections.abc import Mapping
from typing import Any

RANGES = {
    "sets": (1, 10),
    "reps": (1, 100),
    "hold_s": (0, 1800),
    "times_per_day": (1, 24),
    "days_per_week": (1, 7),
    "minutes": (1, 120),
    "rest_s": (0, 3600),
}
WORDS = {"load": 60, "note": 200}


class DoseRefused(ValueError):
    """`faults` maps a part of the dose to a sentence."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(" ".join(faults.values()))
        self.faults = dict(faults)


def clean_dose(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The dose with every number in range. Raises DoseRefused with a sentence for each part that is not."""
    faults = {part: f"A dose has no “{part}”." for part in raw if part not in RANGES and part not in WORDS}
    dose: dict[str, Any] = {}
    for part, (low, high) in RANGES.items():
        value = raw.get(part)
        if value in (None, ""):
            continue
        number = whole(value)
        if number is None or not low <= number <= high:
            faults[part] = f"{part.replace('_', ' ')}: a whole number from {low} to {high}."
        else:
            dose[part] = number
    for part, longest in WORDS.items():
        value = raw.get(part) or ""
        if not isinstance(value, str) or len(value) > longest:
            faults[part] = f"{part}: words, at most {longest} letters."
        elif value:
            dose[part] = value
    if not faults and "reps" not in dose and "minutes" not in dose and not dose.get("hold_s"):
        faults["reps"] = "Say how many times, how many minutes or how long to hold."
    if faults:
        raise DoseRefused(faults)
    return dose


def whole(value: Any) -> int | None:
    """A whole number from what a form or JSON gives, None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, str) and re.fullmatch(r"\s*[0-9]{1,9}\s*", value):
        return int(value)
    return None
