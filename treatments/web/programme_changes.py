"""What a button of the programme builder does to the list. Nothing is saved here."""

from collections.abc import Mapping
from typing import Any

from treatments.content import levels, programme_starters
from treatments.doses import walking
from treatments.models import Exercise, Programme, ProgrammeItem
from treatments.web.forms.programme_rows import ItemRows

Items = list[dict[str, Any]]

BLOCKS = {
    "relief": "self_care",
    "self_care": "self_care",
    "breathing": "cool_down",
    "cooldown": "cool_down",
    "aerobic": "walking",
}
ORDER = list(ProgrammeItem.Block.values)


def changed(data: Mapping[str, str], rows: ItemRows, others: Mapping[str, Programme]) -> Items:
    """The items of `rows` after the button that was pressed. `others` are programmes that can be copied, by key."""
    items = sorted(rows.facts(), key=lambda item: ORDER.index(item["block"]))
    numbers = [form.number for form in sorted(rows.forms, key=lambda form: ORDER.index(form.part))]
    for wish in ("remove", "harder", "easier", "up", "down"):
        if (number := data.get(wish, "")) in numbers:
            return rearranged(items, numbers.index(number), wish, rows.exercises)
    if exercise := rows.exercises.get(data.get("add", "")):
        return placed(items, new(exercise), data.get("into", ""), data.get("at", ""))
    return [*items, *added(data, rows, others, items)]


def added(data: Mapping[str, str], rows: ItemRows, others: Mapping[str, Programme], items: Items) -> Items:
    """The exercises of a starter, or those of another programme."""
    if starter := data.get("starter"):
        return started(starter, rows, items)
    other = others.get(data.get("copy", ""))
    return copied(other, items) if other else []


def rearranged(items: Items, place: int, wish: str, library: Mapping[str, Exercise]) -> Items:
    if wish == "remove":
        return items[:place] + items[place + 1 :]
    if wish in ("up", "down"):
        return moved(items, place, -1 if wish == "up" else 1)
    return levelled(items, place, wish, library)


def new(exercise: Exercise) -> dict[str, Any]:
    block = BLOCKS.get(exercise.category, ProgrammeItem.Block.MAIN)
    return {"exercise": exercise, "block": block, "dose": exercise.dose, "side": "", "note": ""}


def placed(items: Items, item: dict[str, Any], into: str, at: str) -> Items:
    """Where the hand let go of it: into which block, before which of its rows. Else at the end of its own block."""
    if into not in ORDER:
        return [*items, item]
    there = [place for place, other in enumerate(items) if other["block"] == into]
    before = int(at) if at.isdecimal() and len(at) <= len(str(len(items))) else len(there)
    place = there[before] if before < len(there) else len(items)
    return [*items[:place], {**item, "block": into}, *items[place:]]


def moved(items: Items, place: int, step: int) -> Items:
    """One place up or down in its block; from the end of a block into the next one."""
    item = items[place]
    target = place + step
    if 0 <= target < len(items) and items[target]["block"] == item["block"]:
        items[place], items[target] = items[target], item
        return items
    block = ORDER.index(item["block"]) + step
    if not 0 <= block < len(ORDER):
        return items
    rest = items[:place] + items[place + 1 :]
    there = [at for at, other in enumerate(rest) if ORDER.index(other["block"]) < block + (step < 0)]
    return [*rest[: len(there)], {**item, "block": ORDER[block]}, *rest[len(there) :]]


def levelled(items: Items, place: int, wish: str, library: Mapping[str, Exercise]) -> Items:
    """The next exercise in that direction with its own usual dose; where there is none, its words become the note."""
    item = items[place]
    exercise = item["exercise"]
    if (level := next_rung(item["dose"], wish)) is not None:
        items[place] = {**item, "dose": {**item["dose"], "walk_level": level}}
        return items
    following = library.get(getattr(levels(), wish).get(exercise.key, ""))
    if following and following.key not in {other["exercise"].key for other in items}:
        items[place] = {**new(following), "block": item["block"], "side": item["side"]}
    else:
        words = exercise.progression if wish == "harder" else exercise.regression
        items[place] = {**item, "note": (words[:1].upper() + words[1:])[:300] or item["note"]}
    return items


def next_rung(dose: Mapping[str, Any], wish: str) -> int | None:
    """Of a walk on the ladder; beyond its ends another exercise follows."""
    if "walk_level" not in dose:
        return None
    level: int = dose["walk_level"] + (1 if wish == "harder" else -1)
    return level if 0 <= level <= walking.highest_level() else None


def copied(other: Programme, items: Items) -> Items:
    """The exercises of another programme that are not in the list yet, with their doses."""
    there = {item["exercise"].key for item in items}
    return [
        {"exercise": row.exercise, **{name: getattr(row, name) for name in ("block", "dose", "side", "note")}}
        for row in other.items.select_related("exercise")
        if row.exercise.key not in there and not row.exercise.retired
    ]


def started(key: str, rows: ItemRows, items: Items) -> Items:
    """The starter's exercises that are not in the list yet."""
    there = {item["exercise"].key for item in items}
    starter = next((one for one in programme_starters() if one.key == key), None)
    wanted = starter.items if starter else ()
    return [
        {**new(rows.exercises[item.exercise]), "block": str(item.block)}
        for item in wanted
        if item.exercise in rows.exercises and item.exercise not in there
    ]
