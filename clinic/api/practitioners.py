"""Practitioners."""

from rest_framework import serializers

from clinic.api.house import FixtureViewSet
from clinic.models import Practitioner
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


class PractitionerViewSet(FixtureViewSet):
    """Who treats. `techniques` lists the keys they may use; empty means all that their profession may."""

    queryset = Practitioner.objects.all()
    serializer_class = PractitionerSerializer
    filterset_fields = {"active": ["exact"], "profession": ["exact"], "user": ["exact"]}
