"""What happened to visits, and taking the last of it back."""

from typing import Any

from clinic.actions.undo import undo_change
from clinic.api.appointments import AppointmentSerializer
from clinic.models import AppointmentChange
from patients.api.base import NounViewSet
from patients.api.deeds import deed_at
from patients.api.fields import NounSerializer


class AppointmentChangeSerializer(NounSerializer):
    """`before` and `after` hold what the deed changed, by field. `actor` is who it was where there is no account."""

    class Meta:
        model = AppointmentChange
        fields: Any = (
            "id",
            "created_at",
            "appointment",
            "deed",
            "before",
            "after",
            "by",
            "actor",
            "undoes",
        )


class AppointmentChangeViewSet(NounViewSet):
    """The history of visits, one row for each deed. The newest of a visit can be undone for a few minutes."""

    queryset = AppointmentChange.objects.select_related("appointment")
    serializer_class = AppointmentChangeSerializer
    noun = "change"
    filterset_fields = {"appointment": ["exact"], "deed": ["exact"], "created_at": ["gte", "lt"]}
    ordering_fields = ("created_at",)
    undo = deed_at("undo", undo_change, shows=AppointmentSerializer)
