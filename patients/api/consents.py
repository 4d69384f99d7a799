"""Consents."""

from patients.actions.consents import record_consent
from patients.api.deeds import Adds
from patients.api.fields import NounSerializer
from patients.models import Consent


class ConsentSerializer(NounSerializer):
    class Meta:
        model = Consent
        fields = ("id", "created_at", "patient", "kind", "given", "text_version", "how", "recorded_by")
        read_only_fields = ("recorded_by",)
        extra_kwargs = {"given": {"required": True}}


class ConsentViewSet(Adds):
    """What a patient agreed to or took back. The newest of a kind counts; none is ever changed."""

    queryset = Consent.objects.all()
    serializer_class = ConsentSerializer
    noun = "consent"
    filterset_fields = {"patient": ["exact"], "kind": ["exact"], "given": ["exact"]}
    adds = record_consent
