"""When locations are closed."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from clinic.actions.closures import close_days
from clinic.api.house import FixtureViewSet
from clinic.house.closing_days import MOST, Closing
from clinic.models import Closure, Location
from patients.api.deeds import words_of
from patients.api.fields import ClockTime, Day, Known, NounSerializer, several


class ClosureSerializer(NounSerializer):
    class Meta:
        model = Closure
        fields = ("id", "created_at", "location", "starts_at", "ends_at", "name")


class ClosedDays(serializers.Serializer):
    """Whole days from the first to the last, or between two times of the wall clock."""

    name = serializers.CharField(max_length=80)
    first_day = Day()
    last_day = Day(required=False, allow_null=True)
    starts = ClockTime(required=False, allow_null=True)
    ends = ClockTime(required=False, allow_null=True)

    def validate(self, given: dict[str, Any]) -> dict[str, Any]:
        given["last_day"] = given.get("last_day") or given["first_day"]
        one_day = given["last_day"] == given["first_day"]
        starts, ends = given.get("starts"), given.get("ends")
        if given["last_day"] < given["first_day"] or (one_day and starts and ends and ends <= starts):
            raise serializers.ValidationError(_("The end is before the start."))
        return given


class ListOfDays(serializers.Serializer):
    locations = serializers.ListField(
        child=Known(queryset=Location.objects.all()), min_length=1, max_length=50
    )
    days = several(ClosedDays, MOST, allow_empty=False)


class ClosureViewSet(FixtureViewSet):
    """Bank holidays and other times in which nobody can be booked at a location."""

    queryset = Closure.objects.all()
    serializer_class = ClosureSerializer
    filterset_fields = {"location": ["exact"], "starts_at": ["lt"], "ends_at": ["gt"]}

    @extend_schema(request=ListOfDays, responses={201: ClosureSerializer(many=True)})
    @action(detail=False, methods=["post"], needs=close_days.permission, pagination_class=None)  # type: ignore[attr-defined]
    def days(self, request: Request) -> Response:
        """Several days at several locations, each by its own clock. What is closed already is passed over."""
        words = words_of(self, ListOfDays)
        closings = [Closing(**day) for day in words["days"]]
        made = close_days(by=request.user, locations=words["locations"], closings=closings)
        return Response(self.get_serializer(made, many=True).data, status=status.HTTP_201_CREATED)
