from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from clinic.actions.appointments import book_appointment
from clinic.letters.visit_links import draw_visit_link
from clinic.models import Appointment, AppointmentType, Practitioner
from patients import clock
from patients.models import Patient
from tests.clinic.outbox.conftest import NOON, nudges

__all__ = ["nudges"]

LONDON = ZoneInfo("Europe/London")


class Phone(Client):
    """A patient's phone, with the link to one visit."""

    def __init__(self, visit: Appointment) -> None:
        super().__init__()
        issued = draw_visit_link(visit)
        issued.link.save()
        self.link, self.token = issued.link, issued.token

    def page(self, path: str = "") -> str:
        return f"/visit/{self.token}/{path}"

    def look(self, path: str = "") -> Any:
        return self.get(self.page(path))

    def press(self, path: str, **said: Any) -> Any:
        return self.post(self.page(path), said)


def words(answer: HttpResponse) -> str:
    return " ".join(answer.content.decode().split())


def slots_in(answer: HttpResponse) -> list[str]:
    """The values of the buttons on the page."""
    return [part.partition('"')[0] for part in answer.content.decode().split('name="slot" value="')[1:]]


def wall(moment: datetime) -> str:
    return f"{moment.astimezone(LONDON):%H:%M}"


@pytest.fixture(autouse=True)
def noon(settings: Any) -> Iterator[datetime]:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    with clock.at(NOON):
        yield NOON


@pytest.fixture
def starts_at() -> datetime:
    """In five days at ten."""
    day = NOON.astimezone(LONDON).date() + timedelta(days=5)
    return datetime(day.year, day.month, day.day, 10, tzinfo=LONDON).astimezone(UTC)


@pytest.fixture
def bookable(new_assessment: AppointmentType) -> AppointmentType:
    """Patients may book it themselves."""
    new_assessment.online = AppointmentType.Online.BOOK
    new_assessment.needs_room = False
    new_assessment.save()
    return new_assessment


@pytest.fixture
def booked(rui: User, visit: dict[str, Any], starts_at: datetime, bookable: AppointmentType) -> Appointment:
    return book_appointment(by=rui, **{**visit, "starts_at": starts_at, "type": bookable})


@pytest.fixture
def claras(booked: Appointment) -> Phone:
    return Phone(booked)


@pytest.fixture
def ben(django_user_model: Any, dr_ana: Practitioner) -> Practitioner:
    """A colleague with the same hours."""
    user = django_user_model.objects.create_user("ben")
    colleague: Practitioner = Practitioner.objects.create(user=user, name="Ben Okoro")
    for row in dr_ana.working_hours.all():
        row.pk, row._state.adding, row.practitioner = None, True, colleague
        row.id = type(row)().id
        row.save(force_insert=True)
    return colleague


@pytest.fixture
def iness(rui: User, ines: Patient, visit: dict[str, Any], booked: Appointment) -> Phone:
    """ines's phone, with a visit of her own on the same day."""
    later = booked.starts_at + timedelta(hours=3)
    return Phone(
        book_appointment(by=rui, **{**visit, "patient": ines, "type": booked.type, "starts_at": later})
    )
