"""Finding exercises by word, region and kind."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from patients.web.query import text_in
from treatments.models import Exercise

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


def search(request: HttpRequest) -> dict[str, Any]:
    """Context for the filter and the grid: the exercises found, and what was asked."""
    words, category = text_in(request, "q"), text_in(request, "category")
    rows = found(Exercise.objects.visible_to(request.user).offered(), words, category)
    kinds = Exercise.objects.offered().order_by("category").values_list("category", flat=True).distinct()
    return {
        "exercises": rows.defer("poses", "steps"),
        "words": words,
        "category": category,
        "categories": [(kind, CATEGORIES.get(kind, kind.replace("_", " ").capitalize())) for kind in kinds],
    }


def found(rows: QuerySet[Exercise], words: str, category: str) -> QuerySet[Exercise]:
    if category:
        rows = rows.filter(category=category)
    for word in words.split():
        rows = rows.filter(Q(name__icontains=word) | Q(targets__icontains=word) | Q(region__icontains=word))
    return rows
