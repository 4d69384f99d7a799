"""Outcome scores, and the measures they belong to."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from patients.api.base import Door
from patients.api.deeds import Adds
from patients.api.fields import NounSerializer
from treatments import content
from treatments.actions.outcome_scores import record_outcome
from treatments.api.clinical import ClinicalViewSet
from treatments.models import OutcomeScore


class ThresholdSerializer(serializers.Serializer):
    points = serializers.DecimalField(max_digits=7, decimal_places=3, allow_null=True)
    percent = serializers.DecimalField(max_digits=7, decimal_places=3, allow_null=True)
    source: Any = serializers.CharField()


class MeasureSerializer(serializers.Serializer):
    """`shape` says how the answers are given; `low` to `high` is the range of the score."""

    key = serializers.CharField()
    name = serializers.CharField()
    measures = serializers.CharField()
    shape = serializers.CharField()
    formula = serializers.CharField()
    low = serializers.DecimalField(max_digits=7, decimal_places=3)
    high = serializers.DecimalField(max_digits=7, decimal_places=3)
    higher_is_better = serializers.BooleanField()
    items = serializers.IntegerField()
    item_low = serializers.IntegerField()
    item_high = serializers.IntegerField()
    thresholds = ThresholdSerializer(many=True)
    rights = serializers.CharField()
    source: Any = serializers.CharField()


class OutcomeMeasuresView(Door):
    """The measures that can be scored, with their ranges, published thresholds and sources."""

    needs = "physio_treatments.view_outcomescore"

    @extend_schema(responses=MeasureSerializer(many=True))
    def get(self, request: Request) -> Response:
        return Response(MeasureSerializer(content.measures(), many=True).data)


class OutcomeScoreSerializer(NounSerializer):
    class Meta:
        model = OutcomeScore
        fields = (
            "id",
            "created_at",
            "episode",
            "measure",
            "answers",
            "value",
            "complete",
            "formula_version",
            "mode",
            "measured_at",
            "entered_by",
        )
        read_only_fields = ("value", "complete", "formula_version", "entered_by")
        extra_kwargs = {"answers": {"required": True}}


class OutcomeScoreViewSet(Adds, ClinicalViewSet):
    """Measured outcomes: the answers, the sum, and the version of the formula."""

    queryset = OutcomeScore.objects.select_related("episode__patient")
    serializer_class = OutcomeScoreSerializer
    noun = "outcome_score"
    filterset_fields = {"episode": ["exact"], "measure": ["exact"], "measured_at": ["gte", "lt"]}
    ordering_fields = ("measured_at",)
    adds = record_outcome
