"""Precautions."""

from rest_framework import serializers

from patients.actions.precautions import add_precaution, end_precaution
from patients.api.deeds import Adds, deed_at
from patients.api.fields import Day, NounSerializer
from patients.models import Precaution


class PrecautionSerializer(NounSerializer):
    class Meta:
        model = Precaution
        fields = ("id", "created_at", "patient", "code", "since", "until", "note", "recorded_by")
        read_only_fields = ("recorded_by",)


class End(serializers.Serializer):
    until = Day(required=False, allow_null=True)


class PrecautionViewSet(Adds):
    """Conditions that change what may be done."""

    queryset = Precaution.objects.select_related("patient")
    serializer_class = PrecautionSerializer
    noun = "precaution"
    patient_path = "patient"
    logs_reading = True
    filterset_fields = {"patient": ["exact"], "code": ["exact"], "until": ["isnull"]}
    adds = add_precaution
    end = deed_at("end", end_precaution, takes=End)
