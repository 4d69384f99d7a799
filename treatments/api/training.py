"""Training at home, told through the patient's door as it happens."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from patients.api.fields import Day, several
from treatments.actions.exercise_logs import today
from treatments.actions.training import record_training
from treatments.api.follow_ups import ToldSerializer
from treatments.api.patient_door import PatientDoor, safety_words
from treatments.api.safety_first import MOST_LOGS, known_logs, needs_help
from treatments.training_days import left_out


class TrainingShape(serializers.Serializer):
    """One day. Told again it replaces what was told of these exercises; without `day` it is today."""

    birth_date = Day()
    day = Day(required=False)
    logs = several(ToldSerializer, MOST_LOGS)


class TrainingReceived(serializers.Serializer):
    """`left_out` are the exercises to leave out until the clinic has called."""

    emergency = serializers.BooleanField()
    emergency_text = serializers.CharField()
    left_out = serializers.ListField(child=serializers.CharField())


class RecordTrainingView(PatientDoor):
    """What was done on one day, exercise by exercise."""

    @extend_schema(request=TrainingShape, responses={200: TrainingReceived})
    def post(self, request: Request, token: str) -> Response:
        words = self.words(TrainingShape)
        patient, version = self.enter(token, words["birth_date"])
        logs = words["logs"]
        emergency = record_training(
            by=patient,
            programme_version=version,
            day=words.get("day") or today(version),
            logs=known_logs(version, logs) if needs_help(logs, {}) else logs,
        )
        received = {
            "emergency": emergency,
            "emergency_text": safety_words(version),
            "left_out": sorted(left_out(version)),
        }
        return Response(TrainingReceived(received).data)
