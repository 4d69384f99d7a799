"""The safety questions, and the answers to them."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from clinic.models import Appointment
from patients.api.base import Door
from patients.api.deeds import Adds, asked, deed_at
from patients.api.fields import Choice, Known, NounSerializer
from treatments import content
from treatments.actions.red_flag_screens import questions_due, record_screen, resolve_screen
from treatments.api.clinical import ClinicalViewSet
from treatments.models import Episode, RedFlagScreen
from treatments.red_flags import Answer


class QuestionSerializer(serializers.Serializer):
    """A yes asks at least for `level`; `follows` names the questions that lead to this one."""

    id = serializers.CharField()
    group = serializers.CharField()
    level = serializers.CharField()
    text = serializers.CharField()
    why = serializers.CharField()
    source: Any = serializers.CharField()
    patient_text = serializers.CharField()
    follows = serializers.ListField(child=serializers.CharField())
    min_age = serializers.IntegerField(allow_null=True)
    max_age = serializers.IntegerField(allow_null=True)


class WhichQuestions(serializers.Serializer):
    """With an episode, those due today; without, all."""

    episode = Known(queryset=Episode.objects.all(), required=False)
    new_or_worse = serializers.BooleanField(default=False)


class RedFlagQuestionsView(Door):
    """The safety questions: all of them, or with `episode` those that are due at today's visit."""

    needs = "physio_treatments.view_redflagscreen"

    @extend_schema(parameters=[WhichQuestions], responses=QuestionSerializer(many=True))
    def get(self, request: Request) -> Response:
        which = asked(request, WhichQuestions)
        episode = which.get("episode")
        questions: Any = content.questions()
        if episode:
            questions = questions_due(episode, new_or_worse=which["new_or_worse"])
        return Response(QuestionSerializer(questions, many=True).data)


class AnswersField(serializers.DictField):
    """Question to answer, as given: yes, no, unsure, or empty where nobody answered."""

    child = Choice(choices=[answer.value for answer in Answer])


class RedFlagScreenSerializer(NounSerializer):
    treated_as = serializers.CharField(read_only=True)

    class Meta:
        model = RedFlagScreen
        fields = (
            "id",
            "created_at",
            "episode",
            "appointment",
            "source",
            "answers",
            "questions_version",
            "complete",
            "full",
            "level",
            "treated_as",
            "asked_by",
            "resolved_level",
            "resolution",
            "action_taken",
            "resolved_at",
            "resolved_by",
        )
        read_only_fields = fields


class Screening(serializers.Serializer):
    episode = Known(queryset=Episode.objects.all())
    appointment = Known(queryset=Appointment.objects.all(), required=False, allow_null=True)
    answers = AnswersField()
    new_or_worse = serializers.BooleanField(default=False)


class Decision(serializers.Serializer):
    level = Choice(choices=RedFlagScreen.Level.choices)
    reason = serializers.CharField(max_length=2000)
    action_taken = serializers.CharField(max_length=2000, required=False, allow_blank=True)


class RedFlagScreenViewSet(Adds, ClinicalViewSet):
    """Answers to the safety questions, and the clinician's decisions on them."""

    queryset = RedFlagScreen.objects.select_related("episode__patient")
    serializer_class = RedFlagScreenSerializer
    shapes = {"create": Screening}
    noun = "screen"
    filterset_fields = {
        "episode": ["exact"],
        "source": ["exact"],
        "level": ["exact"],
        "resolved_at": ["isnull"],
    }
    adds = record_screen
    resolve = deed_at("resolve", resolve_screen, takes=Decision)
