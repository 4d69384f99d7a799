"""Finding exercises: by word, and by what they are, where they move and what they need."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from patients.web.query import text_in
from treatments.models import Exercise, ProgrammeItem

CATEGORIES = {
    "relief": _("Relief"),
    "breathing": _("Breathing"),
    "mobility": _("Mobility"),
    "stretch": _("Stretch"),
    "strength": _("Strength"),
    "functional": _("Everyday movement"),
    "aerobic": _("Walking and aerobic"),
    "cooldown": _("Cool-down"),
}
REGIONS = {
    "neck": _("Neck"),
    "shoulder": _("Shoulder"),
    "thoracic": _("Upper back"),
    "low_back": _("Low back"),
    "hip": _("Hip"),
    "general": _("Whole body"),
}
PLANES = {
    "sagittal": _("Forwards and back"),
    "frontal": _("Sideways"),
    "transverse": _("Turning"),
}
RANGES = {
    "short": _("Short"),
    "long": _("Long"),
    "short_to_long": _("Short to long"),
    "static": _("Still"),
}
NOTHING = "nothing"
EQUIPMENT = {
    NOTHING: _("Nothing"),
    "band": _("Elastic band"),
    "bike": _("Exercise bike"),
    "box": _("Box"),
    "chair": _("Chair"),
    "doorway": _("Doorway"),
    "step": _("Step"),
    "stick": _("Stick"),
    "strap": _("Strap"),
    "table": _("Table or worktop"),
    "towel": _("Towel"),
    "wall": _("Wall"),
    "weight": _("Weight"),
    "bed": _("Bed"),
}


@dataclass(frozen=True)
class Facet:
    """One way of narrowing the search: a field, its label, and the words for its values."""

    name: str
    label: Any
    choices: list[tuple[str, Any]]
    chosen: str


def search(request: HttpRequest) -> dict[str, Any]:
    """Context for the filter and the grid: the exercises found, and what was asked."""
    facets = facets_of(request)
    words, category = text_in(request, "q"), text_in(request, "category")
    offered = Exercise.objects.visible_to(request.user).offered()
    rows = found(offered, words, [Facet("category", "", [], category), *facets])
    kinds = offered.order_by("category").values_list("category", flat=True).distinct()
    return {
        "exercises": with_use(rows).defer("poses", "steps"),
        "words": words,
        "category": category,
        "facets": facets,
        "narrowed": any(facet.chosen for facet in facets),
        "categories": [(kind, CATEGORIES.get(kind, kind.replace("_", " ").capitalize())) for kind in kinds],
    }


def facets_of(request: HttpRequest) -> list[Facet]:
    known = (
        ("region", _("Region"), REGIONS.items()),
        ("position", _("Position"), Exercise.Position.choices),
        ("equipment", _("Needs"), EQUIPMENT.items()),
        ("plane", _("Direction"), PLANES.items()),
        ("range", _("Range"), RANGES.items()),
    )
    return [Facet(name, label, list(choices), text_in(request, name)) for name, label, choices in known]


def found(rows: QuerySet[Exercise], words: str, facets: Iterable[Facet]) -> QuerySet[Exercise]:
    for facet in facets:
        if facet.chosen:
            rows = rows.filter(fits(facet))
    for word in words.split():
        rows = rows.filter(Q(name__icontains=word) | Q(targets__icontains=word) | Q(region__icontains=word))
    return rows


def fits(facet: Facet) -> Q:
    if facet.name != "equipment":
        return Q(**{facet.name: facet.chosen})
    return Q(equipment=[]) if facet.chosen == NOTHING else Q(equipment__icontains=f'"{facet.chosen}"')


def with_use(rows: QuerySet[Exercise]) -> QuerySet[Exercise]:
    """Each exercise with `used`: in how many programmes of open episodes it stands."""
    items = ProgrammeItem.objects.filter(exercise=OuterRef("pk"), programme__episode__closed_at=None)
    counted = items.order_by().values("exercise").annotate(n=Count("programme", distinct=True)).values("n")
    return rows.annotate(used=Coalesce(Subquery(counted), 0))
