"""Ways of narrowing a search for exercises: by what they are, where they move, what they need and whose they are."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.web.query import text_in
from treatments.content import library
from treatments.library.terms import (
    CATEGORIES,
    EQUIPMENT,
    PLANES,
    POSITIONS,
    RANGES,
    REGIONS,
    cautions,
    muscles,
)
from treatments.models import Exercise

NOTHING = "nothing"
Rows = QuerySet[Exercise]


@dataclass(frozen=True)
class Facet:
    """One way of narrowing the search: the words that exercises on offer have, and the one that was chosen."""

    name: str
    label: Any
    choices: list[tuple[str, Any]]
    chosen: str

    @property
    def stranger(self) -> bool:
        return bool(self.chosen) and self.chosen not in dict(self.choices)


@dataclass(frozen=True)
class Kind:
    """How a facet reads an exercise (`field`) and narrows the rows; `words` are all that could stand there."""

    label: Any
    field: str
    words: Callable[[], Mapping[str, Any]]
    narrow: Callable[[Any, str], Rows]


def same(field: str) -> Callable[[Any, str], Rows]:
    return lambda rows, word: rows.filter(**{field: word})


def listing(field: str) -> Callable[[Any, str], Rows]:
    return lambda rows, word: rows.naming(field, word)


def needing(rows: Any, word: str) -> Rows:
    found: Rows = rows.needing_nothing() if word == NOTHING else rows.naming("equipment", word)
    return found


WHOSE = {
    "own": gettext_lazy("The clinic's own"),
    "edited": gettext_lazy("Edited by the clinic"),
    "renewed": gettext_lazy("Edited, and shipped anew since"),
    "retired": gettext_lazy("No longer offered"),
}


def whose(exercise: Any) -> set[str]:
    """What it is to the clinic. What is no longer offered is nothing else."""
    if exercise["retired"]:
        return {"retired"}
    if not exercise["content_version"]:
        return {"own"}
    renewed = {"renewed"} if exercise["content_version"] != library.version() else set()
    return {"edited"} | renewed if exercise["edited"] else set()


def belonging(rows: Any, word: str) -> Rows:
    edited = Q(edited=True) & ~Q(content_version="")
    shipped = {
        "own": Q(content_version=""),
        "edited": edited,
        "renewed": edited & ~Q(content_version=library.version()),
        "retired": Q(),
    }
    found: Rows = rows.filter(shipped[word])
    return found


KINDS = {
    "region": Kind(gettext_lazy("Region"), "region", lambda: REGIONS, same("region")),
    "position": Kind(gettext_lazy("Position"), "position", lambda: POSITIONS, same("position")),
    "muscle": Kind(gettext_lazy("Muscle"), "muscles", muscles, listing("muscles")),
    "equipment": Kind(
        gettext_lazy("Needs"), "equipment", lambda: {NOTHING: gettext_lazy("Nothing"), **EQUIPMENT}, needing
    ),
    "plane": Kind(gettext_lazy("Direction"), "plane", lambda: PLANES, same("plane")),
    "range": Kind(gettext_lazy("Range"), "range", lambda: RANGES, same("range")),
    "caution": Kind(gettext_lazy("Careful with"), "caution_tags", cautions, listing("caution_tags")),
    "without": Kind(
        gettext_lazy("Leave out for"),
        "caution_tags",
        cautions,
        lambda rows, word: rows.not_naming("caution_tags", word),
    ),
    "whose": Kind(gettext_lazy("Whose"), "whose", lambda: WHOSE, belonging),
}


def category_of(request: HttpRequest, there: Mapping[str, Collection[str]]) -> Facet:
    kinds = named(CATEGORIES, there["category"])
    return Facet("category", gettext_lazy("Kind"), kinds, text_in(request, "category"))


def facets_of(request: HttpRequest, there: Mapping[str, Collection[str]]) -> list[Facet]:
    return [
        Facet(name, kind.label, named(kind.words(), there[kind.field]), text_in(request, name))
        for name, kind in KINDS.items()
    ]


def named(words: Mapping[str, Any], there: Collection[str]) -> list[tuple[str, Any]]:
    return [(word, label) for word, label in words.items() if word in there]


def unknown(facet: Facet) -> str:
    return _("%(facet)s: “%(given)s” is not one of the choices.") % {
        "facet": facet.label,
        "given": facet.chosen[:40],
    }
