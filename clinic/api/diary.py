"""A day of the diary, and who is free when."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from clinic import diary
from clinic.api.appointments import VisitSerializer
from clinic.models import AppointmentType, Location, Practitioner, Room
from patients.api.base import Door
from patients.api.deeds import asked
from patients.api.fields import Day, Known, WallTime

MOST_DAYS, MOST_PRACTITIONERS = 31, 50


class ManyKnown(serializers.ListField):
    """Several practitioners, looked up together. Left out, everybody who takes visits."""

    child = serializers.UUIDField()

    def to_internal_value(self, data: Any) -> list[Practitioner]:
        wanted = set(super().to_internal_value(data))
        people = Practitioner.objects.visible_to(self.context["request"].user).filter(pk__in=wanted)
        found = list(people)
        if len(found) != len(wanted):
            raise serializers.ValidationError(_("There is nothing with this id."))
        return found


class SlotQuestion(serializers.Serializer):
    practitioner = ManyKnown(required=False, max_length=MOST_PRACTITIONERS)
    location = Known(queryset=Location.objects.all())
    type = Known(queryset=AppointmentType.objects.all())
    first_day = Day()
    days = serializers.IntegerField(min_value=1, max_value=MOST_DAYS, default=1)
    room = Known(queryset=Room.objects.all(), required=False)


class SlotSerializer(serializers.Serializer):
    practitioner = serializers.UUIDField(source="practitioner.pk")
    practitioner_name = serializers.CharField(source="practitioner.name")
    location = serializers.UUIDField(source="location.pk")
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    local_start = WallTime()


class DiaryQuestion(serializers.Serializer):
    location = Known(queryset=Location.objects.all())
    day = Day()


class DiaryDay(serializers.Serializer):
    location = serializers.UUIDField()
    day = serializers.DateField()
    appointments = VisitSerializer(many=True)


class FreeSlotsView(Door):
    """Free times of one or several practitioners, at most 31 days at once, in order of time."""

    needs = "physio_clinic.view_appointment"

    @extend_schema(parameters=[SlotQuestion], responses=SlotSerializer(many=True))
    def get(self, request: Request) -> Response:
        question = asked(request, SlotQuestion)
        people = question.pop("practitioner", None)
        if people is None:
            people = list(Practitioner.objects.visible_to(request.user).working())
        slots = diary.free_slots(practitioners=people, **question)
        return Response(SlotSerializer(slots, many=True).data)


class DiaryDayView(Door):
    """Every visit that touches a day at a location, cancelled ones included."""

    needs = "physio_clinic.view_appointment"

    @extend_schema(parameters=[DiaryQuestion], responses=DiaryDay)
    def get(self, request: Request) -> Response:
        question = asked(request, DiaryQuestion)
        visits = diary.day_of(question["location"], question["day"])
        answer = {"location": question["location"].pk, "day": question["day"], "appointments": visits}
        return Response(DiaryDay(answer).data)
