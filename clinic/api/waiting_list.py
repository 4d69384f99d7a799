"""Who would come sooner, and what they were offered."""

from typing import Any

from rest_framework import serializers

from clinic.actions.offer_answers import accept_offer, decline_offer, lapse_offer
from clinic.actions.offers import offer_slot
from clinic.actions.slot_filling import fill_freed_slot, offer_gap
from clinic.actions.waiting_list import (
    add_to_waiting_list,
    change_waiting_list_entry,
    close_waiting_list_entry,
)
from clinic.models import FreedSlot, Location, Offer, Practitioner, Room, WaitingListEntry
from patients.api.base import NounViewSet
from patients.api.deeds import Adds, Changes, deed_at
from patients.api.fields import Known, Moment, NounSerializer


class WaitingListEntrySerializer(NounSerializer):
    weekdays = serializers.ListField(
        child=serializers.IntegerField(min_value=0, max_value=6), max_length=7, required=False
    )

    class Meta:
        model = WaitingListEntry
        fields: Any = (
            "id",
            "created_at",
            "patient",
            "type",
            "practitioner",
            "location",
            "weekdays",
            "earliest",
            "latest",
            "first_day",
            "last_day",
            "available",
            "urgency",
            "state",
        )
        read_only_fields: Any = ("state",)


class EntryChange(WaitingListEntrySerializer):
    """Whose wish it is does not change."""

    class Meta(WaitingListEntrySerializer.Meta):
        fields: Any = tuple(
            name for name in WaitingListEntrySerializer.Meta.fields if name not in ("patient", "state")
        )
        read_only_fields: Any = ("id", "created_at")


class OfferSerializer(NounSerializer):
    class Meta:
        model = Offer
        fields = ("id", "created_at", "entry", "appointment", "freed_slot", "expires_at", "state")
        read_only_fields = fields


class FreedSlotSerializer(NounSerializer):
    class Meta:
        model = FreedSlot
        fields = (
            "id",
            "created_at",
            "appointment",
            "practitioner",
            "location",
            "starts_at",
            "ends_at",
            "due_at",
            "state",
        )
        read_only_fields = ("appointment", "due_at", "state")


class Slot(serializers.Serializer):
    practitioner = Known(queryset=Practitioner.objects.all())
    location = Known(queryset=Location.objects.all())
    starts_at = Moment()
    room = Known(queryset=Room.objects.all(), required=False, allow_null=True)
    hours = serializers.IntegerField(min_value=1, max_value=168, required=False)
    by_mail = serializers.BooleanField(required=False)


class WaitingListViewSet(Adds, Changes):
    """Patients who would come sooner: on `weekdays` (Monday is 0, none means any), between `earliest` and `latest` of
    the wall clock, from `first_day` to `last_day`. `offer` holds a slot for them until it is taken or lapses.
    """

    queryset = WaitingListEntry.objects.all()
    serializer_class = WaitingListEntrySerializer
    noun = "entry"
    shapes = {"partial_update": EntryChange}
    filterset_fields = {
        "patient": ["exact"],
        "type": ["exact"],
        "practitioner": ["exact"],
        "location": ["exact"],
        "urgency": ["exact"],
        "state": ["exact"],
    }
    adds = add_to_waiting_list
    changes = change_waiting_list_entry
    close = deed_at("close", close_waiting_list_entry)
    offer = deed_at("offer", offer_slot, takes=Slot, shows=OfferSerializer)


class OfferViewSet(NounViewSet):
    """Held slots. The first of several offers of one freed slot that is accepted wins; the rest get 409."""

    queryset = Offer.objects.all()
    serializer_class = OfferSerializer
    noun = "offer"
    filterset_fields = {
        "entry": ["exact"],
        "entry__patient": ["exact"],
        "freed_slot": ["exact"],
        "state": ["exact"],
    }
    accept = deed_at("accept", accept_offer)
    decline = deed_at("decline", decline_offer)
    lapse = deed_at("lapse", lapse_offer)


class FreedSlotViewSet(Adds):
    """Time that was given back, and gaps the desk offers. POST offers a gap; `ask` asks whoever comes next."""

    queryset = FreedSlot.objects.all()
    serializer_class = FreedSlotSerializer
    noun = "freed_slot"
    filterset_fields = {
        "practitioner": ["exact"],
        "location": ["exact"],
        "state": ["exact"],
        "starts_at": ["gte", "lt"],
    }
    adds = offer_gap
    ask = deed_at("ask", fill_freed_slot)
