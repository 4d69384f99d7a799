"""Episodes."""

from rest_framework import serializers

from patients.api.deeds import Adds, Changes, deed_at
from patients.api.fields import NounSerializer
from treatments.actions.episodes import close_episode, open_episode, update_episode
from treatments.api.clinical import ClinicalViewSet
from treatments.models import Episode

CHANGEABLE = (
    "practitioner",
    "problem",
    "region",
    "side",
    "onset_on",
    "mechanism",
    "kind",
    "recovery_window_days",
    "cause",
    "root_cause",
)


class EpisodeSerializer(NounSerializer):
    class Meta:
        model = Episode
        fields = (
            "id",
            "created_at",
            "patient",
            *CHANGEABLE,
            "flare_of",
            "hold",
            "opened_by",
            "closed_at",
            "closing_reason",
        )
        read_only_fields = ("hold", "opened_by", "closed_at", "closing_reason")


class EpisodeChange(NounSerializer):
    class Meta:
        model = Episode
        fields = CHANGEABLE


class Closing(serializers.Serializer):
    reason = serializers.CharField(max_length=200)


class EpisodeViewSet(Adds, Changes, ClinicalViewSet):
    """One problem of one patient, from first visit to discharge. `hold` says that a red flag stops treatment."""

    queryset = Episode.objects.select_related("patient")
    serializer_class = EpisodeSerializer
    shapes = {"partial_update": EpisodeChange}
    noun = "episode"
    patient_path = "patient"
    filter_backends = Adds.filter_backends
    filterset_fields = {
        "patient": ["exact"],
        "practitioner": ["exact"],
        "region": ["exact"],
        "hold": ["exact"],
        "closed_at": ["isnull"],
    }
    adds = open_episode
    changes = update_episode
    close = deed_at("close", close_episode, takes=Closing)
