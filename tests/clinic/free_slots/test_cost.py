"""What a question about free times costs the database."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic import diary
from clinic.models import AppointmentType, Equipment, Location, Practitioner, Room
from tests.clinic.free_slots.conftest import MONDAY
from tests.patients.api.door import Door

SIGNING_IN = ('FROM "django_session"', 'FROM "auth_', 'FROM "authtoken_')
MOST = 3


@pytest.fixture
def ten(dr_ana: Practitioner, riverside: Location) -> list[Practitioner]:
    """ana and nine more, in a clinic with a room and a machine."""
    Room.objects.create(location=riverside, name="Green room")
    Equipment.objects.create(location=riverside, name="Laser")
    users = [User.objects.create_user(f"colleague{number}") for number in range(9)]
    return [dr_ana, *(Practitioner.objects.create(user=user, name=user.username) for user in users)]


def test_ten_people_and_a_fortnight_are_one_question(
    ten: list[Practitioner],
    riverside: Location,
    new_assessment: AppointmentType,
    django_assert_num_queries: Any,
) -> None:
    new_assessment.needs_equipment = True
    with django_assert_num_queries(1):
        slots = diary.free_slots(
            practitioners=ten, location=riverside, type=new_assessment, first_day=MONDAY, days=14
        )
    assert len({slot.local_start.date() for slot in slots}) == 14


@pytest.mark.parametrize("days", [1, 14, 31])
@pytest.mark.parametrize("with_room", [False, True])
def test_the_api_asks_three_questions_beside_signing_in(
    ten: list[Practitioner],
    rui: User,
    riverside: Location,
    new_assessment: AppointmentType,
    days: int,
    with_room: bool,
) -> None:
    room = {"room": str(riverside.rooms.get().pk)} if with_room else {}
    people = [str(person.pk) for person in ten]
    place = {"location": str(riverside.pk), "type": str(new_assessment.pk), "practitioner": people, **room}
    door = Door(rui)
    with CaptureQueriesContext(connection) as seen:
        answer = door.get("free-slots/", **place, first_day=MONDAY.isoformat(), days=days)
    asked = [query["sql"] for query in seen if not any(table in query["sql"] for table in SIGNING_IN)]
    assert len(answer.json()) > 30 * days
    assert len(asked) <= MOST, asked


def test_the_answer_begins_and_ends_with_the_window(
    ten: list[Practitioner], riverside: Location, new_assessment: AppointmentType
) -> None:
    slots = diary.free_slots(
        practitioners=ten, location=riverside, type=new_assessment, first_day=MONDAY, days=3
    )
    days = {slot.local_start.date() for slot in slots}
    assert days == {MONDAY + timedelta(days=number) for number in range(3)}
