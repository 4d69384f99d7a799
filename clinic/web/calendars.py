"""The diary in other calendars, and other calendars in the diary: one page for both."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from clinic.actions.calendar_feeds import create_calendar_feed, revoke_calendar_feed
from clinic.actions.outside_calendars import (
    add_outside_calendar,
    read_outside_calendar,
    remove_outside_calendar,
)
from clinic.models import CalendarFeed, OutsideCalendar
from clinic.web.forms.calendars import FeedForm, OutsideCalendarForm
from clinic.web.places import place
from patients.web.page import page, visible


@page("physio_clinic.view_calendarfeed", methods=["GET"])
def calendars(request: HttpRequest) -> HttpResponse:
    return calendars_page(request)


@page("physio_clinic.add_calendarfeed", methods=["POST"])
def add_feed(request: HttpRequest) -> HttpResponse:
    """The answer is the one page that shows the address; it is kept nowhere."""
    form = FeedForm.of(request, user=request.user)
    if form.is_valid() and (
        issued := form.perform(create_calendar_feed, by=request.user, **form.cleaned_data)
    ):
        # No webcal:// beside it: programs ask such an address without TLS first, and the secret would be out.
        context = {"feed": issued.feed, "address": request.build_absolute_uri(issued.address)}
        return render(request, "clinic/calendar_feed.html", context)
    return calendars_page(request, feed_form=form)


@page("physio_clinic.change_calendarfeed", methods=["POST"])
def revoke_feed(request: HttpRequest, key: UUID) -> HttpResponse:
    revoke_calendar_feed(by=request.user, feed=visible(CalendarFeed, request, key))
    messages.success(request, _("The address no longer works."))
    return redirect("clinic:calendars")


@page("physio_clinic.add_outsidecalendar", methods=["POST"])
def add_outside(request: HttpRequest) -> HttpResponse:
    form = OutsideCalendarForm.of(request, user=request.user)
    if form.is_valid() and (
        calendar := form.perform(add_outside_calendar, by=request.user, **form.cleaned_data)
    ):
        return read(request, calendar)
    return calendars_page(request, outside_form=form)


@page("physio_clinic.change_outsidecalendar", methods=["POST"])
def read_outside(request: HttpRequest, key: UUID) -> HttpResponse:
    rows = OutsideCalendar.objects.select_related("practitioner")
    return read(request, visible(OutsideCalendar, request, key, rows))


def read(request: HttpRequest, calendar: OutsideCalendar) -> HttpResponse:
    calendar = read_outside_calendar(by=request.user, calendar=calendar)
    if calendar.problem:
        messages.warning(request, f"{calendar}: {calendar.problem}")
    else:
        messages.success(request, _("%(name)s was read.") % {"name": calendar})
    return redirect("clinic:calendars")


@page("physio_clinic.delete_outsidecalendar", methods=["POST"])
def remove_outside(request: HttpRequest, key: UUID) -> HttpResponse:
    rows = OutsideCalendar.objects.select_related("practitioner")
    remove_outside_calendar(by=request.user, calendar=visible(OutsideCalendar, request, key, rows))
    messages.success(request, _("Removed."))
    return redirect("clinic:calendars")


def calendars_page(
    request: HttpRequest,
    feed_form: FeedForm | None = None,
    outside_form: OutsideCalendarForm | None = None,
) -> HttpResponse:
    user: Any = request.user
    context = {
        "feeds": CalendarFeed.objects.visible_to(user).open().select_related("practitioner"),
        "outside": OutsideCalendar.objects.visible_to(user).counted().select_related("practitioner"),
        "location": place(request).location,
        "everybody": user.has_perm("physio_clinic.change_practitioner"),
        "feed_form": feed_form or FeedForm(user=user),
        "outside_form": outside_form or OutsideCalendarForm(user=user),
    }
    status = max(form.status_code for form in (feed_form, outside_form, FeedForm(user=user)) if form)
    return render(request, "clinic/calendars.html", context, status=status)
