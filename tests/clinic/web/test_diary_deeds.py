"""Dragging, resizing and pressing in the diary, and taking it back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from clinic.actions.appointments import book_appointment, move_appointment
from clinic.models import Appointment, Practitioner, Room, WorkingHours
from patients.models import Patient


@pytest.fixture
def desk(browser_of: Any, rui: User) -> Client:
    client: Client = browser_of(rui)
    return client


def address(visit: Appointment, deed: str) -> str:
    return f"/diary/visits/{visit.pk}/{deed}/"


def dropped(desk: Client, visit: Appointment, start: str, **more: Any) -> Any:
    return desk.post(address(visit, "drop"), {"start": start, "sequence": 0, **more})


def test_a_visit_is_dropped_at_another_time(desk: Client, booked: Appointment) -> None:
    answer = dropped(desk, booked, "2026-11-18T14:00")
    booked.refresh_from_db()
    assert answer.json()["sentence"] == "Moved to 18 Nov 2026 at 14:00 with Ana Sousa."
    assert booked.starts_at == datetime(2026, 11, 18, 14, tzinfo=UTC)


def test_a_visit_is_dropped_on_another_practitioner(desk: Client, booked: Appointment, mara: User) -> None:
    other = Practitioner.objects.create(user=mara, name="Mara Reis")
    for hours in WorkingHours.objects.all():
        WorkingHours.objects.create(
            practitioner=other,
            location=hours.location,
            weekday=hours.weekday,
            starts=hours.starts,
            ends=hours.ends,
        )
    dropped(desk, booked, "2026-11-18T10:00", practitioner=other.pk)
    booked.refresh_from_db()
    assert booked.practitioner == other


def test_a_visit_is_dropped_into_another_room(desk: Client, booked: Appointment, blue_room: Room) -> None:
    dropped(desk, booked, "2026-11-18T10:00", room=blue_room.pk)
    booked.refresh_from_db()
    assert booked.room == blue_room


def test_a_visit_cannot_be_dropped_out_of_its_room(
    desk: Client, booked: Appointment, blue_room: Room
) -> None:
    Appointment.objects.update(room=blue_room)
    answer = dropped(desk, booked, "2026-11-18T10:00", room="none")
    assert (answer.status_code, answer.json()["code"]) == (409, "room_stays")


def test_a_visit_without_a_room_moves_within_its_column(desk: Client, booked: Appointment) -> None:
    assert dropped(desk, booked, "2026-11-18T14:00", room="none").status_code == 200


def test_a_taken_time_is_refused_with_the_next_free_ones(
    desk: Client, booked: Appointment, rui: User, ines: Patient, visit: dict[str, Any]
) -> None:
    later = {**visit, "patient": ines, "starts_at": booked.starts_at + timedelta(hours=2)}
    book_appointment(by=rui, **later)
    answer = dropped(desk, booked, "2026-11-18T12:00")
    assert (answer.status_code, answer.json()["code"]) == (409, "slot_taken")
    assert answer.json()["details"]["next_free"][0] == "2026-11-18T13:00:00+00:00"


def test_who_moves_what_somebody_else_has_moved_meanwhile_is_told_so(
    desk: Client, booked: Appointment, rui: User
) -> None:
    move_appointment(by=rui, appointment=booked, starts_at=booked.starts_at + timedelta(hours=1))
    answer = dropped(desk, booked, "2026-11-18T14:00")
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    booked.refresh_from_db()
    assert booked.starts_at.hour == 11


def test_a_visit_of_the_repeated_hour_keeps_its_time_when_only_its_room_changes(
    desk: Client, booked: Appointment, blue_room: Room
) -> None:
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    WorkingHours.objects.update(starts=datetime.min.time())
    Appointment.objects.filter(pk=booked.pk).update(
        starts_at=second,
        ends_at=second + timedelta(minutes=45),
        blocked_until=second + timedelta(minutes=45),
    )
    answer = dropped(desk, booked, "2026-10-25T01:30", room=blue_room.pk)
    assert answer.json()["code"] == "in_the_past"
    moved = dropped(desk, booked, "2027-10-31T01:30")
    booked.refresh_from_db()
    assert (moved.status_code, booked.starts_at) == (200, datetime(2027, 10, 31, 0, 30, tzinfo=UTC))


def test_a_drop_into_the_skipped_hour_is_refused(desk: Client, booked: Appointment) -> None:
    answer = dropped(desk, booked, "2027-03-28T01:30")
    assert (answer.status_code, answer.json()["code"]) == (409, "no_such_time")


def test_a_move_can_be_taken_back(desk: Client, booked: Appointment) -> None:
    undo = dropped(desk, booked, "2026-11-18T14:00").json()["undo"]
    answer = desk.post(undo)
    booked.refresh_from_db()
    assert answer.json()["sentence"] == "Undone: Clara Nunes is as before."
    assert booked.starts_at.hour == 10


def test_a_visit_is_made_longer(desk: Client, booked: Appointment) -> None:
    answer = desk.post(address(booked, "resize"), {"minutes": 15, "sequence": 0})
    booked.refresh_from_db()
    assert answer.json()["sentence"] == "Clara Nunes: now 60 minutes."
    assert booked.ends_at - booked.starts_at == timedelta(minutes=60)
    assert booked.blocked_until - booked.ends_at == timedelta(minutes=10)


def test_a_press_on_the_card_changes_the_status(desk: Client, booked: Appointment) -> None:
    answer = desk.post(address(booked, "arrive"))
    booked.refresh_from_db()
    assert (answer.json()["sentence"], booked.status) == ("Clara Nunes: Arrived.", "arrived")


def test_did_not_attend_is_refused_before_the_visit(desk: Client, booked: Appointment) -> None:
    answer = desk.post(address(booked, "no-show"))
    assert (answer.status_code, answer.json()["code"]) == (409, "not_begun")


@pytest.mark.parametrize(
    ("deed", "fields"),
    [
        ("drop", {}),
        ("drop", {"start": "soon", "sequence": "0"}),
        ("drop", {"start": "2026-11-18T14:00", "sequence": "²"}),
        ("drop", {"start": "2026-11-18T14:00", "sequence": "0", "room": "\x00"}),
        ("resize", {"minutes": "9" * 5000, "sequence": "0"}),
        ("resize", {"minutes": "-100000", "sequence": "0"}),
        ("resize", {"minutes": "0000000009999999999", "sequence": "0"}),
        ("drop", {"start": "2026-11-18T14:00", "sequence": "0" * 5000}),
        ("dance", {}),
    ],
)
def test_garbage_gets_a_sentence(
    deed: str, fields: dict[str, str], desk: Client, booked: Appointment
) -> None:
    answer = desk.post(address(booked, deed), fields)
    assert answer.status_code == 400
    assert answer.json()["sentence"]


def test_a_visit_that_is_not_there_gets_a_sentence(desk: Client, booked: Appointment) -> None:
    answer = desk.post(f"/diary/visits/{booked.patient_id}/arrive/")
    assert (answer.status_code, "sentence" in answer.json()) == (404, True)
