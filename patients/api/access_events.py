"""The access log."""

from patients.api.base import NounViewSet
from patients.api.fields import NounSerializer
from patients.api.filters import NounFilterBackend
from patients.api.pages import NewestFirst
from patients.models import AccessEvent


class AccessEventSerializer(NounSerializer):
    class Meta:
        model = AccessEvent
        fields = (
            "id",
            "created_at",
            "actor",
            "actor_name",
            "deed",
            "object_type",
            "object_id",
            "patient",
            "reason",
        )
        read_only_fields = fields


class AccessEventViewSet(NounViewSet):
    """Who did or read what, newest first."""

    queryset = AccessEvent.objects.all()
    serializer_class = AccessEventSerializer
    noun = "accessevent"
    pagination_class = NewestFirst
    filter_backends = (NounFilterBackend,)
    filterset_fields = {
        "patient": ["exact"],
        "actor_name": ["exact"],
        "deed": ["exact"],
        "object_id": ["exact"],
        "created_at": ["gte", "lt"],
    }
