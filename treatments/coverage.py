"""What a programme covers, counted: planes, ranges, functional movements, blocks. Hints for the clinician, no blocks.

Lists and their phases: `content/coverage.toml`; self-care limits: `content/dosage.toml`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from treatments import content
from treatments.wording import Sentence
from treatments.wording import gettext_noop as _

# What stands for a word of the lists, for the eye.
NAMES = {
    "sagittal": _("forwards and back"),
    "frontal": _("sideways"),
    "transverse": _("turning"),
    "short": _("short range"),
    "long": _("long range"),
    "lift": _("lift"),
    "step_up": _("step up"),
    "squat": _("squat"),
    "lunge": _("lunge"),
}

PASSIVE = "passive_only"
REST_ONLY = ("relief", "breathing", "self_care")


@dataclass(frozen=True)
class Item:
    """An exercise of a programme as the library describes it, and the block it stands in."""

    key: str
    category: str
    plane: str
    range: str
    region: str
    block: str


@dataclass(frozen=True)
class Hint:
    """`rule` is what is missing or too much; `says` is for the clinician."""

    rule: str
    says: Sentence
    source: str


@dataclass(frozen=True)
class Coverage:
    """Counts of what is there. `active` are the exercises that are more than rest."""

    planes: Mapping[str, int]
    ranges: Mapping[str, int]
    functional: Mapping[str, int]
    regions: Mapping[str, int]
    categories: Mapping[str, int]
    blocks: Mapping[str, int]
    walking: int
    active: int
    hints: tuple[Hint, ...]


def coverage(items: Sequence[Item], *, phase: str) -> Coverage:
    """Raises KeyError for an unknown phase."""
    lists = content.coverage_lists()
    counted = Coverage(
        planes=counts((item.plane for item in items), lists.planes),
        ranges=counts((part for item in items for part in ranges_of(item)), lists.ranges),
        functional={name: sum(item.key in keys for item in items) for name, keys in lists.functional.items()},
        regions=Counter(item.region for item in items),
        categories=Counter(item.category for item in items),
        blocks=Counter(item.block for item in items),
        walking=sum(item.key in lists.walking or item.block == content.Block.WALKING for item in items),
        active=sum(item.category not in REST_ONLY for item in items),
        hints=(),
    )
    return Coverage(**{**vars(counted), "hints": tuple(hints(counted, len(items), lists.phases[phase]))})


def counts(found: Iterable[str], known: Sequence[str]) -> dict[str, int]:
    counter = Counter(found)
    return {name: counter[name] for name in known}


def ranges_of(item: Item) -> tuple[str, ...]:
    """An exercise from short to long counts as both."""
    return ("short", "long") if item.range == "short_to_long" else (item.range,)


def hints(found: Coverage, length: int, expected: Sequence[str]) -> list[Hint]:
    absent = [hint for part in expected for hint in missing(found, part)]
    if not found.active:
        words = _("Nothing active is planned yet. An active part belongs into every plan.")
        absent.append(Hint(PASSIVE, Sentence(words), "S11"))
    many = content.coverage_lists().many
    if length > many:
        words = _("%(count)s exercises are many to keep up; more than %(many)s are seldom done.")
        absent.append(Hint("long", Sentence(words, count=length, many=many), "W69, GK"))
    return absent


def missing(found: Coverage, part: str) -> list[Hint]:
    if part in ("planes", "ranges", "functional"):
        table: Mapping[str, int] = getattr(found, part)
        absent = [name for name, count in table.items() if not count]
        words = Sentence(_("Not covered yet: %(parts)s."), parts=", ".join(NAMES[name] for name in absent))
        return [Hint(part, words, SOURCES[part])] if absent else []
    there = {
        "walking": found.walking,
        "warm_up": found.blocks.get(content.Block.WARM_UP, 0),
        "cool_down": found.blocks.get(content.Block.COOL_DOWN, 0),
    }.get(part, found.categories.get(part, 0))
    return [] if there else [Hint(part, Sentence(SAYS[part]), SOURCES[part])]


SAYS = {
    "walking": _("There is no walking in it."),
    "relief": _("There is no position of relief in it."),
    "mobility": _("There is no mobility exercise in it."),
    "strength": _("There is no strengthening exercise in it."),
    "warm_up": _("The warm-up is empty."),
    "cool_down": _("The cool-down is empty."),
}

SOURCES = {
    "walking": "S98",
    "relief": "S46, S52",
    "mobility": "S10",
    "strength": "S30",
    "functional": "S33",
    "planes": "S35",
    "ranges": "S34",
    "warm_up": "S36",
    "cool_down": "S36",
}
