"""When practitioners work."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from clinic.actions.hours import MOST_STRETCHES, change_hours
from clinic.api.house import FixtureViewSet
from clinic.models import Location, Practitioner, WorkingHours
from patients.api.deeds import words_of
from patients.api.fields import Day, Known, NounSerializer, several


class WorkingHoursSerializer(NounSerializer):
    class Meta:
        model = WorkingHours
        fields = (
            "id",
            "created_at",
            "practitioner",
            "location",
            "weekday",
            "starts",
            "ends",
            "valid_from",
            "valid_until",
            "only_for",
        )


class WeeklyStretch(NounSerializer):
    class Meta:
        model = WorkingHours
        fields = ("weekday", "starts", "ends", "only_for")


class NewWeek(serializers.Serializer):
    """From `from_day` on, or until `until`, these stretches are the week; extra hours on a single day stay."""

    practitioner = Known(queryset=Practitioner.objects.all())
    location = Known(queryset=Location.objects.all())
    from_day = Day()
    until = Day(required=False, allow_null=True)
    stretches = several(WeeklyStretch, MOST_STRETCHES)


class WorkingHoursViewSet(FixtureViewSet):
    """Weekly stretches of work in the location's wall time. Monday is 0. With `only_for` kept for one type of visit.

    A stretch that is valid on one day alone is extra work on that day.
    """

    queryset = WorkingHours.objects.all()
    serializer_class = WorkingHoursSerializer
    filterset_fields = {"practitioner": ["exact"], "location": ["exact"], "weekday": ["exact"]}

    @extend_schema(request=NewWeek, responses={201: WorkingHoursSerializer(many=True)})
    @action(detail=False, methods=["post"], needs=change_hours.permission, pagination_class=None)  # type: ignore[attr-defined]
    def change(self, request: Request) -> Response:
        """A new week from a day on; what was valid before ends on the day before."""
        made = change_hours(by=request.user, **words_of(self, NewWeek))
        return Response(self.get_serializer(made, many=True).data, status=status.HTTP_201_CREATED)
