"""ana at Riverside on Monday the 1st of June 2026, from eight to six, seen from the day before."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth.models import User

from clinic import diary
from clinic.models import Appointment, AppointmentType, Location, Practitioner, WorkingHours
from patients.models import Patient

LONDON = ZoneInfo("Europe/London")
MONDAY = date(2026, 6, 1)

Offered = Callable[..., list[str]]
Books = Callable[..., Appointment]


def at(wall: str, day: date = MONDAY) -> datetime:
    """A time on the wall at Riverside, as an instant."""
    return datetime.combine(day, time.fromisoformat(wall), LONDON).astimezone(UTC)


@pytest.fixture(autouse=True)
def the_day_before() -> Iterator[None]:
    with time_machine.travel(at("12:00", MONDAY - timedelta(days=1)), tick=False):
        yield


@pytest.fixture
def follow_up(db: None) -> AppointmentType:
    """An hour, no buffer, so that a day has few times to look at."""
    return AppointmentType.objects.create(key="hour", name="Hour", minutes=60, needs_room=False)


@pytest.fixture
def back_class(db: None) -> AppointmentType:
    return AppointmentType.objects.create(
        key="back_class", name="Back class", minutes=60, capacity=2, needs_room=False
    )


@pytest.fixture
def dr_ben(db: None, riverside: Location) -> Practitioner:
    """ben is there on Mondays from eight to ten."""
    ben = Practitioner.objects.create(user=User.objects.create_user("ben"), name="Ben Okoro")
    WorkingHours.objects.create(
        practitioner=ben, location=riverside, weekday=0, starts=time(8), ends=time(10)
    )
    return ben


@pytest.fixture
def offered(dr_ana: Practitioner, riverside: Location, follow_up: AppointmentType) -> Offered:
    """The full hours at which ana is offered on Monday, as the wall says it; `offered(type=…)` for another question."""

    def ask(**other: Any) -> list[str]:
        question: dict[str, Any] = {
            "practitioners": [dr_ana], "location": riverside, "type": follow_up, "first_day": MONDAY, **other,
        }  # fmt: skip
        walls = [slot.local_start for slot in diary.free_slots(**question)]
        return [f"{wall:%H:%M}" for wall in walls if wall.minute == 0]

    return ask


@pytest.fixture
def books(clara: Patient, dr_ana: Practitioner, riverside: Location, follow_up: AppointmentType) -> Books:
    """A visit as the database holds it: `books("10:00")`, an hour of clara with ana unless told otherwise."""

    def book(wall: str, minutes: int = 60, buffer: int = 0, day: date = MONDAY, **other: Any) -> Appointment:
        ends_at = at(wall, day) + timedelta(minutes=minutes)
        facts: dict[str, Any] = {
            "patient": clara, "practitioner": dr_ana, "location": riverside, "type": follow_up,
            "starts_at": at(wall, day), "ends_at": ends_at,
            "blocked_until": ends_at + timedelta(minutes=buffer), **other,
        }  # fmt: skip
        return Appointment.objects.create(**facts)

    return book
