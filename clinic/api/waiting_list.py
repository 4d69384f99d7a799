"""Who would come sooner, and what they were offered."""

from rest_framework import serializers

from clinic.actions.waiting_list import (
    accept_offer,
    add_to_waiting_list,
    close_waiting_list_entry,
    lapse_offer,
    offer_slot,
)
from clinic.models import Location, Offer, Practitioner, Room, WaitingListEntry
from patients.api.base import NounViewSet
from patients.api.deeds import Adds, deed_at
from patients.api.fields import Known, Moment, NounSerializer


class WaitingListEntrySerializer(NounSerializer):
    class Meta:
        model = WaitingListEntry
        fields = (
            "id",
            "created_at",
            "patient",
            "type",
            "practitioner",
            "location",
            "available",
            "urgency",
            "state",
        )
        read_only_fields = ("state",)


class OfferSerializer(NounSerializer):
    class Meta:
        model = Offer
        fields = ("id", "created_at", "entry", "appointment", "expires_at", "state")
        read_only_fields = fields


class Slot(serializers.Serializer):
    practitioner = Known(queryset=Practitioner.objects.all())
    location = Known(queryset=Location.objects.all())
    starts_at = Moment()
    room = Known(queryset=Room.objects.all(), required=False, allow_null=True)
    hours = serializers.IntegerField(min_value=1, max_value=168, required=False)


class WaitingListViewSet(Adds):
    """Patients who would come sooner. `offer` holds a slot for them until it is taken or lapses."""

    queryset = WaitingListEntry.objects.all()
    serializer_class = WaitingListEntrySerializer
    noun = "entry"
    filterset_fields = {
        "patient": ["exact"],
        "type": ["exact"],
        "practitioner": ["exact"],
        "location": ["exact"],
        "state": ["exact"],
    }
    adds = add_to_waiting_list
    close = deed_at("close", close_waiting_list_entry)
    offer = deed_at("offer", offer_slot, takes=Slot, shows=OfferSerializer)


class OfferViewSet(NounViewSet):
    """Held slots."""

    queryset = Offer.objects.all()
    serializer_class = OfferSerializer
    noun = "offer"
    filterset_fields = {"entry": ["exact"], "entry__patient": ["exact"], "state": ["exact"]}
    accept = deed_at("accept", accept_offer)
    lapse = deed_at("lapse", lapse_offer)
