"""Who treats, when and where."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from clinic.house.stranded import stranded
from clinic.models import (
    Absence,
    Appointment,
    AppointmentType,
    Closure,
    Equipment,
    Location,
    Practitioner,
    Room,
    WorkingHours,
)
from clinic.web.forms.absences import AbsenceForm
from clinic.web.forms.hours import ExtraHoursForm
from clinic.web.places import place
from clinic.web.stretches import when, with_words
from clinic.web.week import in_few_words, patterns
from patients import clock
from patients.web.page import page, visible

SOON = 6
MOST_ABSENCES = 60


@page("physio_clinic.view_workinghours", methods=["GET"])
def staff(request: HttpRequest) -> HttpResponse:
    shown: dict[str, Any] = {
        "locations": Location.objects.all(),
        "rooms": Room.objects.select_related("location").prefetch_related("types"),
        "equipment": Equipment.objects.select_related("location").prefetch_related("types"),
        "types": AppointmentType.objects.all(),
        "closures": Closure.objects.filter(ends_at__gt=clock.now()).select_related("location"),
    }
    context: dict[str, Any] = {name: rows.visible_to(request.user) for name, rows in shown.items()}
    context["closures"] = soonest(context["closures"][: SOON * len(context["locations"])])
    return render(request, "clinic/staff.html", {**context, "people": at_work(request)})


def soonest(closures: Iterable[Closure]) -> list[tuple[str, str, list[Location]]]:
    """The next closing times in words, each once with the places it is for."""
    found: dict[tuple[str, str], list[Location]] = {}
    for closure in closures:
        words = when(closure.starts_at, closure.ends_at, closure.location.tz)
        found.setdefault((words, closure.name), []).append(closure.location)
    return [(words, name, places) for (words, name), places in found.items()][:SOON]


def at_work(request: HttpRequest) -> list[Practitioner]:
    """Everybody, with the hours of these days and the absences to come."""
    today = clock.now().date()
    now_valid = Q(valid_until=None) | Q(valid_until__gte=today)
    hours = WorkingHours.objects.filter(now_valid).select_related("location", "only_for")
    away = Absence.objects.filter(ends_at__gt=clock.now()).order_by("starts_at")
    people: list[Any] = list(
        Practitioner.objects.visible_to(request.user)
        .select_related("user")
        .prefetch_related(
            Prefetch("working_hours", hours.order_by("weekday", "starts"), to_attr="hours"),
            Prefetch("absences", away, to_attr="coming_absences"),
        )
    )
    for person in people:
        say_hours(person)
    return people


def say_hours(person: Any) -> None:
    today = clock.now().date()
    weekly = [row for row in person.hours if row.valid_from != row.valid_until]
    person.week = in_few_words(row for row in weekly if row.valid_from <= today)
    later = [row.valid_from for row in weekly if row.valid_from > today]
    person.changes_on = min(later, default=None)
    zone = person.hours[0].location.tz if person.hours else timezone.get_default_timezone()
    person.soon_away = with_words(person.coming_absences[:3], zone)


@page("physio_clinic.view_workinghours", methods=["GET"])
def practitioner(request: HttpRequest, key: UUID) -> HttpResponse:
    return practitioner_page(request, visible(Practitioner, request, key))


def home(request: HttpRequest, person: Practitioner) -> Location:
    """The location whose clock a practitioner's absences are read on."""
    found: Location = person.home or place(request).location
    return found


def practitioner_page(
    request: HttpRequest,
    person: Practitioner,
    extra_form: ExtraHoursForm | None = None,
    absence_form: AbsenceForm | None = None,
) -> HttpResponse:
    location, today = home(request, person), clock.now().date()
    rows = list(current(person.working_hours.all()))
    status = max([form.status_code for form in (extra_form, absence_form) if form], default=200)
    context: dict[str, Any] = {
        "person": person,
        "location": location,
        "today": today,
        "patterns": [(each, each.holds(today)) for each in patterns(rows)],
        "extra": sorted(one_day(rows), key=lambda row: (row.valid_from, row.starts)),
        "absences": with_words(absences_to_come(person), location.tz),
        "stranded": stranded(Appointment.objects.visible_to(request.user).filter(practitioner=person)),
        "extra_form": extra_form or ExtraHoursForm(initial={"location": location.pk}),
        "absence_form": absence_form or AbsenceForm(initial={"first_day": today}),
    }
    return render(request, "clinic/practitioner.html", context, status=status)


def absences_to_come(person: Practitioner) -> QuerySet[Absence]:
    return person.absences.filter(ends_at__gt=clock.now()).order_by("starts_at")[:MOST_ABSENCES]


def current(rows: Any) -> Any:
    """Hours that are valid, or will be."""
    today = clock.now().date()
    valid = rows.filter(Q(valid_until=None) | Q(valid_until__gte=today))
    return valid.select_related("location", "only_for").order_by("weekday", "starts")


def one_day(rows: Iterable[WorkingHours]) -> list[WorkingHours]:
    return [row for row in rows if row.valid_from == row.valid_until]
