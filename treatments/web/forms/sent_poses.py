"""The poses as the page of sliders sends them."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict

from treatments import figures

FIELD = re.compile(r"p(\d{1,3})-([A-Za-z]{1,12})")
# What the sliders do not show is carried along as it is.
CARRIED = ("arrows",)
# Twice what two arrows with every number need. Longer words may nest deeper than can be written out again.
MOST_CARRIED = 500


def read_poses(data: QueryDict) -> list[dict[str, Any]]:
    """The poses as sent, however wrong: `figures.check_poses` says what is. A NUL would make PostgreSQL raise."""
    sent: dict[int, dict[str, list[str]]] = {}
    for name, values in data.lists():
        if found := FIELD.fullmatch(str(name)):
            words = [str(value).replace("\x00", "") for value in values]
            sent.setdefault(int(found[1]), {})[found[2]] = words
    return [pose_in(sent[number]) for number in sorted(sent)]


def pose_in(fields: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Sliders of another view than the one now chosen say nothing any more, and a joint at rest need not be said."""
    first = {name: values[0] for name, values in fields.items()}
    seen = first.pop("v", "side")
    stayed = first.pop("was", seen) == seen
    pose: dict[str, Any] = {"v": seen, "label": first.pop("label", "").strip()}
    if props := [name for name in fields.get("props", ()) if stayed]:
        pose["props"] = props
    first.pop("props", None)
    carried = first.pop("carried", "")
    if not stayed:
        return {**pose, **dict.fromkeys(figures.NEEDED.get(seen, ()), 0)}
    return pose | carried_in(carried) | numbers_in(first, seen)


def carried_in(words: str) -> dict[str, Any]:
    if len(words) > MOST_CARRIED:
        return {"arrows": ""}
    try:
        found = json.loads(words or "{}")
    except ValueError:
        return {"arrows": words}
    return {name: found[name] for name in CARRIED if name in found} if isinstance(found, dict) else {}


def numbers_in(first: Mapping[str, str], seen: str) -> dict[str, Any]:
    rest = {
        joint.name + side: joint.rest
        for joint in (*figures.JOINTS, *figures.SHORTENINGS)
        if seen in joint.views
        for side in (("R", "L") if joint.two_sided else ("",))
    }
    numbers = {name: number(value) for name, value in first.items()}
    needed = figures.NEEDED.get(seen, ())
    return {name: value for name, value in numbers.items() if name in needed or value != rest.get(name)}


def number(value: str) -> Any:
    """As a number where it is one; the check says what is wrong with anything else."""
    try:
        return plain(float(value))
    except ValueError:
        return value


def plain(value: Any) -> Any:
    """Without a point and a nought behind it."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
