"""What can be booked."""

from clinic.api.house import FixtureViewSet
from clinic.models import AppointmentType
from patients.api.fields import NounSerializer


class AppointmentTypeSerializer(NounSerializer):
    class Meta:
        model = AppointmentType
        fields = (
            "id",
            "created_at",
            "key",
            "name",
            "minutes",
            "buffer_minutes",
            "price_minor",
            "currency",
            "online",
            "lead_hours",
            "horizon_days",
            "needs_equipment",
            "practitioners",
            "capacity",
            "needs_room",
            "colour",
        )


class AppointmentTypeViewSet(FixtureViewSet):
    """Kinds of visit: minutes with the patient, then a buffer nobody can book. Prices in minor units."""

    queryset = AppointmentType.objects.prefetch_related("practitioners")
    serializer_class = AppointmentTypeSerializer
    filterset_fields = {"key": ["exact"], "online": ["exact"]}
