"""The clinic's own photos and clips of an exercise: sent as a form with a file, fetched by `content`."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from patients.api.base import NounViewSet
from patients.api.deeds import deed_at, words_of
from patients.api.fields import Known, NounSerializer
from patients.api.parsing import BoundedJSON, BoundedUpload
from treatments.actions.exercise_media import add_exercise_media, withdraw_exercise_media
from treatments.library.clips import MOST_BYTES
from treatments.models import Exercise, ExerciseMedia
from treatments.web.exercise_media import served

BYTES = {(200, "application/octet-stream"): OpenApiResponse(OpenApiTypes.BINARY)}
# What a form says besides its file.
ROUND_THE_FILE = 64 * 1024


class MediaUpload(BoundedUpload):
    most = MOST_BYTES + ROUND_THE_FILE


class ExerciseMediaSerializer(NounSerializer):
    class Meta:
        model = ExerciseMedia
        fields = (
            "id",
            "created_at",
            "exercise",
            "kind",
            "description",
            "media_type",
            "sha256",
            "withdrawn",
            "added_by",
        )
        read_only_fields = fields


class ExerciseMediaForm(serializers.Serializer):
    exercise = Known(queryset=Exercise.objects.all())
    description = serializers.CharField(max_length=200)
    file = serializers.FileField(max_length=120)


class ExerciseMediaViewSet(NounViewSet):
    """Photos and clips that stand beside an exercise. Withdrawn ones stay with what was issued."""

    queryset = ExerciseMedia.objects.select_related("exercise").defer("content")
    serializer_class = ExerciseMediaSerializer
    noun = "media"
    shapes = {"create": ExerciseMediaForm}
    parser_classes = (MediaUpload, BoundedJSON)
    filterset_fields = {"exercise": ["exact"], "kind": ["exact"], "withdrawn": ["exact"]}
    withdraw = deed_at("withdraw", withdraw_exercise_media)

    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        words = words_of(self, ExerciseMediaForm)
        media = add_exercise_media(by=request.user, content=words.pop("file").read(), **words)
        return Response(self.get_serializer(media).data, status=status.HTTP_201_CREATED)

    @extend_schema(responses=BYTES)
    @action(detail=True)
    def content(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file, or the part of it that the header Range asks for."""
        return served(request, self.get_object())
