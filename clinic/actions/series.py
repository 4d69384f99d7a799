"""Series of visits: booked, moved and cancelled all together or not at all.

Everything the visits take is locked in the order every claim keeps to (clinic/actions/claims.py) before the first of
them is looked at, so series and single bookings queue up for each other. Where one visit was taken meanwhile, none is
saved and the refusal says which and what is near.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from uuid_utils.compat import uuid7

from clinic.actions.appointments import MOVABLE, book_appointment, move_appointment
from clinic.actions.claims import lock_resources
from clinic.actions.visits import cancel_appointment
from clinic.models import Appointment, AppointmentType, Location, Practitioner
from clinic.repeats.scope import Scope
from clinic.repeats.series import MOST
from patients import clock
from patients.actors import Actor
from patients.deed import deed
from patients.errors import Invalid, NotAllowed, RuleBroken
from patients.models import Patient


@dataclass(frozen=True)
class Place:
    """With whom and when a visit of a series is to be. `visit` is the one that goes there, at its `sequence` as the
    person saw it."""

    practitioner: Practitioner
    starts_at: datetime
    visit: Appointment | None = None
    sequence: int | None = None


@deed("physio_clinic.add_appointment")
def book_series(
    *,
    by: Actor,
    patient: Patient,
    type: AppointmentType,
    location: Location,
    visits: Sequence[Place],
    note: str = "",
) -> list[Appointment]:
    """All of these visits, sharing a new `series`. Raises RuleBroken `series_conflict` and books none."""
    require_some(visits)
    shared: dict[str, Any] = {"patient": patient, "type": type, "location": location}
    lock_resources(
        Appointment(practitioner=place.practitioner, starts_at=place.starts_at, **shared) for place in visits
    )
    series = UUID(str(uuid7()))
    book = partial(book_appointment, by=by, note=note, series=series, **shared)
    ordered = sorted(visits, key=lambda place: place.starts_at)
    return [
        attempt(partial(book, practitioner=place.practitioner, starts_at=place.starts_at), place, location)
        for place in ordered
    ]


@deed("physio_clinic.change_appointment")
def move_series(*, by: Actor, moves: Sequence[Place]) -> list[Appointment]:
    """Each of these visits to its place. Raises RuleBroken `series_conflict` and moves none.

    Those that go to later times begin with the last, so that no visit is in the way of the one before it.
    """
    require_some(moves)
    require_each_once(moves)
    visits = hold(place.visit.pk for place in moves if place.visit)
    lock_resources(visits.values(), also=[place.practitioner.pk for place in moves])
    moved = []
    for place in in_order(moves, visits):
        visit = visits[place.visit.pk]  # type: ignore[union-attr]
        move = partial(
            move_appointment, by=by, appointment=visit, starts_at=place.starts_at, practitioner=place.practitioner,
            sequence=place.sequence,
        )  # fmt: skip
        moved.append(attempt(move, place, visit.location))
    return sorted(moved, key=lambda visit: visit.starts_at)


@deed("physio_clinic.change_appointment")
def cancel_series(
    *, by: Actor, appointment: Appointment, scope: str, status: str, reason: str
) -> list[Appointment]:
    """This visit, this and the following, or all that are still to come. Those that have begun stay."""
    rows = in_scope(appointment, scope)
    visits = hold(row.pk for row in rows)
    lock_resources(visits.values())
    open_ones = [visit for visit in visits.values() if visit.status in MOVABLE]
    if not open_ones:
        raise RuleBroken("nothing_to_cancel", _("None of these visits can be cancelled any more."))
    return [
        cancel_appointment(by=by, appointment=visit, status=status, reason=reason)
        for visit in sorted(open_ones, key=lambda visit: visit.starts_at)
    ]


def in_scope(appointment: Appointment, scope: str) -> list[Appointment]:
    """The visits of the series that a deed is about: still to come and not begun, in order of time."""
    rows = Appointment.objects.filter(pk=appointment.pk)
    if appointment.series and scope != Scope.ONE:
        rows = Appointment.objects.filter(series=appointment.series)
        first = appointment.starts_at if scope == Scope.FOLLOWING else clock.now()
        rows = rows.filter(starts_at__gte=max(first, clock.now()))
    return list(rows.filter(status__in=MOVABLE).with_names().order_by("starts_at", "id"))


def hold(keys: Iterable[Any]) -> dict[Any, Appointment]:
    """The rows as they are now, locked by key like everybody's."""
    rows = Appointment.objects.select_for_update(of=("self",), no_key=True).with_names()
    return {visit.pk: visit for visit in rows.filter(pk__in=list(keys)).order_by("pk")}


def in_order(moves: Sequence[Place], visits: dict[Any, Appointment]) -> list[Place]:
    def shift(place: Place) -> timedelta:
        return place.starts_at - visits[place.visit.pk].starts_at  # type: ignore[union-attr]

    later = [place for place in moves if shift(place) > timedelta(0)]
    earlier = [place for place in moves if shift(place) <= timedelta(0)]
    by_time = sorted(earlier, key=lambda place: place.starts_at)
    return sorted(later, key=lambda place: place.starts_at, reverse=True) + by_time


def require_some(visits: Sequence[Place]) -> None:
    if not visits:
        raise Invalid("no_visits", _("Choose at least one visit."))
    if len(visits) > MOST:
        raise Invalid("too_many", _("A series has at most %(n)d visits.") % {"n": MOST})


def require_each_once(moves: Sequence[Place]) -> None:
    if len({place.visit.pk for place in moves if place.visit}) < len(moves):
        raise Invalid("named_twice", _("Each visit can go to one place only."))


def attempt(act: Any, place: Place, location: Location) -> Appointment:
    """One deed of the series; its refusal names the visit it is about."""
    try:
        done: Appointment = act()
    except NotAllowed:
        raise
    except RuleBroken as error:
        raise conflict(error, place, location) from error
    return done


def conflict(error: RuleBroken, place: Place, location: Location) -> RuleBroken:
    local = location.local(place.starts_at)
    words = {
        "day": date_format(local, "DATE_FORMAT"),
        "time": date_format(local, "TIME_FORMAT"),
        "why": error.message,
    }
    told = _("%(day)s, %(time)s: %(why)s Nothing was changed.") % words

    def details() -> dict[str, Any]:
        about = {"starts_at": local.isoformat(), "code": error.code}
        return {**error.details, **about, "visit": str(place.visit.pk) if place.visit else None}

    return RuleBroken("series_conflict", told, details=details)
