"""When practitioners are away."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from clinic.actions.absences import add_absence, remove_absence
from clinic.api.house import FixtureViewSet
from clinic.models import Absence, Location, Practitioner
from clinic.repeats.scope import Scope
from patients.api.deeds import words_of
from patients.api.fields import Choice, Day, Known, Moment, NounSerializer


class AbsenceSerializer(NounSerializer):
    class Meta:
        model = Absence
        fields = ("id", "created_at", "practitioner", "starts_at", "ends_at", "reason", "series")
        read_only_fields = ("series",)


class Repetition(serializers.Serializer):
    """Again every so many weeks at the same wall time, until that day. The wall is that of `location`, or of where
    the practitioner mostly works."""

    practitioner = Known(queryset=Practitioner.objects.all())
    starts_at = Moment()
    ends_at = Moment()
    reason = serializers.CharField(max_length=120, required=False, allow_blank=True)
    every_weeks = serializers.IntegerField(min_value=1, max_value=8)
    until = Day()
    location = Known(queryset=Location.objects.all(), required=False, allow_null=True)


class Which(serializers.Serializer):
    scope = Choice(choices=Scope.choices)


class Removed(serializers.Serializer):
    removed = serializers.IntegerField()


class AbsenceViewSet(FixtureViewSet):
    """Stretches in which a practitioner cannot be booked. Repeated ones share a `series`."""

    queryset = Absence.objects.all()
    serializer_class = AbsenceSerializer
    filterset_fields = {
        "practitioner": ["exact"],
        "series": ["exact"],
        "starts_at": ["lt"],
        "ends_at": ["gt"],
    }

    @extend_schema(request=Repetition, responses={201: AbsenceSerializer(many=True)})
    @action(detail=False, methods=["post"], needs=add_absence.permission, pagination_class=None)  # type: ignore[attr-defined]
    def repeat(self, request: Request) -> Response:
        """An absence that comes again and again."""
        made = add_absence(by=request.user, **words_of(self, Repetition))
        return Response(self.get_serializer(made, many=True).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=Which, responses=Removed)
    @action(detail=True, methods=["post"], needs=remove_absence.permission)  # type: ignore[attr-defined]
    def remove(self, request: Request, **kwargs: Any) -> Response:
        """This one, this and the following, or all of a repeated absence."""
        gone = remove_absence(by=request.user, absence=self.get_object(), **words_of(self, Which))
        return Response({"removed": gone})
