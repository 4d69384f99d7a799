"""The outbox, to look at."""

from rest_framework import serializers

from clinic.models import Message
from patients.api.base import NounViewSet
from patients.api.fields import NounSerializer
from patients.api.filters import NounFilterBackend
from patients.api.pages import NewestFirst


class MessageSerializer(NounSerializer):
    """Whether and when, not what: the words may be clinical. `to` is empty until it is sent."""

    to = serializers.CharField(read_only=True)

    class Meta:
        model = Message
        fields = (
            "id",
            "created_at",
            "kind",
            "patient",
            "subject_id",
            "due_at",
            "state",
            "attempts",
            "message_id",
            "to",
            "subject",
            "sent_at",
            "maybe_twice",
            "explanation",
        )
        read_only_fields = fields


class MessageViewSet(NounViewSet):
    """Every e-mail the clinic means to send, is sending or has sent."""

    queryset = Message.objects.defer("text")
    serializer_class = MessageSerializer
    noun = "message"
    pagination_class = NewestFirst
    filter_backends = (NounFilterBackend,)
    filterset_fields = {
        "patient": ["exact"],
        "kind": ["exact"],
        "state": ["exact"],
        "subject_id": ["exact"],
        "due_at": ["gte", "lt"],
    }
