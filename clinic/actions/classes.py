"""Classes: visits of one type, practitioner and start that share their slot, each with a numbered place.

Called under the practitioner's lock, so two people never count the same place as free; should they, the unique
constraint on slot and place has the last word.
"""

from uuid import UUID

from django.utils.translation import gettext as _
from uuid_utils.compat import uuid7

from clinic.actions.next_times import with_next_times
from clinic.models import Appointment
from patients.errors import RuleBroken


def is_class(appointment: Appointment) -> bool:
    """A deliberate overlap stands beside a class, not in it."""
    return appointment.type.capacity > 1 and not appointment.overlap_reason


def classmates(appointment: Appointment) -> list[Appointment]:
    """The others who have a place at this start."""
    same = Appointment.objects.taking_time().filter(
        practitioner=appointment.practitioner_id,
        location=appointment.location_id,
        type=appointment.type_id,
        starts_at=appointment.starts_at,
        place__isnull=False,
    )
    return list(same.exclude(pk=appointment.pk).select_related("patient").order_by("place"))


def take_place(appointment: Appointment) -> bool:
    """A place in the class at this start, which the first opens. True where there was one to join.

    Raises RuleBroken `class_full` and `already_in_class`.
    """
    mates = classmates(appointment)
    if not mates:
        appointment.slot, appointment.place = own_slot(appointment), 1
        return False
    if any(mate.patient_id == appointment.patient_id for mate in mates):
        raise RuleBroken("already_in_class", _("This patient already has a place in this class."))
    first = mates[0]
    appointment.place = free_place(appointment, mates)
    appointment.slot = first.slot
    appointment.room_id, appointment.equipment_id = first.room_id, first.equipment_id
    appointment.ends_at, appointment.blocked_until = first.ends_at, first.blocked_until
    return True


def own_slot(appointment: Appointment) -> UUID:
    """The slot names the class to calendars, so whoever is alone in one takes it along."""
    mates = Appointment.objects.taking_time().filter(slot=appointment.slot).exclude(pk=appointment.pk)
    if appointment.slot and appointment.place and not mates.exists():
        return appointment.slot
    return UUID(str(uuid7()))


def free_place(appointment: Appointment, mates: list[Appointment]) -> int:
    """The lowest number nobody has. A class may hold more than its type now allows: they keep their places."""
    capacity, taken = appointment.type.capacity, {mate.place for mate in mates}
    free = next((number for number in range(1, capacity + 1) if number not in taken), None)
    if free is None or len(mates) >= capacity:
        raise with_next_times("class_full", _("This class is full."), appointment)
    return free


def require_alone(appointment: Appointment) -> None:
    """A class ends for everybody at once."""
    if is_class(appointment) and classmates(appointment):
        raise RuleBroken("class_length", _("Others are in this class; its length cannot be changed for one."))


def leave_slot(appointment: Appointment) -> None:
    """A visit that goes elsewhere shares no time any more; a place in a class is for `take_place` to see."""
    if not is_class(appointment):
        appointment.slot = appointment.place = None
