"""Series of visits."""

from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from clinic.actions.series import Place, book_series, cancel_series, move_series
from clinic.api.appointments import AppointmentSerializer
from clinic.api.free_slots import SlotSerializer, iso, told
from clinic.models import Appointment, AppointmentType, Location, Practitioner
from clinic.repeats.scope import Scope
from clinic.repeats.series import MOST, Rhythm
from clinic.repeats.series_preview import Asked, Outcome, Preview
from clinic.series_moves import preview_of
from patients.api.base import Door
from patients.api.fields import Choice, ClockTime, Day, Known, Moment, several
from patients.errors import RuleBroken
from patients.models import Patient

MOST_WEEKS = 52
Status = Appointment.Status
WHO = [(who.value, who.label) for who in (Status.CANCELLED_BY_PATIENT, Status.CANCELLED_BY_CLINIC)]


class SeriesPlan(serializers.Serializer):
    """So many visits from `first_day` on, every so many weeks, on its weekday or on `weekdays` (Monday is 0), always at
    the same time on the location's wall."""

    patient = Known(queryset=Patient.objects.all())
    type = Known(queryset=AppointmentType.objects.all())
    location = Known(queryset=Location.objects.all())
    practitioner = Known(queryset=Practitioner.objects.all())
    first_day = Day()
    time = ClockTime()
    count = serializers.IntegerField(min_value=1, max_value=MOST)
    every_weeks = serializers.IntegerField(min_value=1, max_value=MOST_WEEKS, default=1)
    weekdays = serializers.ListField(
        child=serializers.IntegerField(min_value=0, max_value=6), max_length=7, required=False
    )


class OutcomeSerializer(serializers.Serializer):
    """`why` the visit cannot be as wished, empty where it can, and then the nearest free times."""

    visit = serializers.UUIDField(allow_null=True)
    practitioner = serializers.UUIDField()
    starts_at = serializers.DateTimeField(allow_null=True)
    free = serializers.BooleanField()
    why = serializers.CharField(allow_blank=True)
    others = SlotSerializer(many=True)


class ChosenVisit(serializers.Serializer):
    practitioner = Known(queryset=Practitioner.objects.all())
    starts_at = Moment()


class NewSeries(serializers.Serializer):
    patient = Known(queryset=Patient.objects.all())
    type = Known(queryset=AppointmentType.objects.all())
    location = Known(queryset=Location.objects.all())
    visits = several(ChosenVisit, MOST, allow_empty=False)
    note = serializers.CharField(max_length=300, required=False, allow_blank=True)


class SeriesMove(serializers.Serializer):
    """`appointment` goes to `starts_at`; the others of the scope as many days further at the wall's time."""

    appointment = Known(queryset=Appointment.objects.with_names())
    scope = Choice(choices=Scope.choices)
    starts_at = Moment()
    practitioner = Known(queryset=Practitioner.objects.all(), required=False, allow_null=True)


class SeriesCancellation(serializers.Serializer):
    """Visits that have begun stay as they are."""

    appointment = Known(queryset=Appointment.objects.with_names())
    scope = Choice(choices=Scope.choices)
    status = Choice(choices=WHO, required=False)
    reason = Choice(choices=[choice for choice in Appointment.Reason.choices if choice[0]])


class SeriesDoor(Door):
    def words(self, shape: type[serializers.Serializer]) -> dict[str, Any]:
        question = shape(data=self.request.data, context={"request": self.request})
        question.is_valid(raise_exception=True)
        return dict(question.validated_data)

    def people(self) -> list[Practitioner]:
        return list(Practitioner.objects.visible_to(self.request.user).working())

    def shown(self, visits: list[Appointment], code: int = status.HTTP_200_OK) -> Response:
        rows = Appointment.objects.with_names().filter(pk__in=[visit.pk for visit in visits])
        ordered = rows.order_by("starts_at", "id")
        return Response(AppointmentSerializer(ordered, many=True).data, status=code)


class SeriesPreviewView(SeriesDoor):
    """What would become of each visit. Books nothing."""

    needs = book_series.permission  # type: ignore[attr-defined]

    @extend_schema(request=SeriesPlan, responses=OutcomeSerializer(many=True))
    def post(self, request: Request) -> Response:
        words = self.words(SeriesPlan)
        rhythm = Rhythm(
            words["first_day"],
            words["time"],
            words["count"],
            words["every_weeks"],
            tuple(words.get("weekdays", ())),
        )
        asked = [Asked(day, rhythm.wall, words["practitioner"]) for day in rhythm.days()]
        people = {person.pk: person for person in [*self.people(), words["practitioner"]]}
        preview = Preview(words["patient"], words["location"], words["type"], list(people.values()), asked)
        return Response([in_json(outcome) for outcome in preview.outcomes()])


class SeriesView(SeriesDoor):
    """Books all of these visits, or none: 409 `series_conflict` says which was taken meanwhile and what is near."""

    needs = book_series.permission  # type: ignore[attr-defined]

    @extend_schema(request=NewSeries, responses={201: AppointmentSerializer(many=True)})
    def post(self, request: Request) -> Response:
        words = self.words(NewSeries)
        visits = [Place(**visit) for visit in words.pop("visits")]
        booked = book_series(by=request.user, visits=visits, **words)
        return self.shown(booked, status.HTTP_201_CREATED)


class SeriesMoveView(SeriesDoor):
    """Moves all visits of the scope, or none."""

    needs = move_series.permission  # type: ignore[attr-defined]

    @extend_schema(request=SeriesMove, responses=AppointmentSerializer(many=True))
    def post(self, request: Request, key: str) -> Response:
        words = self.words(SeriesMove)
        visit = of_series(words["appointment"], key)
        local = visit.location.local(words["starts_at"])
        shift = local.replace(tzinfo=None) - visit.local_start.replace(tzinfo=None)
        outcomes = preview_of(visit, words["scope"], shift, words.get("practitioner"), self.people())
        moves = [place_of(outcome) for outcome in outcomes]
        return self.shown(move_series(by=request.user, moves=moves))


class SeriesCancelView(SeriesDoor):
    """Cancels all visits of the scope that are still to come."""

    needs = cancel_series.permission  # type: ignore[attr-defined]

    @extend_schema(request=SeriesCancellation, responses=AppointmentSerializer(many=True))
    def post(self, request: Request, key: str) -> Response:
        words = self.words(SeriesCancellation)
        words["appointment"] = of_series(words["appointment"], key)
        words.setdefault("status", Status.CANCELLED_BY_PATIENT)
        return self.shown(cancel_series(by=request.user, **words))


def of_series(visit: Appointment, key: str) -> Appointment:
    """The visit, if it belongs to that series."""
    if visit.series is None or str(visit.series) != key:
        raise Http404
    return visit


def place_of(outcome: Outcome) -> Place:
    """Raises RuleBroken for a time that the clocks skip; whatever else is in the way is found when it is claimed."""
    asked = outcome.asked
    if outcome.starts_at is None:
        raise RuleBroken(
            "series_conflict", outcome.why, details={"visit": str(asked.visit and asked.visit.pk)}
        )
    return Place(asked.practitioner, outcome.starts_at, asked.visit)


def in_json(outcome: Outcome) -> dict[str, Any]:
    """In the shape of OutcomeSerializer."""
    return {
        "visit": outcome.asked.visit and str(outcome.asked.visit.pk),
        "practitioner": str(outcome.asked.practitioner.pk),
        "starts_at": outcome.starts_at and iso(outcome.starts_at),
        "free": outcome.free,
        "why": outcome.why,
        "others": told(list(outcome.others)),
    }
