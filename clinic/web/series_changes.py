"""One visit of a series, this and the following, or all of them: moved or cancelled together."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clinic.actions.series import Place, cancel_series, in_scope, move_series
from clinic.models import Appointment
from clinic.repeats.scope import Scope
from clinic.series_moves import preview_of
from clinic.web.forms.series import SeriesCancelForm, SeriesMoveForm
from clinic.web.series_rows import Row, place_in, rows_of
from patients.errors import Invalid, NotAllowed, RuleBroken
from patients.web.page import page, visible


def found(request: HttpRequest, key: UUID) -> Appointment:
    visit = visible(Appointment, request, key, Appointment.objects.with_names())
    if visit.series is None:
        raise Http404
    return visit


@page("physio_clinic.change_appointment")
def cancel(request: HttpRequest, key: UUID) -> HttpResponse:
    visit = found(request, key)
    form = SeriesCancelForm.of(request)
    if form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("scope", "status", "reason")}
        if gone := form.perform(cancel_series, by=request.user, appointment=visit, **words):
            said = ngettext("%(n)d visit is cancelled.", "%(n)d visits are cancelled.", len(gone))
            messages.success(request, said % {"n": len(gone)})
            return redirect("clinic:appointment", key)
    context = {"visit": visit, "location": visit.location, "form": form, "coming": in_scope(visit, Scope.ALL)}
    return render(request, "clinic/series_cancel.html", context, status=form.status_code)


@page("physio_clinic.change_appointment")
def move(request: HttpRequest, key: UUID) -> HttpResponse:
    """The wish stands in the query string, of the POST too."""
    visit = found(request, key)
    if "day" not in request.GET:
        local = visit.local_start
        now = {"scope": Scope.FOLLOWING, "day": local.date(), "time": local.time()}
        return move_page(request, visit, SeriesMoveForm(initial=now, user=request.user))
    form = SeriesMoveForm.asked(request, user=request.user)
    if not form.is_valid():
        return move_page(request, visit, form)
    if request.method == "GET":
        return move_page(request, visit, form, rows=planned(request, visit, form))
    try:
        moved = press(request, visit, form)
    except NotAllowed:
        raise
    except RuleBroken as error:
        visit = found(request, key)
        return move_page(request, visit, form, rows=planned(request, visit, form), refusal=error)
    words = ngettext("%(n)d visit is moved.", "%(n)d visits are moved.", len(moved))
    messages.success(request, words % {"n": len(moved)})
    return redirect("clinic:appointment", key)


def planned(request: HttpRequest, visit: Appointment, form: SeriesMoveForm) -> list[Row]:
    data = form.cleaned_data
    outcomes = preview_of(visit, data["scope"], form.shift_from(visit), data["practitioner"], form.people)
    names = [f"visit-{outcome.asked.visit.pk}" for outcome in outcomes if outcome.asked.visit]
    return rows_of(outcomes, names, _("leave where it is"), request.POST)


def press(request: HttpRequest, visit: Appointment, form: SeriesMoveForm) -> list[Appointment]:
    moves = []
    for one in in_scope(visit, form.cleaned_data["scope"]):
        chosen = place_in(request.POST.get(f"visit-{one.pk}", ""), form.people)
        if chosen:
            moves.append(Place(*chosen, visit=one, sequence=seen(request, one)))
    return move_series(by=request.user, moves=moves)


def seen(request: HttpRequest, visit: Appointment) -> int | None:
    """The revision of the visit that the page showed."""
    given = request.POST.get(f"seen-{visit.pk}", "")
    if given and not given.isdecimal():
        raise Invalid("no_slot", _("Choose one of the times."))
    return int(given[:9]) if given else None


def move_page(
    request: HttpRequest,
    visit: Appointment,
    form: SeriesMoveForm,
    rows: list[Row] | None = None,
    refusal: RuleBroken | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        "visit": visit,
        "location": visit.location,
        "form": form,
        "rows": rows,
        "refusal": refusal,
        "impossible": sum(not row.outcome.free for row in rows or ()),
    }
    status = refusal.status if refusal else form.status_code
    return render(request, "clinic/series_move.html", context, status=status)
