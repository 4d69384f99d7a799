"""What the clinic chooses from. Edited through the same address, an entry is the clinic's own from then on."""

from collections.abc import Callable
from typing import Any

from patients.api.base import NounViewSet
from patients.api.deeds import Changes
from patients.api.fields import NounSerializer
from patients.api.filters import NounFilterBackend, NounFilters, WordsFilter
from treatments.actions.catalogue import edit_entry
from treatments.models import Contraindication, Muscle, Technique

ENTRY = ("id", "created_at", "key", "name", "content_version", "edited", "retired")


class EntryFilters(NounFilters):
    search = WordsFilter(field_name="name", lookup_expr="icontains", label="Part of the name")


class EntryFilterBackend(NounFilterBackend):
    filterset_base = EntryFilters


class EntryViewSet(Changes):
    """List and read entries; PATCH what a clinic may word its own way."""

    filter_backends = (EntryFilterBackend, *NounViewSet.filter_backends[1:])
    noun = "entry"
    changes: Callable[..., Any] = edit_entry


class TechniqueSerializer(NounSerializer):
    class Meta:
        model = Technique
        fields = (
            *ENTRY,
            "parameters",
            "professions",
            "passive",
            "claimed_effect",
            "guideline_note",
            "position",
        )
        read_only_fields = fields


class TechniqueChange(NounSerializer):
    class Meta:
        model = Technique
        fields = ("name", "retired", "guideline_note", "position")


class TechniqueViewSet(EntryViewSet):
    """Techniques, with the typed definitions of their parameters."""

    queryset = Technique.objects.all()
    serializer_class = TechniqueSerializer
    shapes = {"partial_update": TechniqueChange}
    filterset_fields = {"key": ["exact"], "retired": ["exact"], "passive": ["exact"]}


class MuscleSerializer(NounSerializer):
    class Meta:
        model = Muscle
        fields = (*ENTRY, "group", "layer")
        read_only_fields = fields


class MuscleChange(NounSerializer):
    class Meta:
        model = Muscle
        fields = ("name", "retired", "group", "layer")


class MuscleViewSet(EntryViewSet):
    """Muscles, by group and layer."""

    queryset = Muscle.objects.all()
    serializer_class = MuscleSerializer
    shapes = {"partial_update": MuscleChange}
    filterset_fields = {"key": ["exact"], "retired": ["exact"], "group": ["exact"]}


class ContraindicationSerializer(NounSerializer):
    class Meta:
        model = Contraindication
        fields = (*ENTRY, "technique", "condition", "kind", "source")
        read_only_fields = fields


class ContraindicationChange(NounSerializer):
    class Meta:
        model = Contraindication
        fields = ("kind", "source", "retired")


class ContraindicationViewSet(EntryViewSet):
    """Technique × condition: do not use (A), not over or near the area (L), clinician decides (P)."""

    queryset = Contraindication.objects.all()
    serializer_class = ContraindicationSerializer
    shapes = {"partial_update": ContraindicationChange}
    filterset_fields = {
        "technique": ["exact"],
        "condition": ["exact"],
        "kind": ["exact"],
        "retired": ["exact"],
    }
