"""Appointments."""

from typing import Any

from rest_framework import serializers

from clinic.actions.appointments import book_appointment, move_appointment, resize_appointment
from clinic.actions.visits import (
    cancel_appointment,
    complete_visit,
    confirm_appointment,
    mark_arrived,
    mark_no_show,
    start_visit,
)
from clinic.models import Appointment, Equipment, Practitioner, Room
from patients.api.deeds import Adds, deed_at
from patients.api.fields import Choice, Known, Moment, NounSerializer, WallTime

Status = Appointment.Status


class VisitSerializer(NounSerializer):
    """A visit as the diary shows it."""

    patient_name = serializers.CharField(source="patient.full_name", read_only=True)
    practitioner_name = serializers.CharField(source="practitioner.name", read_only=True)
    type_name = serializers.CharField(source="type.name", read_only=True)
    local_start = WallTime(read_only=True)

    class Meta:
        model = Appointment
        fields: Any = (
            "id",
            "created_at",
            "patient",
            "patient_name",
            "practitioner",
            "practitioner_name",
            "location",
            "room",
            "type",
            "type_name",
            "starts_at",
            "local_start",
            "ends_at",
            "blocked_until",
            "status",
            "reason",
            "note",
            "series",
            "overlap_reason",
            "booked_by",
            "sequence",
            "slot",
            "place",
            "late",
            "online",
        )
        read_only_fields = ("ends_at", "blocked_until", "status", "reason", "booked_by")


class AppointmentSerializer(VisitSerializer):
    equipment = Known(queryset=Equipment.objects.all(), required=False, allow_null=True)
    series = serializers.UUIDField(required=False, allow_null=True)

    class Meta(VisitSerializer.Meta):
        fields: Any = (*VisitSerializer.Meta.fields, "equipment")


class SeenRevision(serializers.Serializer):
    """`sequence` as the caller last saw the visit; left out, whatever happened meanwhile is passed over."""

    sequence = serializers.IntegerField(required=False, min_value=0, max_value=2**31 - 1)


class Move(SeenRevision):
    starts_at = Moment()
    practitioner = Known(queryset=Practitioner.objects.all(), required=False, allow_null=True)
    room = Known(queryset=Room.objects.all(), required=False, allow_null=True)
    equipment = Known(queryset=Equipment.objects.all(), required=False, allow_null=True)
    overlap_reason = serializers.CharField(max_length=200, required=False, allow_blank=True)


class Resize(SeenRevision):
    ends_at = Moment()


class Cancellation(SeenRevision):
    status = Choice(
        choices=[
            (choice.value, choice.label)
            for choice in (Status.CANCELLED_BY_PATIENT, Status.CANCELLED_BY_CLINIC)
        ],
        required=False,
    )
    reason = Choice(choices=[choice for choice in Appointment.Reason.choices if choice[0]])


class AppointmentViewSet(Adds):
    """Visits in the diary. A slot is sold once: whoever comes second gets 409 with the next free times."""

    queryset = Appointment.objects.with_names()
    serializer_class = AppointmentSerializer
    noun = "appointment"
    filterset_fields = {
        "patient": ["exact"],
        "practitioner": ["exact"],
        "location": ["exact"],
        "room": ["exact"],
        "type": ["exact"],
        "series": ["exact"],
        "status": ["exact"],
        "starts_at": ["gte", "lt"],
    }
    ordering_fields = ("starts_at",)
    adds = book_appointment
    move = deed_at("move", move_appointment, takes=Move)
    resize = deed_at("resize", resize_appointment, takes=Resize)
    confirm = deed_at("confirm", confirm_appointment)
    cancel = deed_at("cancel", cancel_appointment, takes=Cancellation)
    arrive = deed_at("arrive", mark_arrived)
    start = deed_at("start", start_visit)
    complete = deed_at("complete", complete_visit)
    no_show = deed_at("no_show", mark_no_show)
