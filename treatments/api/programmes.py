"""Programmes: the draft, and the versions that were issued."""

from typing import Any

import django_filters
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from patients.api.deeds import Adds, deed_at, shape_of, words_of
from patients.api.documents import BYTES, as_download
from patients.api.fields import NounSerializer, several
from patients.api.filters import NounFilters
from treatments.actions.programme_links import withdraw_links, withdraw_programme
from treatments.actions.programmes import save_programme
from treatments.api.clinical import ClinicalViewSet
from treatments.models import Programme, ProgrammeItem, ProgrammeVersion

SEEN = "The revision of the draft you began from; another one meanwhile is not overwritten. Empty: there was no draft."


class ProgrammeItemSerializer(NounSerializer):
    """An exercise with its dose: the library's own where none is given.

    `walk_level` in the dose brings the numbers of the walking ladder. Cold, warmth and rest keep to their limits.
    """

    class Meta:
        model = ProgrammeItem
        fields = ("exercise", "block", "position", "dose", "side", "note", "override_reason")
        read_only_fields = ("position",)


class ProgrammeSerializer(NounSerializer):
    items = several(ProgrammeItemSerializer, 60)
    revision = serializers.CharField(read_only=True)
    seen = serializers.CharField(write_only=True, required=False, allow_blank=True, help_text=SEEN)

    class Meta:
        model = Programme
        fields = ("id", "created_at", "episode", "note", "changed", "author", "items", "revision", "seen")
        read_only_fields = ("changed", "author")


class ProgrammeReplacement(NounSerializer):
    items = several(ProgrammeItemSerializer, 60)
    seen = serializers.CharField(write_only=True, required=False, allow_blank=True, help_text=SEEN)

    class Meta:
        model = Programme
        fields = ("note", "items", "seen")


class ProgrammeViewSet(Adds, ClinicalViewSet):
    """The draft of an episode's exercises. The patient gets it when the next session is signed."""

    queryset = Programme.objects.select_related("episode__patient").prefetch_related("items")
    serializer_class = ProgrammeSerializer
    shapes = {"update": ProgrammeReplacement}
    noun = "programme"
    filterset_fields = {"episode": ["exact"], "changed": ["exact"]}
    adds = save_programme
    withdraw_links = deed_at("withdraw_links", withdraw_links)
    withdraw = deed_at("withdraw", withdraw_programme)

    def update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Replace the draft: what is not sent is taken out."""
        words = words_of(self, shape_of(self))
        saved = save_programme(by=request.user, episode=self.get_object().episode, **words)
        return Response(self.get_serializer(self.seen_again(saved)).data)


class ProgrammeVersionSerializer(NounSerializer):
    class Meta:
        model = ProgrammeVersion
        fields = ("id", "created_at", "programme", "session", "number", "content", "handout", "issued_by")
        read_only_fields = fields


class VersionFilters(NounFilters):
    patient = django_filters.UUIDFilter(field_name="programme__episode__patient")

    class Meta:
        model = ProgrammeVersion
        fields = {"programme": ["exact"], "programme__episode": ["exact"], "session": ["exact"]}


class ProgrammeVersionViewSet(ClinicalViewSet):
    """What was sent, word for word. Nobody can change it."""

    queryset = ProgrammeVersion.objects.select_related("programme__episode__patient")
    serializer_class = ProgrammeVersionSerializer
    noun = "programmeversion"
    patient_path = "programme.episode.patient"
    filterset_class = VersionFilters
    filterset_fields = None
    ordering_fields = ("created_at", "number")

    @extend_schema(responses=BYTES)
    @action(detail=True)
    def handout(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """The printable programme, as PDF. Fetching it leaves a line in the access log."""
        version = self.get_object()
        self.log_reading(version)
        return as_download(version.handout)
