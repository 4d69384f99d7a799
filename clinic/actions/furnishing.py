"""Giving a visit the room and the equipment it needs where none was asked for."""

from uuid import UUID

from clinic.actions.next_times import with_next_times
from clinic.availability import Interval
from clinic.free_time.resources import free_equipment, free_room
from clinic.models import Appointment, Equipment, Room
from patients.errors import RuleBroken


def missing(appointment: Appointment, room: Room | None, equipment: Equipment | None) -> set[str]:
    """What has to be found: needed, and not asked for by name."""
    needed = {
        "room": room is None and appointment.type.needs_room,
        "equipment": equipment is None and appointment.type.needs_equipment,
    }
    return {thing for thing, wanted in needed.items() if wanted}


def furnish(appointment: Appointment, room: Room | None, equipment: Equipment | None) -> None:
    """Its own where free, else the first suitable free one. Whoever shares a slot shares what is in it."""
    if shared := things_of_the_slot(appointment):
        appointment.room_id, appointment.equipment_id = shared
        return
    claimed = Interval(appointment.starts_at, appointment.blocked_until)
    facts = (appointment.location, appointment.type, claimed)
    try:
        if room is None:
            appointment.room = free_room(*facts, besides=appointment)
        if equipment is None:
            appointment.equipment = free_equipment(*facts, besides=appointment)
    except RuleBroken as error:
        raise with_next_times(error.code, error.message, appointment) from error


def things_of_the_slot(appointment: Appointment) -> tuple[UUID | None, UUID | None] | None:
    if not appointment.slot:
        return None
    mates = Appointment.objects.taking_time().filter(slot=appointment.slot).exclude(pk=appointment.pk)
    return mates.values_list("room_id", "equipment_id").first()
