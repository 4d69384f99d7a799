"""Whatever is offered can be booked, by the same rules and at the same time."""

from collections.abc import Sequence
from datetime import time
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from clinic import diary
from clinic.actions.appointments import book_appointment
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
from patients.models import Patient
from tests.clinic.free_slots.conftest import MONDAY, Books, at


@pytest.fixture
def busy_day(
    books: Books, dr_ana: Practitioner, dr_ben: Practitioner, riverside: Location, back_class: AppointmentType
) -> None:
    """A morning with a bit of everything in the way."""
    blue, green = (Room.objects.create(location=riverside, name=name) for name in ("Blue", "Green"))
    laser = Equipment.objects.create(location=riverside, name="Laser")
    green.types.add(back_class)
    WorkingHours.objects.create(
        practitioner=dr_ana,
        location=riverside,
        weekday=0,
        starts=time(16),
        ends=time(19),
        only_for=back_class,
    )
    Absence.objects.create(practitioner=dr_ana, starts_at=at("12:10"), ends_at=at("12:50"))
    Closure.objects.create(location=riverside, starts_at=at("14:30"), ends_at=at("15:00"), name="Boiler")
    books("09:20", minutes=25, buffer=10, room=blue)
    books("17:00", type=back_class, room=green, equipment=laser, slot=uuid4(), place=1)
    books("08:00", practitioner=dr_ben, patient=another(), room=blue, equipment=laser)


def another() -> Patient:
    return Patient.objects.create(given_name="Dora", family_name="Lund", birth_date="1990-01-01")


def offered(kind: AppointmentType, people: Sequence[Practitioner], location: Location) -> list[diary.Slot]:
    return diary.free_slots(practitioners=people, location=location, type=kind, first_day=MONDAY)


@pytest.mark.usefixtures("busy_day", "new_assessment")
@pytest.mark.parametrize("kind", ["new_assessment", "back_class", "hour"])
@pytest.mark.parametrize("needs", [{}, {"needs_room": True, "needs_equipment": True}])
def test_every_free_time_can_be_booked(
    kind: str, needs: dict[str, bool], rui: User, ines: Patient, dr_ana: Any, dr_ben: Any,
    riverside: Location,
) -> None:  # fmt: skip
    AppointmentType.objects.filter(key=kind).update(**needs)
    type = AppointmentType.objects.get(key=kind)
    slots = offered(type, [dr_ana, dr_ben], riverside)
    for slot in slots:
        with transaction.atomic():
            visit = book_appointment(
                by=rui, patient=ines, practitioner=slot.practitioner, location=riverside,
                type=type, starts_at=slot.starts_at,
            )  # fmt: skip
            assert not needs or (visit.room and visit.equipment)
            transaction.set_rollback(True)
    assert len(slots) > 3
