"""Finding exercises: by word, and by what they are, where they move and what they need."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.web.query import text_in
from treatments.library.described import LOOKED_FOR, described
from treatments.library.finding import matching
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
from treatments.models import Exercise, ProgrammeItem

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
    "retired": gettext_lazy("No longer offered"),
}


def whose(exercise: Any) -> set[str]:
    """What it is to the clinic. What is no longer offered is nothing else."""
    if exercise["retired"]:
        return {"retired"}
    return {"own"} if not exercise["content_version"] else {"edited"} if exercise["edited"] else set()


def belonging(rows: Any, word: str) -> Rows:
    shipped = {
        "own": Q(content_version=""),
        "edited": Q(edited=True) & ~Q(content_version=""),
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


FIELDS = ("category", *{kind.field: None for kind in KINDS.values() if kind.field != "whose"})
# What is asked once of every exercise: for the choices of the facets, and to find it by words.
TOLD = {*LOOKED_FOR, *FIELDS, "retired", "edited", "content_version"}


def search(request: HttpRequest, *, retired_too: bool = False) -> dict[str, Any]:
    """Context for the filter and the grid: the exercises found, and what was asked.

    With `retired_too`, what is no longer offered can be asked for.
    """
    rows = Exercise.objects.visible_to(request.user)
    told = list((rows if retired_too else rows.offered()).order_by().values(*TOLD))
    there = words_there(told)
    facets = facets_of(request, there)
    kinds = named(CATEGORIES, there["category"])
    category = Facet("category", gettext_lazy("Kind"), kinds, text_in(request, "category"))
    words = text_in(request, "q")
    wants_retired = retired_too and text_in(request, "whose") == "retired"
    hits = with_use(found(rows.filter(retired=wants_retired), [category, *facets])).defer("poses", "steps")
    return {
        "exercises": best_first(hits, words, told) if words else hits,
        "words": words,
        "category": category.chosen,
        "facets": [facet for facet in facets if facet.choices],
        "narrowed": sum(bool(facet.chosen) for facet in facets),
        "categories": category.choices,
        "unknown": [unknown(facet) for facet in (category, *facets) if facet.stranger],
    }


def words_there(told: Iterable[Mapping[str, Any]]) -> Mapping[str, set[str]]:
    """Field → the words that any exercise on offer has there."""
    there: dict[str, set[str]] = {field: set() for field in (*FIELDS, "whose")}
    for row in told:
        there["whose"] |= whose(row)
        for field in () if row["retired"] else FIELDS:
            there[field].update(row[field] if isinstance(row[field], list) else [row[field]])
        if not row["equipment"]:
            there["equipment"].add(NOTHING)
    return there


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


def found(rows: Any, facets: list[Facet]) -> Rows:
    """No exercise at all where a facet asks for something that nobody knows."""
    if any(facet.stranger for facet in facets):
        return Exercise.objects.none()
    for facet in facets:
        if facet.chosen:
            narrow = KINDS[facet.name].narrow if facet.name in KINDS else same(facet.name)
            rows = narrow(rows, facet.chosen)
    narrowed: Rows = rows
    return narrowed


def best_first(rows: Rows, words: str, told: Iterable[Mapping[str, Any]]) -> list[Exercise]:
    """Those of the rows that the words are about."""
    place = {key: number for number, key in enumerate(matching(words, described(told)))}
    return sorted((row for row in rows if row.key in place), key=lambda row: place[row.key])


def with_use(rows: Rows) -> Rows:
    """Each exercise with `used`: in how many programmes of open episodes it stands."""
    items = ProgrammeItem.objects.filter(exercise=OuterRef("pk"), programme__episode__closed_at=None)
    counted = items.order_by().values("exercise").annotate(n=Count("programme", distinct=True)).values("n")
    return rows.annotate(used=Coalesce(Subquery(counted), 0))
