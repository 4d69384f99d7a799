"""A practitioner's week on one page, and extra hours on a day."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import formats
from django.utils.translation import gettext as _

from clinic.actions.hours import change_hours
from clinic.actions.house import set_up
from clinic.models import Location, Practitioner, WorkingHours
from clinic.web.forms.hours import ExtraHoursForm, PatternForm, Week
from clinic.web.places import place
from clinic.web.staff import home, one_day, practitioner_page
from patients import clock
from patients.web.page import page, visible
from patients.web.query import day_in, key_in


@page("physio_clinic.change_workinghours")
def week(request: HttpRequest, key: UUID) -> HttpResponse:
    """GET shows the week that is valid on ?from= at ?location=; POST makes it the week from that day on."""
    person = visible(Practitioner, request, key)
    if request.method == "GET":
        return empty_week(request, person)
    form, days = PatternForm.of(request), Week(request.POST)
    valid = form.is_valid() and days.is_valid()
    if valid and "copy" in request.POST:
        return week_page(request, person, form, days.with_monday_everywhere())
    if (
        valid
        and form.perform(
            change_hours,
            by=request.user,
            practitioner=person,
            stretches=days.stretches(),
            **form.cleaned_data,
        )
        is not None
    ):
        words = {"day": formats.date_format(form.cleaned_data["from_day"])}
        messages.success(request, _("The week from %(day)s is saved.") % words)
        return redirect("clinic:practitioner", key)
    return week_page(request, person, form, days)


def empty_week(request: HttpRequest, person: Practitioner) -> HttpResponse:
    asked = key_in(request, "location")
    location = place(request, asked).location if asked else home(request, person)
    day = day_in(request, "from", location.local(clock.now()).date())
    form = PatternForm(initial={"location": location.pk, "from_day": day})
    return week_page(request, person, form, Week(rows=valid_on(person, location, day)))


def valid_on(person: Practitioner, location: Location, day: date) -> list[WorkingHours]:
    """The weekly hours of that day's pattern, without those of the day alone."""
    rows = person.working_hours.filter(Q(valid_until=None) | Q(valid_until__gte=day), location=location)
    found = list(rows.filter(valid_from__lte=day).order_by("weekday", "starts"))
    alone = one_day(found)
    return [row for row in found if row not in alone]


def week_page(request: HttpRequest, person: Practitioner, form: PatternForm, days: Week) -> HttpResponse:
    faults = days.faults if request.method == "POST" else []
    context = {"person": person, "form": form, "days": days.days, "faults": faults}
    status = 400 if faults else form.status_code
    return render(request, "clinic/week_hours.html", context, status=status)


@page("physio_clinic.add_workinghours", methods=["POST"])
def add_extra(request: HttpRequest, key: UUID) -> HttpResponse:
    person = visible(Practitioner, request, key)
    form = ExtraHoursForm.of(request)
    if form.is_valid() and form.perform(
        set_up, by=request.user, model=WorkingHours, practitioner=person, **form.facts()
    ):
        messages.success(request, _("Added."))
        return redirect("clinic:practitioner", key)
    return practitioner_page(request, person, extra_form=form)
