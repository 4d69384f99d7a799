"""Sessions."""

from rest_framework import serializers

from patients.api.deeds import deed_at
from patients.api.fields import NounSerializer, several
from treatments.actions.sessions import save_session, sign_session, start_session
from treatments.api.assessments import Start
from treatments.api.clinical import DraftViewSet
from treatments.models import Session, TechniqueApplied

WORDS = (
    "revision",
    "consent_confirmed",
    "subjective",
    "objective",
    "appraisal",
    "next_steps",
    "pain_before",
    "pain_after",
    "sign",
    "sign_before",
    "sign_after",
    "adverse_event",
    "techniques",
)


class TechniqueAppliedSerializer(NounSerializer):
    class Meta:
        model = TechniqueApplied
        fields = (
            "technique",
            "region",
            "side",
            "muscle",
            "parameters",
            "minutes",
            "pain_before",
            "pain_after",
            "response",
            "override_reason",
            "note",
        )


class SessionDraft(NounSerializer):
    revision = serializers.IntegerField(min_value=0, required=False)
    techniques = several(TechniqueAppliedSerializer, 50, required=False)

    class Meta:
        model = Session
        fields = WORDS


class SessionSerializer(SessionDraft):
    class Meta:
        model = Session
        fields = (
            "id",
            "created_at",
            "episode",
            "appointment",
            "happened_at",
            "status",
            *WORDS,
            "author",
            "signed_at",
            "signed_by",
        )
        read_only_fields = fields


class SessionViewSet(DraftViewSet):
    """What was done, technique by technique. Signing is final, and sends a changed programme to the patient."""

    queryset = Session.objects.select_related("episode__patient").prefetch_related("techniques")
    serializer_class = SessionSerializer
    shapes = {"create": Start, "partial_update": SessionDraft}
    noun = "session"
    filterset_fields = {
        "episode": ["exact"],
        "appointment": ["exact"],
        "status": ["exact"],
        "author": ["exact"],
    }
    ordering_fields = ("happened_at",)
    adds = start_session
    saves = save_session
    parts = {"techniques": "techniques"}
    sign = deed_at("sign", sign_session)
