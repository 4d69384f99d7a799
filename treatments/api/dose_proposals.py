"""Graded dosage: a clinician's criteria, and the changes of dose that wait for a decision."""

import django_filters
from rest_framework import serializers

from patients.api.deeds import Adds, deed_at
from patients.api.fields import NounSerializer
from patients.api.filters import NounFilters
from treatments.actions.dose_decisions import accept_proposal, change_proposal, dismiss_proposal
from treatments.actions.graded_dosage import set_graded_dosage
from treatments.api.clinical import ClinicalViewSet
from treatments.dose_criteria import CRITERIA
from treatments.models import DoseProposal, GradedDosage


class GradedDosageSerializer(NounSerializer):
    """A criterion that is not sent stays as it is."""

    class Meta:
        model = GradedDosage
        fields = ("id", "created_at", "programme", "on", *CRITERIA, "set_by")
        read_only_fields = ("set_by",)
        extra_kwargs = {
            # One row a programme: setting it again is no fault.
            "programme": {"validators": []},
            "on": {"required": True},
            **{name: {"required": False} for name in CRITERIA},
        }


class GradedDosageFilters(NounFilters):
    patient = django_filters.UUIDFilter(field_name="programme__episode__patient")

    class Meta:
        model = GradedDosage
        fields = {"programme": ["exact"], "programme__episode": ["exact"], "on": ["exact"]}


class GradedDosageViewSet(Adds, ClinicalViewSet):
    """Whether changes of dose are proposed, and by which criteria. POST sets those of a programme."""

    queryset = GradedDosage.objects.select_related("programme__episode__patient")
    serializer_class = GradedDosageSerializer
    noun = "gradeddosage"
    patient_path = "programme.episode.patient"
    filterset_class = GradedDosageFilters
    filterset_fields = None
    adds = set_graded_dosage


class DoseProposalSerializer(NounSerializer):
    class Meta:
        model = DoseProposal
        fields = (
            "id",
            "created_at",
            "programme",
            "exercise",
            "kind",
            "rule",
            "rule_version",
            "why",
            "inputs",
            "change",
            "pauses",
            "state",
            "expires_at",
            "decided_by",
            "decided_at",
            "reason",
        )
        read_only_fields = fields


class DoseProposalFilters(NounFilters):
    patient = django_filters.UUIDFilter(field_name="programme__episode__patient")

    class Meta:
        model = DoseProposal
        fields = {
            "programme": ["exact"],
            "programme__episode": ["exact"],
            "state": ["exact"],
            "kind": ["exact"],
            "pauses": ["exact"],
        }


class OwnDose(serializers.Serializer):
    dose = serializers.DictField()


class Dismissal(serializers.Serializer):
    reason = serializers.CharField(max_length=300)


class DoseProposalViewSet(ClinicalViewSet):
    """What the criteria suggest. Only a clinician's decision changes a dose, and only in the draft."""

    queryset = DoseProposal.objects.select_related("programme__episode__patient", "exercise")
    serializer_class = DoseProposalSerializer
    noun = "proposal"
    patient_path = "programme.episode.patient"
    filterset_class = DoseProposalFilters
    filterset_fields = None
    ordering_fields = ("created_at",)
    accept = deed_at("accept", accept_proposal)
    change = deed_at("change", change_proposal, takes=OwnDose)
    dismiss = deed_at("dismiss", dismiss_proposal, takes=Dismissal)
