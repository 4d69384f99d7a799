"""Finding exercises: by word, and by what they are, where they move and what they need."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from patients.web.query import text_in
from treatments.library.described import LOOKED_FOR, described
from treatments.library.finding import matching
from treatments.models import Exercise, ProgrammeItem
from treatments.web.exercise_facets import (
    KINDS,
    NOTHING,
    Facet,
    Rows,
    category_of,
    facets_of,
    same,
    unknown,
    whose,
)

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
    category, facets = category_of(request, there), facets_of(request, there)
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
