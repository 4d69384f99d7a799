"""The exercise library, with its pictures."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request

from patients.api.deeds import asked
from patients.api.fields import NounSerializer
from patients.api.refusals import NotFound
from treatments import figures
from treatments.api.catalogue import ENTRY, EntryViewSet
from treatments.models import Exercise

# An SVG is a document of its own: it may style itself, and do nothing else.
POLICY = f"default-src 'none'; style-src {figures.SHEET_SOURCE}; sandbox"
SVG = {(200, "image/svg+xml"): OpenApiResponse(OpenApiTypes.STR)}


class ExerciseSerializer(NounSerializer):
    """`figure` is the address of the moving picture."""

    figure = serializers.HyperlinkedIdentityField(view_name="treatments_api:exercise-figure")

    class Meta:
        model = Exercise
        fields = (
            *ENTRY,
            "category",
            "plane",
            "range",
            "region",
            "position",
            "equipment",
            "targets",
            "start",
            "steps",
            "dose",
            "progression",
            "regression",
            "caution_tags",
            "stop",
            "figure",
        )
        read_only_fields = fields


class ExerciseChange(NounSerializer):
    steps = serializers.ListField(child=serializers.CharField(max_length=300), max_length=20)

    class Meta:
        model = Exercise
        fields = ("name", "retired", "targets", "start", "steps", "dose", "progression", "regression")


class Picture(serializers.Serializer):
    """Moving, or all poses side by side; for the other side, mirrored."""

    strip = serializers.BooleanField(default=False)
    mirrored = serializers.BooleanField(default=False)


class ExerciseViewSet(EntryViewSet):
    """Exercises, each with a figure drawn from its joint angles."""

    queryset = Exercise.objects.all()
    serializer_class = ExerciseSerializer
    shapes = {"partial_update": ExerciseChange}
    filterset_fields = {
        "key": ["exact"],
        "retired": ["exact"],
        "category": ["exact"],
        "region": ["exact"],
        "plane": ["exact"],
    }

    @extend_schema(parameters=[Picture], responses=SVG)
    @action(detail=True)
    def figure(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """The exercise as a picture (SVG)."""
        exercise = self.get_object()
        wanted = asked(request, Picture)
        draw = figures.strip if wanted["strip"] else figures.moving
        if not exercise.poses:
            raise NotFound("no_picture", _("This exercise has no picture."))
        facts = {"name": exercise.name, "poses": exercise.poses}
        picture = draw(facts, mirrored=wanted["mirrored"])
        return HttpResponse(
            picture, content_type="image/svg+xml", headers={"Content-Security-Policy": POLICY}
        )
