"""Locations, and what stands in them."""

from clinic.api.house import FixtureViewSet
from clinic.models import Equipment, Location, Room
from patients.api.fields import NounSerializer


class LocationSerializer(NounSerializer):
    class Meta:
        model = Location
        fields = ("id", "created_at", "name", "zone", "address", "phone", "email", "emergency_number")


class RoomSerializer(NounSerializer):
    class Meta:
        model = Room
        fields = ("id", "created_at", "location", "name")


class EquipmentSerializer(NounSerializer):
    class Meta:
        model = Equipment
        fields = ("id", "created_at", "location", "name", "serial_number", "checked_on")


class LocationViewSet(FixtureViewSet):
    """Where the clinic works. `zone` is an IANA name; all wall times of the diary are in it."""

    queryset = Location.objects.all()
    serializer_class = LocationSerializer


class RoomViewSet(FixtureViewSet):
    """Rooms of a location."""

    queryset = Room.objects.all()
    serializer_class = RoomSerializer
    filterset_fields = {"location": ["exact"]}


class EquipmentViewSet(FixtureViewSet):
    """Things visits share."""

    queryset = Equipment.objects.all()
    serializer_class = EquipmentSerializer
    filterset_fields = {"location": ["exact"]}
