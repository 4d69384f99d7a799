"""Who treats, and when."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from clinic.actions.house import set_up
from clinic.models import (
    Absence,
    Appointment,
    AppointmentType,
    Equipment,
    Location,
    Practitioner,
    Room,
    WorkingHours,
)
from clinic.web.forms.house import AbsenceForm, HoursForm
from clinic.web.places import place
from clinic.web.week import in_few_words
from patients import clock
from patients.web.page import page, visible


@page("physio_clinic.change_practitioner", methods=["GET"])
def staff(request: HttpRequest) -> HttpResponse:
    hours = WorkingHours.objects.select_related("location").order_by("weekday", "starts")
    away = Absence.objects.filter(ends_at__gt=clock.now()).order_by("starts_at")
    people = list(
        Practitioner.objects.visible_to(request.user)
        .select_related("user")
        .prefetch_related(
            Prefetch("working_hours", hours), Prefetch("absences", away, to_attr="coming_absences")
        )
    )
    for person in people:
        person.week = in_few_words(person.working_hours.all())  # type: ignore[attr-defined]
    context = {
        "people": people,
        "locations": Location.objects.visible_to(request.user),
        "rooms": Room.objects.visible_to(request.user).select_related("location"),
        "equipment": Equipment.objects.visible_to(request.user).select_related("location"),
        "types": AppointmentType.objects.visible_to(request.user),
    }
    return render(request, "clinic/staff.html", context)


@page("physio_clinic.change_practitioner", methods=["GET"])
def practitioner(request: HttpRequest, key: UUID) -> HttpResponse:
    return practitioner_page(request, visible(Practitioner, request, key))


@page("physio_clinic.add_workinghours", methods=["POST"])
def add_hours(request: HttpRequest, key: UUID) -> HttpResponse:
    person = visible(Practitioner, request, key)
    form = HoursForm.of(request)
    if form.is_valid() and form.perform(
        set_up, by=request.user, model=WorkingHours, practitioner=person, **form.cleaned_data
    ):
        return redirect("clinic:practitioner", key)
    return practitioner_page(request, person, hours_form=form)


@page("physio_clinic.add_absence", methods=["POST"])
def add_absence(request: HttpRequest, key: UUID) -> HttpResponse:
    """The times are wall time where the practitioner works."""
    person = visible(Practitioner, request, key)
    with timezone.override(home(request, person).tz):
        form = AbsenceForm.of(request)
        if form.is_valid():
            wanted = {"practitioner": person, **form.cleaned_data}
            absence = form.perform(set_up, by=request.user, model=Absence, **wanted)
    if form.errors:
        return practitioner_page(request, person, absence_form=form)
    if touched := visits_in(absence):
        words = ngettext(
            "%(n)d visit falls into this absence. Move it or cancel it.",
            "%(n)d visits fall into this absence. Move or cancel them.",
            touched,
        )
        messages.warning(request, words % {"n": touched})
    return redirect("clinic:practitioner", key)


def visits_in(absence: Absence) -> int:
    rows = Appointment.objects.taking_time().between(absence.starts_at, absence.ends_at)
    return int(rows.filter(practitioner=absence.practitioner).count())


def home(request: HttpRequest, person: Practitioner) -> Location:
    """The location whose clock a practitioner's absences are read on."""
    hours = person.working_hours.select_related("location").first()
    return hours.location if hours else place(request).location


def practitioner_page(
    request: HttpRequest,
    person: Practitioner,
    hours_form: HoursForm | None = None,
    absence_form: AbsenceForm | None = None,
) -> HttpResponse:
    location = home(request, person)
    status = max(form.status_code for form in (hours_form, absence_form, HoursForm()) if form)
    context: dict[str, Any] = {
        "person": person,
        "location": location,
        "hours": person.working_hours.select_related("location").order_by("weekday", "starts"),
        "absences": person.absences.order_by("-starts_at")[:50],
        "hours_form": hours_form or HoursForm(initial={"location": location.pk}),
        "absence_form": absence_form or AbsenceForm(),
    }
    return render(request, "clinic/practitioner.html", context, status=status)
