"""Locations, and what stands in them. `types` are the visits a thing is for; none means every visit."""

from clinic.api.house import FixtureViewSet
from clinic.models import Equipment, Location, Room
from patients.api.fields import NounSerializer


class LocationSerializer(NounSerializer):
    class Meta:
        model = Location
        fields = (
            "id",
            "created_at",
            "name",
            "zone",
            "address",
            "directions",
            "phone",
            "email",
            "emergency_number",
            "paper",
        )


class RoomSerializer(NounSerializer):
    class Meta:
        model = Room
        fields = ("id", "created_at", "location", "name", "types")


class EquipmentSerializer(NounSerializer):
    class Meta:
        model = Equipment
        fields = ("id", "created_at", "location", "name", "types", "serial_number", "checked_on")


class LocationViewSet(FixtureViewSet):
    """Where the clinic works. `zone` is an IANA name; all wall times of the diary are in it."""

    queryset = Location.objects.all()
    serializer_class = LocationSerializer


class RoomViewSet(FixtureViewSet):
    """Rooms of a location."""

    queryset = Room.objects.prefetch_related("types")
    serializer_class = RoomSerializer
    filterset_fields = {"location": ["exact"]}


class EquipmentViewSet(FixtureViewSet):
    """Things visits share."""

    queryset = Equipment.objects.prefetch_related("types")
    serializer_class = EquipmentSerializer
    filterset_fields = {"location": ["exact"]}
