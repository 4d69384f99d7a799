"""What waits for a member of staff."""

from rest_framework import serializers

from clinic.actions.notices import resolve_notice
from clinic.models import Notice
from patients.api.base import NounViewSet
from patients.api.deeds import deed_at
from patients.api.fields import NounSerializer


class NoticeSerializer(NounSerializer):
    class Meta:
        model = Notice
        fields = (
            "id",
            "created_at",
            "patient",
            "practitioner",
            "audience",
            "kind",
            "severity",
            "summary",
            "subject_id",
            "due_at",
            "resolved_at",
            "resolved_by",
            "resolution",
        )
        read_only_fields = fields


class Resolution(serializers.Serializer):
    resolution = serializers.CharField(max_length=300)


class NoticeViewSet(NounViewSet):
    """Clinical notices for those who read the record, desk notices for those who run the diary."""

    queryset = Notice.objects.all()
    serializer_class = NoticeSerializer
    noun = "notice"
    filterset_fields = {
        "patient": ["exact"],
        "practitioner": ["exact"],
        "audience": ["exact"],
        "kind": ["exact"],
        "severity": ["exact", "gte"],
        "resolved_at": ["isnull"],
    }
    ordering_fields = ("severity", "created_at")
    resolve = deed_at("resolve", resolve_notice, takes=Resolution)
