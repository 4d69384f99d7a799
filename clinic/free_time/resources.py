"""A room and a piece of equipment for a visit: suitable, and free for the whole of it and its buffer."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from clinic.availability import Interval
from clinic.models import Appointment, AppointmentType, Equipment, Location, Room
from patients.errors import RuleBroken


def free_room(
    location: Location, type: AppointmentType, claimed: Interval, *, besides: Appointment | None = None
) -> Room | None:
    """The first suitable room nobody else has in the claimed time, buffer included.

    A visit that is moved, `besides`, keeps its own room where that is free. None where no room is needed or kept.
    Raises RuleBroken `no_room`.
    """
    if not type.needs_room:
        return besides.room if besides else None
    kept = Room.objects.filter(location=location)
    room: Room | None = first_free(kept, "room", type, claimed, besides)
    if room is None and kept.exists():
        raise RuleBroken("no_room", _("No room is free at this time."))
    return room


def free_equipment(
    location: Location, type: AppointmentType, claimed: Interval, *, besides: Appointment | None = None
) -> Equipment | None:
    """The same for equipment. Raises RuleBroken `no_equipment`."""
    if not type.needs_equipment:
        return besides.equipment if besides else None
    kept = Equipment.objects.filter(location=location)
    machine: Equipment | None = first_free(kept, "equipment", type, claimed, besides)
    if machine is None and kept.exists():
        raise RuleBroken("no_equipment", _("No suitable equipment is free at this time."))
    return machine


def suits(type: AppointmentType) -> Q:
    """Rooms and equipment for this type, and those for any."""
    return Q(types=None) | Q(types=type)


def first_free(
    kept: QuerySet[Any], field: str, type: AppointmentType, claimed: Interval, besides: Appointment | None
) -> Any:
    # The location is said again so that the database can use its index of the location's visits.
    taken = (
        Appointment.objects.taking_time()
        .between(claimed.start, claimed.end)
        .filter(location=OuterRef("location"), **{field: OuterRef("pk")})
    )
    if besides:
        taken = taken.exclude(pk=besides.pk)
    free = list(kept.filter(suits(type)).exclude(Exists(taken)).order_by("name"))
    own = getattr(besides, f"{field}_id", None)
    return next((one for one in free if one.pk == own), free[0] if free else None)
