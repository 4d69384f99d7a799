"""What a button of the programme builder does to the list. Nothing is saved here."""

from collections.abc import Mapping
from typing import Any

from treatments.content import levels
from treatments.doses import walking
from treatments.models import Exercise, ProgrammeItem
from treatments.web.forms.programme_rows import ItemRows

Items = list[dict[str, Any]]

BLOCKS = {
    "relief": "self_care",
    "self_care": "self_care",
    "breathing": "cool_down",
    "stretch": "cool_down",
    "cooldown": "cool_down",
    "aerobic": "walking",
}
ORDER = list(ProgrammeItem.Block.values)
LONGEST_NOTE = 300


def changed(data: Mapping[str, str], rows: ItemRows) -> Items:
    """The items of `rows` after the button that was pressed."""
    items = sorted(rows.facts(), key=lambda item: ORDER.index(item["block"]))
    numbers = [form.number for form in sorted(rows.forms, key=lambda form: ORDER.index(form.part))]
    for wish in ("remove", "harder", "easier", "up", "down"):
        if (number := data.get(wish, "")) in numbers:
            return rearranged(items, numbers.index(number), wish, rows.exercises)
    if exercise := rows.exercises.get(data.get("add", "")):
        return placed(items, new(exercise), data.get("into", ""), data.get("at", ""))
    return items


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
        items[place] = {**item, "note": with_variation(item["note"], exercise, wish)}
    return items


def with_variation(note: str, exercise: Exercise, wish: str) -> str:
    """The words for harder or easier, in the place of each other and beside what the clinician wrote."""
    harder, easier = (words[:1].upper() + words[1:] for words in (exercise.progression, exercise.regression))
    wanted, other = (harder, easier) if wish == "harder" else (easier, harder)
    if not wanted or wanted in note:
        return note
    if other and other in note:
        return note.replace(other, wanted)
    both = f"{note.rstrip('.')}. {wanted}" if note else wanted
    return both if len(both) <= LONGEST_NOTE else note


def next_rung(dose: Mapping[str, Any], wish: str) -> int | None:
    """Of a walk on the ladder; beyond its ends another exercise follows."""
    if "walk_level" not in dose:
        return None
    level: int = dose["walk_level"] + (1 if wish == "harder" else -1)
    return level if 0 <= level <= walking.highest_level() else None
