from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.cache import cache

from clinic.actions.appointments import book_appointment
from clinic.models import Appointment, AppointmentType, Location, Practitioner, WorkingHours
from patients.models import Patient
from tests.clinic.online.visitor import Visitor
from tests.conftest import staff
from tests.mailbox import Postbox, free_port, serve


@pytest.fixture(autouse=True)
def own_cache(settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


@pytest.fixture
def postbox(settings: Any) -> Iterator[Postbox]:
    """A real mail server, and Django told to use it."""
    box, port = Postbox(), free_port()
    controller = serve(box, port)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5
    yield box
    controller.stop()


@pytest.fixture
def follow_up(db: None) -> AppointmentType:
    """A visit that patients book themselves."""
    return AppointmentType.objects.create(
        key="follow_up", name="Follow-up", minutes=30, buffer_minutes=5, online="book", needs_room=False
    )


@pytest.fixture
def wish(
    dr_ana: Practitioner, riverside: Location, follow_up: AppointmentType, tomorrow_at_ten: datetime
) -> dict[str, Any]:
    """What a visitor wants: ana tomorrow at ten."""
    return {
        "practitioner": dr_ana,
        "location": riverside,
        "type": follow_up,
        "starts_at": tomorrow_at_ten,
    }


@pytest.fixture
def nora(db: None) -> Visitor:
    """Somebody the clinic does not know yet."""
    return Visitor()


@pytest.fixture
def booked_by_clara(rui: User, clara: Patient, wish: dict[str, Any]) -> Appointment:
    """clara was quicker."""
    return book_appointment(by=rui, patient=clara, **wish)


@pytest.fixture
def other_practitioner(riverside: Location) -> Practitioner:
    """eve, who works mornings."""
    practitioner = Practitioner.objects.create(user=staff("eve", "physiotherapist"), name="Eve Hart")
    for weekday in range(7):
        WorkingHours.objects.create(
            practitioner=practitioner, location=riverside, weekday=weekday, starts="09:00", ends="12:00"
        )
    return practitioner


@pytest.fixture
def time_machine_from_now() -> Iterator[Callable[..., None]]:
    """Go on in time: `time_machine_from_now(minutes=16)`, counted from when the test began."""
    began = datetime.now().astimezone()
    with time_machine.travel(began) as traveller:
        yield lambda **by: traveller.move_to(began + timedelta(**by))
