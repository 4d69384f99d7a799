"""A clinic for races: fifty patients, some practitioners who are always there, rooms and machines."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.models import AppointmentType, Equipment, Location, Practitioner, Room, WorkingHours
from patients.models import Patient
from tests.clinic.races.race import RACERS
from tests.emptying import empty_database


@pytest.fixture(autouse=True)
def leave_nothing_behind(transactional_db: None) -> Iterator[None]:
    yield
    empty_database()


@pytest.fixture
def crowd(transactional_db: None) -> list[Patient]:
    people = [
        Patient(given_name="Clara", family_name=f"Nunes {number}", birth_date=date(1984, 5, 17))
        for number in range(RACERS)
    ]
    return Patient.objects.bulk_create(people)


@pytest.fixture
def team(riverside: Location) -> list[Practitioner]:
    """Ten who are at Riverside around the clock."""
    people = [
        Practitioner.objects.create(user=User.objects.create(username=f"p{number}"), name=f"Ana {number}")
        for number in range(10)
    ]
    WorkingHours.objects.bulk_create(
        WorkingHours(practitioner=one, location=riverside, weekday=day, starts=time(0), ends=time(23, 59))
        for one in people
        for day in range(7)
    )
    return people


@pytest.fixture
def rooms(riverside: Location) -> list[Room]:
    return [Room.objects.create(location=riverside, name=f"Room {number}") for number in range(2)]


@pytest.fixture
def machines(riverside: Location) -> list[Equipment]:
    return [Equipment.objects.create(location=riverside, name=f"Bike {number}") for number in range(2)]


@pytest.fixture
def wanted(riverside: Location, new_assessment: AppointmentType, tomorrow_at_ten: Any) -> dict[str, Any]:
    """Everything of a booking but the people."""
    return {"location": riverside, "type": new_assessment, "starts_at": tomorrow_at_ten}
