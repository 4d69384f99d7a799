"""What the diary's script does with a visit: each calls one action and answers with a sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.actions import visits
from clinic.actions.appointments import move_appointment, resize_appointment
from clinic.actions.undo import undo_change, undoable
from clinic.models import Appointment, AppointmentChange, Practitioner, Room
from clinic.web.answers import answers, told
from clinic.web.appointments import found, moved_to
from clinic.web.diary_visits import NO_ROOM
from clinic.web.wall_clock import WallClock, read
from patients.errors import Invalid, RuleBroken
from patients.web.page import visible

Status = Appointment.Status
MOST, DIGITS = 100_000, 9


@dataclass(frozen=True)
class Press:
    """A button on a visit's card. `awaits`: only once the visit's "day" or its "start" has come."""

    label: Promise
    action: Callable[..., Appointment]
    becomes: Status
    awaits: str = ""


PRESSES = {
    "confirm": Press(gettext_lazy("Confirm"), visits.confirm_appointment, Status.CONFIRMED),
    "arrive": Press(gettext_lazy("Arrived"), visits.mark_arrived, Status.ARRIVED, "day"),
    "start": Press(gettext_lazy("Started"), visits.start_visit, Status.IN_PROGRESS, "day"),
    "complete": Press(gettext_lazy("Completed"), visits.complete_visit, Status.COMPLETED, "day"),
    "no-show": Press(gettext_lazy("Did not attend"), visits.mark_no_show, Status.NO_SHOW, "start"),
}


@answers("physio_clinic.change_appointment")
def press(request: HttpRequest, key: UUID, name: str) -> HttpResponse:
    if name not in PRESSES:
        raise Invalid("no_such_deed", _("There is no such button."))
    visit = PRESSES[name].action(by=request.user, appointment=visible(Appointment, request, key))
    words = {"name": visit.patient.full_name, "status": visit.get_status_display()}
    return done(visit, _("%(name)s: %(status)s.") % words)


@answers("physio_clinic.change_appointment")
def drop(request: HttpRequest, key: UUID) -> HttpResponse:
    """A visit was dragged to `start` on the location's wall, maybe to another practitioner or room."""
    visit = found(request, key)
    moved = move_appointment(
        by=request.user,
        appointment=visit,
        starts_at=start_in(request, visit),
        practitioner=chosen(request, Practitioner, "practitioner"),
        room=room_for(request, visit),
        sequence=number(request, "sequence"),
    )
    return done(moved, moved_to(moved))


@answers("physio_clinic.change_appointment")
def resize(request: HttpRequest, key: UUID) -> HttpResponse:
    """A visit was drawn longer or shorter by `minutes`."""
    visit = found(request, key)
    resized = resize_appointment(
        by=request.user,
        appointment=visit,
        ends_at=visit.ends_at + timedelta(minutes=number(request, "minutes")),
        sequence=number(request, "sequence"),
    )
    length = (resized.ends_at - resized.starts_at) // timedelta(minutes=1)
    words = {"name": resized.patient.full_name, "n": length}
    return done(resized, _("%(name)s: now %(n)d minutes.") % words)


@answers("physio_clinic.change_appointment")
def undo(request: HttpRequest, key: UUID) -> HttpResponse:
    change = visible(AppointmentChange, request, key, AppointmentChange.objects.select_related("appointment"))
    visit = undo_change(by=request.user, change=change)
    return told(_("Undone: %(name)s is as before.") % {"name": visit.patient.full_name})


def start_in(request: HttpRequest, visit: Appointment) -> datetime:
    """The wall time dropped on. Where it is the visit's own, its instant stays: an hour may happen twice."""
    wall = WallClock(visit.location.tz)
    given = request.POST.get("start", "")
    return visit.starts_at if read(given) == wall.shows(visit.starts_at) else wall.instant(given)


def room_for(request: HttpRequest, visit: Appointment) -> Room | None:
    """The column of visits without a room is none to go to: a room is given up by choosing another."""
    if request.POST.get("room") != NO_ROOM:
        room: Room | None = chosen(request, Room, "room")
        return room
    if visit.room:
        raise RuleBroken("room_stays", _("A visit keeps a room. Drop it on the one it is to be in."))
    return None


def chosen(request: HttpRequest, model: Any, name: str) -> Any:
    """The practitioner or room whose key is sent; none where nothing is."""
    given = request.POST.get(name, "")
    try:
        return visible(model, request, UUID(given)) if given else None
    except ValueError:
        raise Invalid(
            "bad_key", _("“%(given)s” does not name anything here.") % {"given": given[:40]}
        ) from None


def number(request: HttpRequest, name: str) -> int:
    given = request.POST.get(name, "")
    digits = given.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > DIGITS or int(digits) > MOST:
        raise Invalid("bad_number", _("“%(given)s” is not a number here.") % {"given": given[:40]})
    return int(given)


def done(visit: Appointment, sentence: str) -> HttpResponse:
    """With the address that takes the deed back, for as long as that is possible."""
    change = AppointmentChange.objects.filter(appointment=visit).newest()
    back = reverse("clinic:diary_undo", args=[change.pk]) if change and undoable(change) else ""
    return told(sentence, undo=back)
