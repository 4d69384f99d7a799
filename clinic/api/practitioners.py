"""Practitioners, and when they work."""

from rest_framework import serializers

from clinic.api.house import FixtureViewSet
from clinic.models import Absence, Practitioner, WorkingHours
from patients.api.fields import NounSerializer


class PractitionerSerializer(NounSerializer):
    techniques = serializers.ListField(
        child=serializers.SlugField(max_length=60), max_length=200, required=False
    )

    class Meta:
        model = Practitioner
        fields = (
            "id",
            "created_at",
            "user",
            "name",
            "profession",
            "registration_number",
            "techniques",
            "colour",
            "active",
        )


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
        )


class AbsenceSerializer(NounSerializer):
    class Meta:
        model = Absence
        fields = ("id", "created_at", "practitioner", "starts_at", "ends_at", "reason")


class PractitionerViewSet(FixtureViewSet):
    """Who treats. `techniques` lists the keys they may use; empty means all that their profession may."""

    queryset = Practitioner.objects.all()
    serializer_class = PractitionerSerializer
    filterset_fields = {"active": ["exact"], "profession": ["exact"], "user": ["exact"]}


class WorkingHoursViewSet(FixtureViewSet):
    """Weekly stretches of work in the location's wall time. Monday is 0."""

    queryset = WorkingHours.objects.all()
    serializer_class = WorkingHoursSerializer
    filterset_fields = {"practitioner": ["exact"], "location": ["exact"], "weekday": ["exact"]}


class AbsenceViewSet(FixtureViewSet):
    """Stretches in which a practitioner cannot be booked."""

    queryset = Absence.objects.all()
    serializer_class = AbsenceSerializer
    filterset_fields = {"practitioner": ["exact"], "starts_at": ["lt"], "ends_at": ["gt"]}
