"""Addenda and signatures: what makes a record final, and what is said after that."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from patients.api.base import NounViewSet
from patients.api.deeds import shape_of, words_of
from patients.api.fields import Known, Moment, NounSerializer
from patients.models import Patient
from treatments.actions.addenda import add_addendum
from treatments.models import Addendum, Assessment, Session, Signature


class AddendumSerializer(NounSerializer):
    class Meta:
        model = Addendum
        fields = ("id", "created_at", "assessment", "session", "text", "reason", "happened_at", "author")
        read_only_fields = fields


class LaterWord(serializers.Serializer):
    """To an assessment or to a session, whichever was signed."""

    default_error_messages = {"one": _("Name the assessment or the session, not both.")}

    assessment = Known(queryset=Assessment.objects.all(), required=False, allow_null=True)
    session = Known(queryset=Session.objects.all(), required=False, allow_null=True)
    text = serializers.CharField(max_length=8000)
    reason = serializers.CharField(max_length=200)
    happened_at = Moment(required=False, allow_null=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        named = [record for record in (attrs.pop("assessment", None), attrs.pop("session", None)) if record]
        if len(named) != 1:
            raise serializers.ValidationError(self.error_messages["one"])
        return {**attrs, "record": named[0]}


class AddendumViewSet(NounViewSet):
    """A later word on a signed record: who, why, when it happened, when it was written."""

    queryset = Addendum.objects.select_related("assessment__episode__patient", "session__episode__patient")
    serializer_class = AddendumSerializer
    shapes = {"create": LaterWord}
    noun = "addendum"
    logs_reading = True
    filterset_fields = {"assessment": ["exact"], "session": ["exact"]}

    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        addendum = add_addendum(by=request.user, **words_of(self, shape_of(self)))
        return Response(self.get_serializer(addendum).data, status=status.HTTP_201_CREATED)

    def patient_of(self, thing: models.Model) -> Patient:
        record = thing.assessment or thing.session  # type: ignore[attr-defined]
        patient: Patient = record.episode.patient
        return patient


class SignatureSerializer(NounSerializer):
    class Meta:
        model = Signature
        fields = (
            "id",
            "created_at",
            "patient",
            "number",
            "record_type",
            "record_id",
            "content_hash",
            "chain_hash",
            "signed_by",
        )
        read_only_fields = fields


class SignatureViewSet(NounViewSet):
    """The chain of signatures over a patient's record."""

    queryset = Signature.objects.all()
    serializer_class = SignatureSerializer
    noun = "signature"
    filterset_fields = {"patient": ["exact"], "record_type": ["exact"], "record_id": ["exact"]}
