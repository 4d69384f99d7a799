"""Who is free when."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, Subquery
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from clinic import diary
from clinic.diary import Slot
from clinic.models import AppointmentType, Location, Practitioner, Room
from patients.api.base import Door
from patients.api.deeds import asked
from patients.api.fields import Day, WallTime

MOST_DAYS, MOST_PRACTITIONERS = 31, 50
UNKNOWN = _("There is nothing with this id.")


class SlotQuestion(serializers.Serializer):
    """Practitioners left out means everybody who works there."""

    practitioner = serializers.ListField(
        child=serializers.UUIDField(), required=False, max_length=MOST_PRACTITIONERS
    )
    location = serializers.UUIDField()
    type = serializers.UUIDField()
    first_day = Day()
    days = serializers.IntegerField(min_value=1, max_value=MOST_DAYS, default=1)
    room = serializers.UUIDField(required=False)

    def validate(self, question: dict[str, Any]) -> dict[str, Any]:
        """The type, and with it what is needed of the location and whether the room is there: one query."""
        user, room = self.context["request"].user, question.get("room")
        here = Location.objects.visible_to(user).filter(pk=question["location"])
        rooms = Room.objects.visible_to(user).filter(pk__in=[room], location=question["location"])
        types = AppointmentType.objects.visible_to(user).filter(pk=question["type"])
        found = types.annotate(zone=Subquery(here.values("zone")), has_room=Exists(rooms)).first()
        if found is None:
            raise serializers.ValidationError({"type": [UNKNOWN]})
        if found.zone is None:
            raise serializers.ValidationError({"location": [UNKNOWN]})
        if room and not found.has_room:
            raise serializers.ValidationError({"room": [UNKNOWN]})
        location = Location(pk=question["location"], zone=found.zone)
        return {**question, "type": found, "location": location, "room": Room(pk=room) if room else None}


class SlotSerializer(serializers.Serializer):
    practitioner = serializers.UUIDField()
    practitioner_name = serializers.CharField()
    location = serializers.UUIDField()
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    local_start = WallTime()


def told(slots: list[Slot]) -> list[dict[str, str]]:
    """In the shape of SlotSerializer. Ten people have thousands of free times in a fortnight, many of them together."""
    whose: dict[UUID, dict[str, str]] = {}
    when: dict[datetime, dict[str, str]] = {}
    for slot in slots:
        if slot.practitioner.pk not in whose:
            whose[slot.practitioner.pk] = person_of(slot)
        if slot.starts_at not in when:
            when[slot.starts_at] = times_of(slot)
    return [whose[slot.practitioner.pk] | when[slot.starts_at] for slot in slots]


def person_of(slot: Slot) -> dict[str, str]:
    return {"practitioner": str(slot.practitioner.pk), "practitioner_name": slot.practitioner.name}


def times_of(slot: Slot) -> dict[str, str]:
    return {
        "location": str(slot.location.pk),
        "starts_at": iso(slot.starts_at),
        "ends_at": iso(slot.ends_at),
        "local_start": iso(slot.local_start),
    }


def iso(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


class FreeSlotsView(Door):
    """Free times of one or several practitioners, at most 31 days at once, in order of time.

    Three queries beside signing in, whatever is asked.
    """

    needs = "physio_clinic.view_appointment"

    @extend_schema(parameters=[SlotQuestion], responses=SlotSerializer(many=True))
    def get(self, request: Request) -> Response:
        question = asked(request, SlotQuestion)
        people = self.people(question.pop("practitioner", None), question["location"])
        slots = diary.free_slots(practitioners=people, **question)
        return Response(told(slots))

    def people(self, wanted: list[UUID] | None, location: Location) -> list[Practitioner]:
        visible = Practitioner.objects.visible_to(self.request.user)
        if wanted is None:
            return list(visible.working().filter(working_hours__location=location).distinct())
        found = list(visible.filter(pk__in=wanted))
        if len(found) != len(set(wanted)):
            raise serializers.ValidationError({"practitioner": [UNKNOWN]})
        return found
