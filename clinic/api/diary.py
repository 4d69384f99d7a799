"""A day of the diary."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from clinic import diary
from clinic.api.appointments import VisitSerializer
from clinic.models import Location
from patients.api.base import Door
from patients.api.deeds import asked
from patients.api.fields import Day, Known


class DiaryQuestion(serializers.Serializer):
    location = Known(queryset=Location.objects.all())
    day = Day()


class DiaryDay(serializers.Serializer):
    location = serializers.UUIDField()
    day = serializers.DateField()
    appointments = VisitSerializer(many=True)


class DiaryDayView(Door):
    """Every visit that touches a day at a location, cancelled ones included."""

    needs = "physio_clinic.view_appointment"

    @extend_schema(parameters=[DiaryQuestion], responses=DiaryDay)
    def get(self, request: Request) -> Response:
        question = asked(request, DiaryQuestion)
        visits = diary.day_of(question["location"], question["day"])
        answer = {"location": question["location"].pk, "day": question["day"], "appointments": visits}
        return Response(DiaryDay(answer).data)
