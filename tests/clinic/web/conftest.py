"""A visit of clara's that is on today's page, whenever the tests run."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth.models import User

from clinic.actions.appointments import book_appointment
from clinic.actions.waiting_list import add_to_waiting_list
from clinic.models import Appointment, WaitingListEntry
from patients.models import Patient

LONDON = ZoneInfo("Europe/London")
# A Wednesday at half past nine.
MORNING = datetime(2026, 11, 18, 9, 30, tzinfo=LONDON)


@pytest.fixture
def morning() -> Any:
    with time_machine.travel(MORNING, tick=False):
        yield MORNING


@pytest.fixture
def booked(morning: datetime, rui: User, visit: dict[str, Any]) -> Appointment:
    """clara with ana today at ten."""
    return book_appointment(by=rui, **{**visit, "starts_at": morning + timedelta(minutes=30)})


@pytest.fixture
def state(browser_of: Any, rui: User) -> Any:
    """The state of a day at the desk: `state(view="week")`."""

    def look(**query: str) -> Any:
        return browser_of(rui).get("/diary/events/", query).json()

    return look


@pytest.fixture
def ines_waits(rui: User, ines: Patient, booked: Appointment) -> WaitingListEntry:
    return add_to_waiting_list(by=rui, patient=ines, type=booked.type, urgency=2, available="Mornings")
