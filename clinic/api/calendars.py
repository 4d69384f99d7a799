"""The diary in other calendars, and other calendars in the diary."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from clinic.actions.calendar_feeds import create_calendar_feed, revoke_calendar_feed
from clinic.actions.outside_calendars import (
    add_outside_calendar,
    change_outside_calendar,
    read_outside_calendar,
    remove_outside_calendar,
)
from clinic.models import CalendarFeed, OutsideCalendar
from patients.api.base import NounViewSet
from patients.api.deeds import Adds, Changes, Nothing, deed_at, words_of
from patients.api.fields import NounSerializer


class CalendarFeedSerializer(NounSerializer):
    class Meta:
        model = CalendarFeed
        fields = ("id", "created_at", "practitioner", "names", "read_at", "revoked_at")


class NewCalendarFeedSerializer(NounSerializer):
    """With the address, this once."""

    address = serializers.SerializerMethodField()

    class Meta:
        model = CalendarFeed
        fields = (*CalendarFeedSerializer.Meta.fields, "address")

    def get_address(self, feed: CalendarFeed) -> str:
        request: Request = self.context["request"]
        return request.build_absolute_uri(self.context["issued"].address)


class OutsideCalendarSerializer(NounSerializer):
    """The address goes in and does not come out: it is often a secret. `host` is the part that may be shown."""

    address = serializers.CharField(max_length=1000, write_only=True)
    host = serializers.CharField(read_only=True)

    class Meta:
        model = OutsideCalendar
        fields = ("id", "created_at", "practitioner", "name", "address", "host", "read_at", "problem")


class OutsideCalendarChange(serializers.Serializer):
    name = serializers.CharField(max_length=80, required=False)
    address = serializers.CharField(max_length=1000, required=False)


class CalendarFeedViewSet(NounViewSet):
    """Secret addresses at which calendar programs read a practitioner's visits. POST tells the address, once."""

    queryset = CalendarFeed.objects.all()
    serializer_class = CalendarFeedSerializer
    noun = "feed"
    filterset_fields = {"practitioner": ["exact"]}
    revoke = deed_at("revoke", revoke_calendar_feed)

    @extend_schema(request=CalendarFeedSerializer, responses={201: NewCalendarFeedSerializer})
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        issued = create_calendar_feed(by=request.user, **words_of(self, CalendarFeedSerializer))
        context = {**self.get_serializer_context(), "issued": issued}
        shown = NewCalendarFeedSerializer(issued.feed, context=context)
        return Response(shown.data, status=status.HTTP_201_CREATED)


class OutsideCalendarViewSet(Adds, Changes):
    """Addresses of .ics files whose busy times nobody can book.

    They are read every 15 minutes, and at once by POST to `read`, which answers when it is done. `problem` says why
    the last reading failed; what was read before stays until then.
    """

    queryset = OutsideCalendar.objects.select_related("practitioner")
    serializer_class = OutsideCalendarSerializer
    noun = "calendar"
    shapes = {"partial_update": OutsideCalendarChange}
    filterset_fields = {"practitioner": ["exact"]}
    adds = add_outside_calendar
    changes = change_outside_calendar

    @extend_schema(request=Nothing)
    @action(detail=True, methods=["post"], needs="physio_clinic.change_outsidecalendar")
    def read(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Read it now."""
        done = read_outside_calendar(by=request.user, calendar=self.get_object())
        return Response(self.get_serializer(done).data)

    def destroy(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        remove_outside_calendar(by=request.user, calendar=self.get_object())
        return Response(status=status.HTTP_204_NO_CONTENT)
