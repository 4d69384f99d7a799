"""The exercise library, with its pictures."""

from collections.abc import Callable, Mapping
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request

from patients.api.deeds import Adds, asked, deed_at
from patients.api.fields import NounSerializer
from patients.api.filters import NounFilterBackend, WordsFilter
from patients.api.refusals import NotFound
from treatments.actions.exercises import add_exercise, edit_exercise, restore_exercise
from treatments.api.catalogue import ENTRY, EntryFilters, EntryViewSet
from treatments.content.library import KEPT
from treatments.figures import PoseRefused
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
from treatments.models import Exercise
from treatments.web.figures import served

SVG = {(200, "image/svg+xml"): OpenApiResponse(OpenApiTypes.STR)}
SEEN = "The revision you began from; another one meanwhile is not overwritten."
DESCRIBED = tuple(name for name in KEPT if name != "name")


class ExerciseSerializer(NounSerializer):
    """`figure` is the address of the moving picture."""

    revision = serializers.CharField(read_only=True)
    figure = serializers.HyperlinkedIdentityField(view_name="treatments_api:exercise-figure")

    class Meta:
        model = Exercise
        fields = (*ENTRY, *DESCRIBED, "figure", "revision")
        read_only_fields = fields


def keys() -> serializers.ListField:
    return serializers.ListField(child=serializers.CharField(max_length=60), max_length=40, required=False)


class ExerciseChange(NounSerializer):
    """What a clinic may word its own way."""

    steps = serializers.ListField(child=serializers.CharField(max_length=300), max_length=20)
    equipment = keys()
    muscles = keys()
    caution_tags = keys()
    stop = keys()
    poses = serializers.ListField(child=serializers.DictField(), max_length=10, required=False)

    class Meta:
        model = Exercise
        fields = ("name", "retired", *DESCRIBED)


class ExerciseEdit(ExerciseChange):
    """The exercise's facts, as far as they change."""

    seen = serializers.CharField(write_only=True, required=False, max_length=16, help_text=SEEN)

    class Meta:
        model = Exercise
        fields = ("name", "retired", *DESCRIBED, "seen")


class Picture(serializers.Serializer):
    """Moving, or all poses side by side; for the other side, mirrored."""

    strip = serializers.BooleanField(default=False)
    mirrored = serializers.BooleanField(default=False)


def word(known: Callable[[], Mapping[str, Any]], **kwargs: Any) -> django_filters.ChoiceFilter:
    """A filter by one of the known words; another one is refused."""
    return django_filters.ChoiceFilter(choices=lambda: list(known().items()), **kwargs)


class ExerciseFilters(EntryFilters):
    search = WordsFilter(method="about", label="Words of the name, muscle, region …, in any order")
    category = word(lambda: CATEGORIES)
    region = word(lambda: REGIONS)
    position = word(lambda: POSITIONS)
    plane = word(lambda: PLANES)
    range = word(lambda: RANGES)
    equipment = word(lambda: EQUIPMENT, method="naming")
    muscle = word(muscles, field_name="muscles", method="naming")
    caution = word(cautions, field_name="caution_tags", method="naming")
    without_caution = word(cautions, field_name="caution_tags", method="not_naming")

    def about(self, rows: Any, field: str, value: str) -> QuerySet[Exercise]:
        keys = matching(value, described(rows.order_by().values(*LOOKED_FOR)))
        found: QuerySet[Exercise] = rows.filter(key__in=keys)
        return found

    def naming(self, rows: Any, field: str, value: str) -> QuerySet[Exercise]:
        found: QuerySet[Exercise] = rows.naming(field, value)
        return found

    def not_naming(self, rows: Any, field: str, value: str) -> QuerySet[Exercise]:
        found: QuerySet[Exercise] = rows.not_naming(field, value)
        return found


class ExerciseFilterBackend(NounFilterBackend):
    filterset_base = ExerciseFilters


class ExerciseViewSet(Adds, EntryViewSet):
    """Exercises, each with a figure drawn from its joint angles. POST adds one of the clinic's own."""

    queryset = Exercise.objects.all()
    serializer_class = ExerciseSerializer
    shapes = {"create": ExerciseChange, "partial_update": ExerciseEdit}
    needs_by_method = {"PATCH": edit_exercise.permission}  # type: ignore[attr-defined]
    filter_backends = (ExerciseFilterBackend, *EntryViewSet.filter_backends[1:])
    filterset_fields = {"key": ["exact"], "retired": ["exact"], "edited": ["exact"]}
    noun = "exercise"
    adds = add_exercise
    changes = edit_exercise
    restore = deed_at("restore", restore_exercise)

    @extend_schema(parameters=[Picture], responses=SVG)
    @action(detail=True)
    def figure(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """The exercise as a picture (SVG)."""
        exercise = self.get_object()
        wanted = asked(request, Picture)
        what = "strip" if wanted["strip"] else "moving"
        try:
            return served(request, exercise, what, mirrored=wanted["mirrored"])
        except PoseRefused:
            raise NotFound("no_picture", _("This exercise has no picture.")) from None
