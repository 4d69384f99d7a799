"""Referrals."""

from rest_framework import serializers

from patients.api.deeds import Adds, Changes
from patients.api.fields import Choice, NounSerializer
from treatments.actions.referrals import update_referral, write_referral
from treatments.api.clinical import ClinicalViewSet
from treatments.models import Referral


class ReferralSerializer(NounSerializer):
    class Meta:
        model = Referral
        fields = ("id", "created_at", "episode", "to", "reason", "priority", "due_on", "state", "author")
        read_only_fields = ("state", "author")


class ReferralState(serializers.Serializer):
    state = Choice(choices=Referral.State.choices)


class ReferralViewSet(Adds, Changes, ClinicalViewSet):
    """Letters on: to a doctor, a specialist, imaging. Written even while a red flag stops treatment."""

    queryset = Referral.objects.select_related("episode__patient")
    serializer_class = ReferralSerializer
    shapes = {"partial_update": ReferralState}
    changes_partly = False
    noun = "referral"
    filterset_fields = {
        "episode": ["exact"],
        "state": ["exact"],
        "priority": ["exact"],
        "due_on": ["lte"],
    }
    ordering_fields = ("created_at", "due_on")
    adds = write_referral
    changes = update_referral
