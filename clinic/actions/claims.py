"""Taking time for a visit.

A slot is sold once. Whoever wants time first locks what the time belongs to, in one order for everybody: visits, then
practitioners, locations and patients, each by key. The location stands for its rooms and equipment, so the first
free room is free for one only. Racers queue up instead of deadlocking; whoever comes second sees the first one's visit
and is refused with the next free times. Should two ever get past that, the database constraint has the last word and
says the same.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import IntegrityError, models
from django.utils.translation import gettext as _

from clinic.actions.booking_rules import require_at_work, require_sense, require_suitable
from clinic.actions.classes import is_class, take_place
from clinic.actions.furnishing import furnish, missing
from clinic.actions.next_times import with_next_times
from clinic.actions.rivals import require_free
from clinic.models import Appointment, Equipment, Location, Practitioner, Room
from patients.actions.patients import require_active
from patients.actors import Actor
from patients.deed import permit
from patients.models import Patient


def lock_resources(visits: Iterable[Appointment], *, also: Iterable[UUID] = ()) -> None:
    """Lock everything these visits take, or would take, until the deed is over. `also` are more practitioners.

    A deed that claims several visits calls this once, before the first claim, with all of them.
    """
    wanted = list(visits)
    lock(Practitioner, {visit.practitioner_id for visit in wanted} | set(also))
    lock_places_and_patients(wanted)


def lock_places_and_patients(visits: Iterable[Appointment]) -> None:
    wanted = list(visits)
    lock(Location, {visit.location_id for visit in wanted if takes_things(visit)})
    lock(Patient, {visit.patient_id for visit in wanted})


def takes_things(visit: Appointment) -> bool:
    needs = visit.type.needs_room or visit.type.needs_equipment
    return bool(needs or visit.room_id or visit.equipment_id)


def lock(model: type[models.Model], keys: set[UUID]) -> None:
    """No key is changed, so rows that refer to these can be written meanwhile."""
    if keys:
        rows = model._default_manager.select_for_update(no_key=True).filter(pk__in=keys)
        list(rows.order_by("pk").values_list("pk"))


def claim(
    appointment: Appointment,
    *,
    by: Actor,
    room: Room | None = None,
    equipment: Equipment | None = None,
    also: Iterable[UUID] = (),
) -> None:
    """Save the visit if everything it takes is free, otherwise raise `slot_taken` or the rule that is broken.

    `room` and `equipment` are those asked for by name; where none is, suitable free ones are found.
    """
    appointment.room = room or appointment.room
    appointment.equipment = equipment or appointment.equipment
    require_sense(appointment)
    stand_in_line(appointment, missing(appointment, room, equipment), also)
    require_suitable(appointment, room, equipment)
    if appointment.overlap_reason:
        permit(by, "physio_clinic.overlap_appointment")
    elif is_class(appointment) and take_place(appointment):
        require_free(appointment)
    else:
        require_at_work(appointment)
        require_free(appointment, missing(appointment, room, equipment))
        furnish(appointment, room, equipment)
    save(appointment)


def stand_in_line(appointment: Appointment, to_be_found: Collection[str], also: Iterable[UUID]) -> None:
    """Everything is locked. Most who come too late learn it as soon as it is their turn with the practitioner: the
    line moves on at once, and the rest is asked and locked for who may win."""
    lock(Practitioner, {appointment.practitioner_id, *also})
    if not (appointment.overlap_reason or is_class(appointment)):
        require_free(appointment, to_be_found)
    lock_places_and_patients([appointment])


def reclaim(appointment: Appointment) -> None:
    """Save a visit that gets back time it had before: hours and rules were asked then, others may be in it now.

    Whoever was put beside it on purpose is no rival.
    """
    require_active(appointment.patient)
    lock_resources([appointment])
    if is_class(appointment):
        take_place(appointment)
    if not appointment.overlap_reason:
        require_free(appointment, but_for_overlaps=True)
    save(appointment)


def save(appointment: Appointment) -> None:
    """What the database refuses ends the deed, so it needs no way back of its own."""
    try:
        appointment.check_and_save()
    except IntegrityError as error:
        raise with_next_times("slot_taken", _("This time is already taken."), appointment) from error
