"""Another time for a visit, chosen by its patient."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from clinic.actions.next_times import own_visits
from clinic.actions.patient_answers import move_visit, patient_on_link
from clinic.diary import Slot
from clinic.letters.visit_rules import Rules
from clinic.letters.visit_words import city_of, when
from clinic.models import Appointment, Practitioner
from clinic.online import choices as online
from clinic.web.forms.patient_visit import MoveVisitForm
from clinic.web.patient_door import behind_link
from clinic.web.patient_visit import about, as_it_is_now, visit_of
from clinic.web.slots import slot_value
from patients.errors import Invalid, NotAllowed, RuleBroken
from patients.models import Link
from patients.web.query import day_in, near, word_in

DAYS_SHOWN = 5
SAME, ANYBODY = "same", "anybody"


@dataclass(frozen=True)
class Time:
    """One time to press. `name` is with whom."""

    value: str
    time: str
    name: str


@dataclass(frozen=True)
class Day:
    words: str
    times: Sequence[Time]


@dataclass(frozen=True)
class Times:
    """Free times in days, from the first day that has any; `later` is where the next page begins."""

    days: Sequence[Day]
    later: date | None


def people_for(visit: Appointment) -> list[Practitioner]:
    return online.Menu().people(visit.location, visit.type)


def free(visit: Appointment, people: Sequence[Practitioner], first_day: date) -> Times:
    place, kind = visit.location, visit.type
    first_day = max(first_day, online.today_at(place))
    slots = online.next_free(
        practitioners=people, location=place, type=kind, first_day=first_day, besides=visit
    )
    busy = own_visits(visit, slots)
    slots = [
        slot
        for slot in slots
        if slot.starts_at != visit.starts_at
        and not any(slot.starts_at < end and start < slot.ends_at for start, end in busy)
    ]
    by_day = [
        (day, list(same))
        for day, same in groupby(online.one_for_each_time(slots), lambda slot: slot.local_start.date())
    ]
    shown = by_day[:DAYS_SHOWN]
    last = shown[-1][0] if shown else None
    later = last + timedelta(days=1) if last and last < online.last_day_of(kind, place) else None
    return Times([Day(day_words(day), [time_of(slot) for slot in same]) for day, same in shown], later)


def day_words(day: date) -> str:
    return f"{date_format(day, 'l')}, {date_format(day, 'DATE_FORMAT')}"


def time_of(slot: Slot) -> Time:
    said = date_format(slot.local_start, "TIME_FORMAT")
    return Time(slot_value(slot.practitioner.pk, slot.starts_at), said, slot.practitioner.name)


@behind_link(Link.Purpose.APPOINTMENT)
def move(request: HttpRequest, link: Link, *, token: str) -> HttpResponse:
    shown = visit_of(request, link)
    if request.method != "POST":
        if not Rules.of(shown).may_move:
            return redirect("clinic:patient_visit", token)
        return move_page(request, shown, token)
    try:
        moved = press(request, link, shown)
    except NotAllowed:
        raise
    except RuleBroken as error:
        now = Appointment.objects.with_names().get(pk=shown.pk)
        if error.code == "stale" or not Rules.of(now).may_move:
            return as_it_is_now(request, link, token, error)
        return move_page(request, now, token, error)
    messages.success(request, sentence(moved))
    return redirect("clinic:patient_visit", token)


def press(request: HttpRequest, link: Link, shown: Appointment) -> Appointment:
    form = MoveVisitForm(request.POST)
    if not form.is_valid():
        raise no_slot()
    key, _bar, moment = form.cleaned_data["slot"].partition("|")
    people = {str(person.pk): person for person in people_for(shown)}
    try:
        starts_at = datetime.fromisoformat(moment)
        near(starts_at)
    except ValueError:
        raise no_slot() from None
    if starts_at.tzinfo is None or key not in people:
        raise no_slot()
    return move_visit(
        by=patient_on_link(link.patient),
        appointment=shown,
        practitioner=people[key],
        starts_at=starts_at,
        sequence=form.cleaned_data["sequence"],
    )


def no_slot() -> Invalid:
    return Invalid("no_slot", _("Choose one of the times."))


def move_page(
    request: HttpRequest, shown: Appointment, token: str, refusal: RuleBroken | None = None
) -> HttpResponse:
    """The wish stands in the query string, of the POST too, so a refusal shows the same page again."""
    people = people_for(shown)
    mine = [person for person in people if person.pk == shown.practitioner_id]
    wanted = word_in(request, "with", (SAME, ANYBODY)) or (SAME if mine else ANYBODY)
    first_day = day_in(request, "from", online.today_at(shown.location))
    context: dict[str, Any] = {
        **about(shown, token),
        "times": free(shown, mine if wanted == SAME else people, first_day),
        "wanted": wanted,
        "city": city_of(shown.location),
        "has_choice": bool(mine) and len(people) > 1,
        "is_later": "from" in request.GET,
        "asks": shown.type.online == "request",
        "refusal": refusal,
    }
    status = refusal.status if refusal else 200
    return render(request, "clinic/patient/move.html", context, status=status)


def sentence(visit: Appointment) -> str:
    words = {"time": when(visit).subject, "name": visit.practitioner.name}
    if visit.status == Appointment.Status.REQUESTED:
        return _("We have your request for %(time)s with %(name)s, and write to you.") % words
    return _("Your visit is now on %(time)s with %(name)s.") % words
