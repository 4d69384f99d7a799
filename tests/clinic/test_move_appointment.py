from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User

from clinic.actions.appointments import book_appointment, move_appointment, resize_appointment
from clinic.actions.visits import cancel_appointment, complete_visit
from clinic.models import Appointment, AppointmentChange, Practitioner, Room
from patients.errors import Invalid, NotAllowed, RuleBroken
from patients.models import Patient

HOUR = timedelta(hours=1)


@pytest.fixture
def booked(rui: User, visit: dict[str, Any]) -> Appointment:
    return book_appointment(by=rui, **visit)


def test_a_visit_may_move_onto_part_of_its_own_time(rui: User, booked: Appointment) -> None:
    start = booked.starts_at + timedelta(minutes=15)
    moved = move_appointment(by=rui, appointment=booked, starts_at=start)
    assert (moved.starts_at, moved.ends_at) == (start, start + timedelta(minutes=45))


def test_a_moved_visit_keeps_where_it_was(rui: User, booked: Appointment) -> None:
    move_appointment(by=rui, appointment=booked, starts_at=booked.starts_at + HOUR)
    change = AppointmentChange.objects.filter(appointment=booked).newest()
    assert change
    assert change.deed == "moved"
    assert change.before["starts_at"] == booked.starts_at.isoformat()
    assert change.by == rui


def test_who_saw_an_older_state_is_told_where_the_visit_is_now(rui: User, booked: Appointment) -> None:
    move_appointment(by=rui, appointment=booked, starts_at=booked.starts_at + HOUR, sequence=0)
    with pytest.raises(
        RuleBroken, match=r"Rui has changed this visit meanwhile.*11:00.*Ana Sousa"
    ) as refusal:
        move_appointment(by=rui, appointment=booked, starts_at=booked.starts_at + 2 * HOUR, sequence=0)
    assert (refusal.value.code, refusal.value.details["sequence"]) == ("stale", 1)


def test_a_visit_cancelled_meanwhile_is_not_moved(rui: User, booked: Appointment) -> None:
    cancel_appointment(by=rui, appointment=booked, reason="work")
    with pytest.raises(RuleBroken, match="Cancelled by patient"):
        move_appointment(by=rui, appointment=booked, starts_at=booked.starts_at + HOUR, sequence=0)
    with pytest.raises(RuleBroken, match="has not begun"):
        move_appointment(by=rui, appointment=booked, starts_at=booked.starts_at + HOUR)


def test_a_visit_finds_another_room_where_its_own_is_taken(
    rui: User, visit: dict[str, Any], blue_room: Room, ines: Patient, colleague: Practitioner
) -> None:
    green = Room.objects.create(location=blue_room.location, name="Green room")
    booked = book_appointment(by=rui, **visit)
    later = {**visit, "patient": ines, "practitioner": colleague, "starts_at": visit["starts_at"] + 2 * HOUR}
    book_appointment(by=rui, **later, room=blue_room)
    moved = move_appointment(by=rui, appointment=booked, starts_at=later["starts_at"])
    assert (booked.room, moved.room) == (blue_room, green)


def test_a_room_asked_for_by_name_is_not_exchanged(
    rui: User, visit: dict[str, Any], blue_room: Room, ines: Patient, colleague: Practitioner
) -> None:
    Room.objects.create(location=blue_room.location, name="Green room")
    book_appointment(by=rui, **visit, room=blue_room)
    beside = {**visit, "patient": ines, "practitioner": colleague}
    with pytest.raises(RuleBroken, match="Blue room is already taken"):
        book_appointment(by=rui, **beside, room=blue_room)


def test_a_visit_is_made_longer_and_keeps_its_buffer(rui: User, booked: Appointment) -> None:
    ends_at = booked.ends_at + timedelta(minutes=20)
    longer = resize_appointment(by=rui, appointment=booked, ends_at=ends_at, sequence=0)
    assert (longer.ends_at, longer.blocked_until) == (ends_at, ends_at + timedelta(minutes=10))
    assert longer.sequence == 1


@pytest.mark.parametrize(("minutes", "code"), [(-10, "ends_before_start"), (0, "ends_before_start"),
                                               (4, "wrong_length"), (481, "wrong_length")])  # fmt: skip
def test_a_visit_has_a_length_that_can_be(minutes: int, code: str, rui: User, booked: Appointment) -> None:
    with pytest.raises(Invalid) as refusal:
        resize_appointment(
            by=rui, appointment=booked, ends_at=booked.starts_at + timedelta(minutes=minutes)
        )  # fmt: skip
    assert refusal.value.code == code


def test_a_visit_is_not_made_longer_over_the_next(
    rui: User, booked: Appointment, visit: dict[str, Any], ines: Patient
) -> None:
    book_appointment(by=rui, **{**visit, "patient": ines, "starts_at": booked.starts_at + HOUR})
    with pytest.raises(RuleBroken) as refusal:
        resize_appointment(by=rui, appointment=booked, ends_at=booked.ends_at + timedelta(minutes=10))
    assert refusal.value.code == "slot_taken"


def test_what_is_over_is_neither_moved_nor_resized(rui: User, booked: Appointment) -> None:
    with time_machine.travel(booked.ends_at):
        complete_visit(by=rui, appointment=booked)
        with pytest.raises(RuleBroken, match="has not begun"):
            move_appointment(by=rui, appointment=booked, starts_at=booked.starts_at + HOUR)
        with pytest.raises(RuleBroken, match="that is over"):
            resize_appointment(by=rui, appointment=booked, ends_at=booked.ends_at + HOUR)


def test_moving_beside_another_visit_needs_permission_and_a_reason(
    rui: User, mara: User, booked: Appointment, visit: dict[str, Any], ines: Patient
) -> None:
    later = visit["starts_at"] + 2 * HOUR
    book_appointment(by=rui, **{**visit, "patient": ines, "starts_at": later})
    with pytest.raises(NotAllowed):
        move_appointment(by=mara, appointment=booked, starts_at=later, overlap_reason="Sisters")
    moved = move_appointment(by=rui, appointment=booked, starts_at=later, overlap_reason="Sisters")
    assert moved.starts_at == later


def test_a_visit_moved_onto_where_it_is_stays_and_nobody_hears_of_it(rui: User, booked: Appointment) -> None:
    same = move_appointment(
        by=rui, appointment=booked, starts_at=booked.starts_at, practitioner=booked.practitioner
    )
    assert same.sequence == 0
    assert AppointmentChange.objects.filter(appointment=booked).count() == 1
