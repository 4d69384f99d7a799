"""clara gives her time back on a Wednesday; ines and others wait for one."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User

from clinic.actions.appointments import book_appointment
from clinic.actions.slot_filling import fill_due
from clinic.actions.visits import cancel_appointment
from clinic.actions.waiting_list import add_to_waiting_list
from clinic.models import Appointment, AppointmentType, FreedSlot, Offer, WaitingListEntry
from clinic.outbox.nudge import broker
from patients import clock
from patients.actions.patients import register_patient
from patients.actors import SYSTEM
from patients.models import Patient

LONDON = ZoneInfo("Europe/London")
# A Tuesday at ten.
NOW = datetime(2026, 11, 17, 10, 0, tzinfo=LONDON)


@pytest.fixture(autouse=True)
def nudges(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the tasks workers were nudged for; no broker runs beside these tests."""
    told: list[str] = []
    monkeypatch.setattr(broker, "tell", lambda task, *args: told.append(task))
    return told


@pytest.fixture
def now() -> Iterator[datetime]:
    with clock.at(NOW):
        yield NOW


@pytest.fixture
def booked(now: datetime, rui: User, visit: dict[str, Any]) -> Appointment:
    """clara with ana tomorrow, Wednesday, at ten."""
    return book_appointment(by=rui, **{**visit, "starts_at": now + timedelta(days=1)})


@pytest.fixture
def cancelled(booked: Appointment, rui: User) -> Appointment:
    return cancel_appointment(by=rui, appointment=booked, reason="work")


@pytest.fixture
def freed(cancelled: Appointment) -> FreedSlot:
    return FreedSlot.objects.get()


@pytest.fixture
def waits(now: datetime, new_assessment: AppointmentType) -> Callable[..., WaitingListEntry]:
    """`waits(ines)` puts her on the list; keyword arguments say what she wants."""

    def put(patient: Patient, **wish: Any) -> WaitingListEntry:
        return add_to_waiting_list(by=SYSTEM, patient=patient, **{"type": new_assessment, **wish})

    return put


@pytest.fixture
def somebody(db: None) -> Callable[..., Patient]:
    """`somebody(3)` is a patient nobody has met before, who agreed to e-mail."""

    def register(number: int, **fields: Any) -> Patient:
        facts = {"email": f"sam{number}@example.org", "consents": {"email_care": True}, **fields}
        born = date(1970, 1, 1) + timedelta(days=number)
        return register_patient(
            by=SYSTEM, given_name="Sam", family_name=f"Number {number}", birth_date=born, **facts
        )

    return register


@pytest.fixture
def sweep(now: datetime) -> Callable[..., None]:
    """`sweep(minutes=5)` is the beat's round so long after now."""

    def run(minutes: float = 5) -> None:
        with clock.at(now + timedelta(minutes=minutes)):
            fill_due(by=SYSTEM)

    return run


@pytest.fixture
def two_offers(
    freed: FreedSlot,
    waits: Callable[..., WaitingListEntry],
    ines: Patient,
    somebody: Callable[..., Patient],
    sweep: Callable[..., None],
    settings: Any,
) -> Iterable[Offer]:
    """ines and sam were asked at once."""
    settings.PHYSIO_OFFERS_AT_ONCE = 2
    waits(ines), waits(somebody(1))
    sweep()
    return Offer.objects.order_by("created_at", "id")
