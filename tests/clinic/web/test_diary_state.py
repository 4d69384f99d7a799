"""What the diary's script is given."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.actions.appointments import book_appointment
from clinic.actions.visits import cancel_appointment, confirm_appointment
from clinic.models import (
    Appointment,
    AppointmentType,
    Practitioner,
    Room,
)
from patients.models import Patient, Precaution

SIGN_IN = 4


def test_a_visit_is_told_in_the_words_of_the_wall(booked: Appointment, state: Any) -> None:
    (visit,) = state()["visits"]
    assert (visit["start"], visit["end"]) == ("2026-11-18T10:00", "2026-11-18T10:45")
    assert (visit["name"], visit["who"], visit["status"]) == ("Clara Nunes", "Ana Sousa", "booked")
    assert visit["column"] == str(booked.practitioner_id)
    assert visit["sequence"] == 0


def test_a_visit_says_that_its_patient_has_a_precaution(
    booked: Appointment, clara: Patient, state: Any
) -> None:
    assert "careful" not in state()["visits"][0]
    Precaution.objects.create(patient=clara, code="pacemaker")
    assert state()["visits"][0]["careful"]


def test_a_cancelled_visit_leaves_its_time_empty(booked: Appointment, rui: User, state: Any) -> None:
    cancel_appointment(by=rui, appointment=booked, reason="illness")
    assert state()["visits"] == []


def test_a_practitioner_without_hours_or_visits_has_no_column(
    booked: Appointment, mara: User, state: Any
) -> None:
    Practitioner.objects.create(user=mara, name="Never There")
    assert [column["name"] for column in state()["columns"]] == ["Ana Sousa"]


def test_the_people_of_one_class_share_a_block(
    booked: Appointment, ines: Patient, rui: User, visit: dict[str, Any], state: Any
) -> None:
    pilates = AppointmentType.objects.create(key="pilates", name="Pilates", minutes=60, capacity=8)
    at_two = {**visit, "type": pilates, "starts_at": booked.starts_at + timedelta(hours=4)}
    book_appointment(by=rui, **at_two)
    book_appointment(by=rui, **{**at_two, "patient": ines})
    block = next(one for one in state()["visits"] if one["type"] == "Pilates")
    assert [person["name"] for person in block["people"]] == ["Clara Nunes", "Ines Prado"]
    assert block["capacity"] == 8
    assert block["another"] == {"practitioner": str(booked.practitioner_id), "type": str(pilates.pk)}


def test_rooms_are_columns_and_visits_without_one_have_their_own(
    booked: Appointment, blue_room: Room, state: Any
) -> None:
    Appointment.objects.filter(pk=booked.pk).update(room=None)
    rooms = state(view="rooms")
    assert [column["name"] for column in rooms["columns"]] == ["Blue room", "No room"]
    assert rooms["visits"][0]["column"] == "none"


def test_an_unchanged_diary_is_not_sent_again(browser_of: Any, rui: User, booked: Appointment) -> None:
    browser = browser_of(rui)
    version = browser.get("/diary/events/")["ETag"]
    again = browser.get("/diary/events/", headers={"if-none-match": version})
    assert (again.status_code, again.content, again["X-Wall-Clock"]) == (304, b"", "2026-11-18T09:30")
    confirm_appointment(by=rui, appointment=booked)
    assert browser.get("/diary/events/", headers={"if-none-match": version}).status_code == 200


@pytest.mark.parametrize("view", ["day", "rooms", "week"])
def test_the_state_takes_six_queries_beside_the_sign_in(
    view: str, browser_of: Any, rui: User, booked: Appointment
) -> None:
    browser = browser_of(rui)
    query = {"view": view, "practitioner": str(booked.practitioner_id)}
    with CaptureQueriesContext(connection) as asked:
        browser.get("/diary/events/", query)
    assert len(asked) <= SIGN_IN + 6


def test_garbage_gets_a_sentence_as_json(browser_of: Any, rui: User, booked: Appointment) -> None:
    answer = browser_of(rui).get("/diary/events/?day=x")
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_query")


def test_offers_of_one_time_to_several_share_a_block(
    booked: Appointment, ines: Patient, rui: User, visit: dict[str, Any], state: Any
) -> None:
    slot, later = uuid4(), booked.starts_at + timedelta(hours=2)
    for patient in (booked.patient, ines):
        offered = {**visit, "patient": patient, "starts_at": later, "slot": slot, "status": "requested"}
        book_appointment(by=rui, **offered)
    assert [len(block.get("people", [])) for block in state()["visits"]] == [0, 2]
