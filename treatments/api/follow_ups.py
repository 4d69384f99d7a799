"""Follow-ups, and what patients answered to them."""

from rest_framework import serializers

from patients.api.deeds import deed_at
from patients.api.fields import NounSerializer
from treatments.actions.exercise_logs import WORDS
from treatments.actions.follow_ups import cancel_follow_up
from treatments.api.clinical import ClinicalViewSet
from treatments.models import CheckIn, ExerciseLog, FollowUp
from treatments.symptoms import NAMES


class FollowUpSerializer(NounSerializer):
    class Meta:
        model = FollowUp
        fields = (
            "id",
            "created_at",
            "episode",
            "session",
            "programme_version",
            "kind",
            "day",
            "due_at",
            "state",
        )
        read_only_fields = fields


class FollowUpViewSet(ClinicalViewSet):
    """What a signature promised the patient."""

    queryset = FollowUp.objects.select_related("episode__patient")
    serializer_class = FollowUpSerializer
    noun = "follow_up"
    filterset_fields = {
        "episode": ["exact"],
        "session": ["exact"],
        "kind": ["exact"],
        "state": ["exact"],
        "due_at": ["gte", "lt"],
    }
    ordering_fields = ("due_at",)
    cancel = deed_at("cancel", cancel_follow_up)


class ExerciseLogSerializer(NounSerializer):
    class Meta:
        model = ExerciseLog
        fields = ("day", *WORDS)
        read_only_fields = ("day", "new_symptom")


class ToldSerializer(NounSerializer):
    """What was done of one exercise. `new_symptom`: something noticed for the first time while doing it."""

    new_symptom = serializers.ChoiceField(choices=[*NAMES.items()], required=False, allow_blank=True)

    class Meta:
        model = ExerciseLog
        fields = WORDS


class CheckInSerializer(NounSerializer):
    """`level` is what the rules make of the safety answers."""

    level = serializers.CharField(source="screen.level", read_only=True)
    answers = serializers.DictField(source="screen.answers", read_only=True)
    exercise_logs = ExerciseLogSerializer(many=True, read_only=True)

    class Meta:
        model = CheckIn
        fields = (
            "id",
            "created_at",
            "episode",
            "programme_version",
            "screen",
            "level",
            "answers",
            "pain_now",
            "overall",
            "confidence",
            "call_me",
            "words",
            "exercise_logs",
        )
        read_only_fields = fields


class CheckInViewSet(ClinicalViewSet):
    """What patients answered from home."""

    queryset = CheckIn.objects.select_related("episode__patient", "screen").prefetch_related("exercise_logs")
    serializer_class = CheckInSerializer
    noun = "check_in"
    filterset_fields = {
        "episode": ["exact"],
        "programme_version": ["exact"],
        "overall": ["exact"],
        "call_me": ["exact"],
        "created_at": ["gte", "lt"],
    }
    ordering_fields = ("created_at",)
