"""The people and the place every test knows.

ana is a physiotherapist, rui works at the desk, mara manages; clara is a patient, ines is somebody else's patient.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client

from clinic.models import AppointmentType, Location, Practitioner, Room, WorkingHours
from patients.actions.patients import register_patient
from patients.actors import SYSTEM
from patients.models import Patient


def pytest_configure() -> None:
    """A password of a test guards nothing: half a second of hashing for each person would be half of the suite."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def staff(name: str, role: str) -> User:
    user = User.objects.create_user(name, password="a quiet tuesday", first_name=name.title())
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def ana(db: None) -> User:
    user = staff("ana", "physiotherapist")
    Practitioner.objects.create(user=user, name="Ana Sousa", registration_number="PH 12345")
    return user


@pytest.fixture
def rui(db: None) -> User:
    return staff("rui", "desk")


@pytest.fixture
def mara(db: None) -> User:
    return staff("mara", "manager")


@pytest.fixture
def clara(db: None) -> Patient:
    return register_patient(
        by=SYSTEM,
        given_name="Clara",
        family_name="Nunes",
        birth_date=date(1984, 5, 17),
        email="clara@example.org",
        phone="+44 20 7946 0301",
        consents={"email_care": True, "privacy": True},
    )


@pytest.fixture
def ines(db: None) -> Patient:
    return register_patient(
        by=SYSTEM,
        given_name="Ines",
        family_name="Prado",
        birth_date=date(1990, 11, 2),
        email="ines@example.org",
        consents={"email_care": True},
    )


@pytest.fixture
def riverside(db: None) -> Location:
    return Location.objects.create(name="Riverside", zone="Europe/London", phone="+44 20 7946 0300")


@pytest.fixture
def blue_room(riverside: Location) -> Room:
    return Room.objects.create(location=riverside, name="Blue room")


@pytest.fixture
def new_assessment(db: None) -> AppointmentType:
    return AppointmentType.objects.create(
        key="new_assessment", name="New assessment", minutes=45, buffer_minutes=10
    )


@pytest.fixture
def dr_ana(ana: User, riverside: Location) -> Practitioner:
    """ana as the diary knows her: at Riverside every day from 8 to 18."""
    practitioner = Practitioner.objects.get(user=ana)
    for weekday in range(7):
        WorkingHours.objects.create(
            practitioner=practitioner, location=riverside, weekday=weekday, starts=time(8), ends=time(18)
        )
    return practitioner


@pytest.fixture
def tomorrow_at_ten() -> datetime:
    """10:00 in London tomorrow, whatever the season."""
    day = datetime.now(ZoneInfo("Europe/London")).date() + timedelta(days=1)
    return datetime.combine(day, time(10), ZoneInfo("Europe/London")).astimezone(UTC)


@pytest.fixture
def visit(
    clara: Patient,
    dr_ana: Practitioner,
    riverside: Location,
    new_assessment: AppointmentType,
    tomorrow_at_ten: datetime,
) -> dict[str, Any]:
    """What it takes to book clara with ana tomorrow at ten."""
    return {
        "patient": clara,
        "practitioner": dr_ana,
        "location": riverside,
        "type": new_assessment,
        "starts_at": tomorrow_at_ten,
    }


@pytest.fixture
def browser_of() -> Any:
    """A signed-in client: `browser_of(ana).get(...)`."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in
