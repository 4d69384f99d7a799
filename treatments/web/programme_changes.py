"""What a button of the programme builder does to the list. Nothing is saved here."""

from collections.abc import Mapping
from typing import Any

from treatments.content import levels, programme_starters
from treatments.models import Exercise, Programme, ProgrammeItem
from treatments.web.forms.programmes import ItemRows

Items = list[dict[str, Any]]

BLOCKS = {"relief": "self_care", "breathing": "cool_down", "cooldown": "cool_down", "aerobic": "walking"}


def changed(data: Mapping[str, str], rows: ItemRows, others: Mapping[str, Programme]) -> Items:
    """The items of `rows` after the button that was pressed. `others` are programmes that can be copied, by key."""
    items = rows.facts()
    numbers = [form.number for form in rows.forms]
    for wish in ("remove", "harder", "easier", "up", "down"):
        if (number := data.get(wish, "")) in numbers:
            return rearranged(items, numbers.index(number), wish, rows.exercises)
    return [*items, *added(data, rows, others)]


def added(data: Mapping[str, str], rows: ItemRows, others: Mapping[str, Programme]) -> Items:
    """One exercise, those of a starter, or those of another programme."""
    items = rows.facts()
    if exercise := rows.exercises.get(data.get("add", "")):
        return [new(exercise)]
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


def moved(items: Items, place: int, step: int) -> Items:
    target = place + step
    if 0 <= target < len(items):
        items[place], items[target] = items[target], items[place]
    return items


def levelled(items: Items, place: int, wish: str, library: Mapping[str, Exercise]) -> Items:
    """The next exercise in that direction with its own usual dose; where there is none, its words become the note."""
    item = items[place]
    exercise = item["exercise"]
    following = library.get(getattr(levels(), wish).get(exercise.key, ""))
    if following and following.key not in {other["exercise"].key for other in items}:
        items[place] = {**new(following), "block": item["block"], "side": item["side"]}
    else:
        words = exercise.progression if wish == "harder" else exercise.regression
        items[place] = {**item, "note": (words[:1].upper() + words[1:])[:300] or item["note"]}
    return items


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
