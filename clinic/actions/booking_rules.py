"""What can be booked at all, whoever else wants the time."""

from datetime import timedelta

from django.utils.translation import gettext as _

from clinic import diary
from clinic.actions.next_times import with_next_times
from clinic.availability import Interval
from clinic.models import Appointment, Equipment, Room
from patients import clock
from patients.actions.patients import require_active
from patients.errors import RuleBroken

HORIZON = timedelta(days=730)


def require_sense(appointment: Appointment) -> None:
    """What can be said without asking the database."""
    require_active(appointment.patient)
    require_length(appointment)
    require_soon(appointment)
    if not appointment.practitioner.active:
        raise RuleBroken("practitioner_inactive", _("This practitioner takes no visits any more."))


def require_suitable(appointment: Appointment, room: Room | None, equipment: Equipment | None) -> None:
    """The person, and the things asked for by name, are for such a visit."""
    require_giver(appointment)
    for thing in (room, equipment):
        if thing:
            require_thing(thing, appointment)


def require_length(appointment: Appointment) -> None:
    if appointment.ends_at <= appointment.starts_at:
        raise RuleBroken("ends_before_start", _("The end is before the start."))


def require_soon(appointment: Appointment) -> None:
    """A visit may be entered while it takes place, not after."""
    if appointment.ends_at <= clock.now():
        raise RuleBroken("in_the_past", _("This time is over. Choose one to come."))
    if appointment.starts_at > clock.now() + HORIZON:
        raise RuleBroken("too_far_ahead", _("Visits are booked at most two years ahead."))


def require_giver(appointment: Appointment) -> None:
    practitioner, type = appointment.practitioner, appointment.type
    givers = set(type.practitioners.values_list("pk", flat=True))
    if givers and practitioner.pk not in givers:
        words = {"name": practitioner, "type": type}
        raise RuleBroken("wrong_practitioner", _("%(name)s does not give “%(type)s”.") % words)


def require_thing(thing: Room | Equipment, appointment: Appointment) -> None:
    noun = "room" if isinstance(thing, Room) else "equipment"
    if thing.location_id != appointment.location_id:
        raise RuleBroken(f"{noun}_elsewhere", _("%(thing)s is at another location.") % {"thing": thing})
    kinds = set(thing.types.values_list("pk", flat=True))
    if kinds and appointment.type_id not in kinds:
        words = {"thing": thing, "type": appointment.type}
        raise RuleBroken(f"{noun}_unsuitable", _("%(thing)s is not for “%(type)s”.") % words)


def require_at_work(appointment: Appointment) -> None:
    wanted = Interval(appointment.starts_at, appointment.ends_at)
    if not diary.works_then(appointment.practitioner, appointment.location, appointment.type, wanted):
        sentence = _("%(name)s does not work there at this time.") % {"name": appointment.practitioner}
        raise with_next_times("outside_hours", sentence, appointment)
