"""What every clinical noun shares: it belongs to an episode, and whoever reads it stands in the access log."""

from collections.abc import Callable, Mapping
from typing import Any

import django_filters
from rest_framework.request import Request
from rest_framework.response import Response

from patients.api.base import NounViewSet
from patients.api.deeds import Adds, shape_of, words_of
from patients.api.filters import NounFilterBackend, NounFilters
from patients.api.pages import SteadyOrder


class ClinicalFilters(NounFilters):
    patient = django_filters.UUIDFilter(field_name="episode__patient")


class ClinicalFilterBackend(NounFilterBackend):
    filterset_base = ClinicalFilters


class ClinicalViewSet(NounViewSet):
    filter_backends = (ClinicalFilterBackend, SteadyOrder)
    filterset_fields: Any = {"episode": ["exact"]}
    patient_path = "episode.patient"
    logs_reading = True


class DraftViewSet(Adds, ClinicalViewSet):
    """Started, saved as often as one likes, then signed. `parts` maps a nested list to its name in the action."""

    saves: Callable[..., Any]
    parts: Mapping[str, str] = {}

    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Save the draft. Lists, where sent, replace what was there; an old `revision` is refused with 409."""
        draft = self.get_object()
        words = words_of(self, shape_of(self))
        parts = {name: words.pop(part) for part, name in self.parts.items() if part in words}
        saved = type(self).saves(by=request.user, **{self.noun: draft}, fields=words, **parts)
        return Response(self.get_serializer(self.seen_again(saved)).data)
