"""The clinic itself: places, people, hours and what can be booked."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import IntegrityError, models
from django.utils.translation import gettext as _

from clinic.actions.hours import require_apart
from clinic.models import (
    Absence,
    AppointmentType,
    Closure,
    Equipment,
    Location,
    Practitioner,
    Room,
    WorkingHours,
)
from patients import audit
from patients.actors import Actor
from patients.deed import deed, permit
from patients.errors import RuleBroken
from patients.models.base import Base

Fixture = TypeVar(
    "Fixture", Location, Room, Equipment, Practitioner, AppointmentType, WorkingHours, Absence, Closure
)

# What else must hold of a kind of thing once it is saved.
RULES: dict[type[Base], Callable[[Any], None]] = {
    WorkingHours: lambda hours: require_apart(hours.practitioner),
}


def may(by: Actor, verb: str, model: type[models.Model]) -> None:
    permit(by, f"{model._meta.app_label}.{verb}_{model._meta.model_name}")


def give(thing: Base, fields: dict[str, Any]) -> None:
    """Save the fields; those that name many other things can only follow once the row is there."""
    many = {field.name for field in thing._meta.many_to_many}
    for name in set(fields) - many:
        setattr(thing, name, fields[name])
    thing.check_and_save()
    for name in many & set(fields):
        getattr(thing, name).set(fields[name])
    if rule := RULES.get(type(thing)):
        rule(thing)


@deed("physio_clinic.view_location")
def set_up(*, by: Actor, model: type[Fixture], **fields: Any) -> Fixture:
    """Add a location, room, practitioner, type, hours, an absence or a closing time."""
    may(by, "add", model)
    thing = model()
    give(thing, fields)
    audit.record(by=by, deed=f"{model._meta.model_name}.added", about=thing)
    return thing


@deed("physio_clinic.view_location")
def rearrange(*, by: Actor, thing: Fixture, **fields: Any) -> Fixture:
    """Change one of them."""
    may(by, "change", type(thing))
    give(thing, fields)
    audit.record(by=by, deed=f"{thing._meta.model_name}.changed", about=thing, reason=", ".join(fields)[:300])
    return thing


@deed("physio_clinic.view_location")
def take_down(*, by: Actor, thing: Fixture) -> None:
    """Remove one of them. What visits refer to stays: raises RuleBroken `in_use`."""
    may(by, "delete", type(thing))
    audit.record(by=by, deed=f"{thing._meta.model_name}.removed", about=thing, reason=str(thing)[:300])
    try:
        thing.delete()
    except (models.ProtectedError, IntegrityError) as error:
        raise RuleBroken("in_use", _("This is in use and cannot be removed.")) from error
