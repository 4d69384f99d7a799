"""When which location is closed, year by year."""

from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clinic.actions.closures import close_days
from clinic.house.closing_days import Closing
from clinic.house.stranded import stranded
from clinic.models import Appointment, Closure
from clinic.web.forms.closures import ClosureForm, ClosureListForm
from clinic.web.stretches import when
from patients import clock
from patients.web.page import page
from patients.web.query import FIRST_YEAR, LAST_YEAR, refusal


@page("physio_clinic.view_closure", methods=["GET"])
def closures(request: HttpRequest) -> HttpResponse:
    return closures_page(request)


@page("physio_clinic.add_closure", methods=["POST"])
def add(request: HttpRequest) -> HttpResponse:
    form = ClosureForm.of(request)
    if form.is_valid() and closed(request, form, form.closings()):
        return redirect("clinic:closures")
    return closures_page(request, closure_form=form)


@page("physio_clinic.add_closure", methods=["POST"])
def bring_in(request: HttpRequest) -> HttpResponse:
    """A pasted list or an uploaded calendar."""
    form = ClosureListForm(request.POST, request.FILES)
    if form.is_valid() and closed(request, form, form.cleaned_data["closings"]):
        return redirect("clinic:closures")
    return closures_page(request, list_form=form)


def closed(request: HttpRequest, form: Any, closings: list[Closing]) -> bool:
    """Whether it was saved; also when everything was there already."""
    wanted = {"locations": list(form.cleaned_data["locations"]), "closings": closings}
    made = form.perform(close_days, by=request.user, **wanted)
    if made is None:
        return False
    words = ngettext("%(n)d closing time is added.", "%(n)d closing times are added.", len(made))
    known = len(wanted["locations"]) * len(closings) - len(made)
    messages.success(request, words % {"n": len(made)})
    if known:
        words = ngettext("%(n)d was there already.", "%(n)d were there already.", known)
        messages.info(request, words % {"n": known})
    return True


def closures_page(
    request: HttpRequest, closure_form: ClosureForm | None = None, list_form: ClosureListForm | None = None
) -> HttpResponse:
    year = year_in(request)
    status = max([form.status_code for form in (closure_form, list_form) if form], default=200)
    context = {
        "year": year,
        "closures": in_year(Closure.objects.visible_to(request.user), year),
        "stranded": stranded(shut_out(Appointment.objects.visible_to(request.user))),
        "closure_form": closure_form or ClosureForm(),
        "list_form": list_form or ClosureListForm(),
        "list_open": list_form is not None,
    }
    return render(request, "clinic/closures.html", context, status=status)


def year_in(request: HttpRequest) -> int:
    given = request.GET.get("year", "") or str(clock.now().year)
    if not given.isdecimal() or not FIRST_YEAR <= int(given[:9]) <= LAST_YEAR:
        raise refusal("year", _("“%(given)s” is not a year.") % {"given": given[:40]})
    return int(given)


def in_year(rows: QuerySet[Closure], year: int) -> list[Any]:
    first, last = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    found: list[Any] = list(rows.filter(ends_at__gt=first, starts_at__lt=last).select_related("location"))
    for closure in found:
        closure.when = when(closure.starts_at, closure.ends_at, closure.location.tz)
    return found


def shut_out(visits: QuerySet[Appointment]) -> QuerySet[Appointment]:
    over = Closure.objects.filter(
        location=OuterRef("location"), starts_at__lt=OuterRef("ends_at"), ends_at__gt=OuterRef("starts_at")
    )
    return visits.filter(Exists(over))
