"""The patient's door: no account, a link and a date of birth.

POST only, because mail scanners open links. A wrong date is counted and locks the link after some; the limits here
only slow a machine down, and what may be dangerous is never too often.
"""

from typing import Any

from django.utils.translation import override
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from clinic.actions.links import confirm_birth_date
from patients.actors import PatientOnLink
from patients.api.base import Door
from patients.api.fields import Day, NounSerializer, several
from patients.api.throttles import Spends, SpendsByAddress
from patients.languages import spoken
from patients.limits import Limit
from patients.links import open_link
from treatments.actions.check_ins import is_emergency, read_programme, submit_check_in
from treatments.api.follow_ups import ToldSerializer
from treatments.api.red_flag_screens import AnswersField
from treatments.api.safety_first import (
    MOST_LOGS,
    is_alarming,
    known_answers,
    known_logs,
    needs_help,
    without_faults,
)
from treatments.content_words import emergency_text, said
from treatments.links import newest_version
from treatments.locations import location_of
from treatments.models import CheckIn, ProgrammeVersion
from treatments.red_flags import PATIENT_QUESTIONS
from treatments.training_days import left_out


class PerLink(Spends):
    limit = Limit("programme-link", most=30, seconds=60)

    def subject(self, request: Request, view: Any) -> str:
        return str(view.kwargs["token"])


class PerVisitor(SpendsByAddress):
    limit = Limit("programme-visitors", most=120, seconds=60)


class Who(serializers.Serializer):
    birth_date = Day()


class PatientQuestion(serializers.Serializer):
    id = serializers.CharField()
    text = serializers.CharField()


class OpenedProgramme(serializers.Serializer):
    """What was issued, word for word, with the safety questions of a check-in and the words for an emergency, in the
    patient's language."""

    number = serializers.IntegerField()
    issued_at = serializers.DateTimeField()
    content = serializers.DictField()
    left_out = serializers.ListField(child=serializers.CharField())
    questions = PatientQuestion(many=True)
    emergency_text = serializers.CharField()


class CheckInShape(NounSerializer):
    """`submission` is made by the sender: the same one sent twice is one check-in."""

    birth_date = Day()
    submission = serializers.UUIDField()
    logs = several(ToldSerializer, MOST_LOGS, required=False)
    answers = AnswersField(required=False)

    class Meta:
        model = CheckIn
        fields = (
            "birth_date",
            "submission",
            "pain_now",
            "overall",
            "confidence",
            "call_me",
            "words",
            "logs",
            "answers",
        )


class Received(serializers.Serializer):
    """`emergency` is true where an answer needs emergency care now: show `emergency_text` at once."""

    id = serializers.UUIDField()
    emergency = serializers.BooleanField()
    emergency_text = serializers.CharField()


class PatientDoor(Door):
    authentication_classes = ()
    permission_classes = (AllowAny,)
    throttle_classes = (PerLink, PerVisitor)
    also_refuses = (410, 429)

    def check_throttles(self, request: Request) -> None:
        if not is_alarming(request.data):
            super().check_throttles(request)

    def enter(self, token: str, birth_date: Any) -> tuple[PatientOnLink, ProgrammeVersion]:
        """Who is at the door, and what their link shows. Raises LinkUnusable and WrongBirthDate."""
        link = confirm_birth_date(link=open_link(token), birth_date=birth_date)
        return PatientOnLink(link.patient), newest_version(link)

    def words(self, shape: type[serializers.Serializer]) -> dict[str, Any]:
        told = self.request.data
        serializer = shape(data=told, context={"request": self.request})
        if not serializer.is_valid() and is_alarming(told):
            whole = without_faults(told, serializer.errors)
            serializer = shape(data=whole, context={"request": self.request})
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)


class OpenProgrammeView(PatientDoor):
    """The programme behind a link, once the date of birth is right. The reading is logged."""

    @extend_schema(request=Who, responses={200: OpenedProgramme})
    def post(self, request: Request, token: str) -> Response:
        patient, version = self.enter(token, self.words(Who)["birth_date"])
        read_programme(by=patient, programme_version=version)
        with override(spoken(patient.patient.language)):
            opened = {
                "number": version.number,
                "issued_at": version.created_at,
                "content": version.content,
                "left_out": sorted(left_out(version)),
                "questions": [{"id": one.id, "text": said(one.patient_text)} for one in PATIENT_QUESTIONS],
                "emergency_text": safety_words(version),
            }
        return Response(OpenedProgramme(opened).data)


class SubmitCheckInView(PatientDoor):
    """How it went at home: ticks, pain, and the safety questions."""

    @extend_schema(request=CheckInShape, responses={201: Received})
    def post(self, request: Request, token: str) -> Response:
        words = self.words(CheckInShape)
        patient, version = self.enter(token, words.pop("birth_date"))
        logs, answers = words.pop("logs", []), words.pop("answers", {})
        if needs_help(logs, answers):
            logs, answers = known_logs(version, logs), known_answers(answers)
        check_in = submit_check_in(
            by=patient,
            programme_version=version,
            submission=words.pop("submission"),
            logs=logs,
            answers=answers,
            fields=words,
        )
        with override(spoken(patient.patient.language)):
            received = {
                "id": check_in.pk,
                "emergency": is_emergency(check_in),
                "emergency_text": safety_words(version),
            }
        return Response(Received(received).data, status=status.HTTP_201_CREATED)


def safety_words(version: ProgrammeVersion) -> str:
    return emergency_text(location_of(version.session).emergency_number)
