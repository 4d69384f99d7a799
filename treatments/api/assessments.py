"""Assessments."""

from rest_framework import serializers

from clinic.models import Appointment
from patients.api.deeds import deed_at
from patients.api.fields import Known, NounSerializer, several
from treatments.actions.assessments import save_assessment, sign_assessment, start_assessment
from treatments.api.clinical import DraftViewSet
from treatments.models import Assessment, Episode, MovementFinding, MuscleFinding

WORDS = (
    "happened_at",
    "revision",
    "eases_with_movement",
    "worse_after_sitting",
    "pain_now",
    "pain_best",
    "pain_worst",
    "story",
    "symptoms",
    "aggravating",
    "easing",
    "contributing",
    "impact",
    "stress",
    "sleep_hours",
    "history",
    "observation",
    "palpation",
    "segments",
    "neuro",
    "body_marks",
    "impression",
    "muscle_findings",
    "movement_findings",
)


class MuscleFindingSerializer(NounSerializer):
    class Meta:
        model = MuscleFinding
        fields = ("muscle", "side", "spasm", "tenderness", "note")


class MovementFindingSerializer(NounSerializer):
    class Meta:
        model = MovementFinding
        fields = ("region", "direction", "degrees", "pain", "effect")


class AssessmentDraft(NounSerializer):
    revision = serializers.IntegerField(min_value=0, required=False)
    muscle_findings = several(MuscleFindingSerializer, 200, required=False)
    movement_findings = several(MovementFindingSerializer, 200, required=False)

    class Meta:
        model = Assessment
        fields = WORDS


class AssessmentSerializer(AssessmentDraft):
    class Meta:
        model = Assessment
        fields = (
            "id",
            "created_at",
            "episode",
            "appointment",
            "status",
            *WORDS,
            "author",
            "signed_at",
            "signed_by",
        )
        read_only_fields = fields


class Start(serializers.Serializer):
    """A visit of the episode's patient, where it was one."""

    episode = Known(queryset=Episode.objects.all())
    appointment = Known(queryset=Appointment.objects.all(), required=False, allow_null=True)


class AssessmentViewSet(DraftViewSet):
    """What the patient said and the examination found. Signed, it is final; `addenda` come after."""

    queryset = Assessment.objects.select_related("episode__patient").prefetch_related(
        "muscle_findings", "movement_findings"
    )
    serializer_class = AssessmentSerializer
    shapes = {"create": Start, "partial_update": AssessmentDraft}
    noun = "assessment"
    filterset_fields = {
        "episode": ["exact"],
        "appointment": ["exact"],
        "status": ["exact"],
        "author": ["exact"],
    }
    ordering_fields = ("happened_at",)
    adds = start_assessment
    saves = save_assessment
    parts = {"muscle_findings": "muscles", "movement_findings": "movements"}
    sign = deed_at("sign", sign_assessment)
