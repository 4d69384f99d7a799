from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User

from clinic.actions.appointments import book_appointment, move_appointment, resize_appointment
from clinic.actions.undo import undo_change
from clinic.actions.visits import cancel_appointment, confirm_appointment, mark_no_show
from clinic.models import Appointment, AppointmentChange, Message, Room
from patients.errors import RuleBroken
from patients.models import Patient

HOUR = timedelta(hours=1)


@pytest.fixture
def booked(rui: User, visit: dict[str, Any], blue_room: Room) -> Appointment:
    return book_appointment(by=rui, **visit)


def last(appointment: Appointment) -> AppointmentChange:
    change = AppointmentChange.objects.filter(appointment=appointment).newest()
    assert change
    return change


def test_a_move_is_undone(rui: User, booked: Appointment) -> None:
    move_appointment(by=rui, appointment=booked, starts_at=booked.starts_at + HOUR)
    undone = undo_change(by=rui, change=last(booked))
    assert (undone.starts_at, undone.ends_at, undone.room) == (booked.starts_at, booked.ends_at, booked.room)
    assert undone.sequence == 2


def test_a_new_length_is_undone(rui: User, booked: Appointment) -> None:
    resize_appointment(by=rui, appointment=booked, ends_at=booked.ends_at + HOUR)
    undone = undo_change(by=rui, change=last(booked))
    assert (undone.ends_at, undone.blocked_until) == (booked.ends_at, booked.blocked_until)


def test_a_cancellation_is_undone_with_everything_it_wrote(rui: User, booked: Appointment) -> None:
    confirm_appointment(by=rui, appointment=booked)
    cancel_appointment(by=rui, appointment=booked, reason="work")
    undone = undo_change(by=rui, change=last(booked))
    assert (undone.status, undone.reason, undone.freed_at, undone.late) == ("confirmed", "", None, False)


def test_a_missed_visit_was_attended_after_all(rui: User, booked: Appointment) -> None:
    with time_machine.travel(booked.ends_at + HOUR):
        mark_no_show(by=rui, appointment=booked)
        assert undo_change(by=rui, change=last(booked)).status == "booked"


def test_undoing_a_booking_takes_it_out_as_an_error_and_writes_to_nobody(
    rui: User, booked: Appointment, visit: dict[str, Any], ines: Patient
) -> None:
    undone = undo_change(by=rui, change=last(booked))
    assert (undone.status, undone.reason) == ("cancelled_by_clinic", "booked_in_error")
    assert not Message.objects.filter(state="sent").exists()
    assert book_appointment(by=rui, **{**visit, "patient": ines}).pk


def test_time_that_somebody_has_by_now_is_not_taken_back(
    rui: User, booked: Appointment, visit: dict[str, Any], ines: Patient
) -> None:
    cancel_appointment(by=rui, appointment=booked, reason="work")
    book_appointment(by=rui, **{**visit, "patient": ines})
    with pytest.raises(RuleBroken) as refusal:
        undo_change(by=rui, change=last(booked))
    assert refusal.value.code == "slot_taken"
    assert refusal.value.details["next_free"]


def test_only_the_newest_deed_is_undone_and_only_once(rui: User, booked: Appointment) -> None:
    first = last(booked)
    confirm_appointment(by=rui, appointment=booked)
    with pytest.raises(RuleBroken, match="Something else has happened"):
        undo_change(by=rui, change=first)
    newest = last(booked)
    undo_change(by=rui, change=newest)
    for change in (newest, last(booked)):
        with pytest.raises(RuleBroken, match="Something else has happened"):
            undo_change(by=rui, change=change)


def test_after_three_minutes_it_is_too_late(rui: User, booked: Appointment) -> None:
    change = last(booked)
    with (
        time_machine.travel(change.created_at + timedelta(minutes=3)),
        pytest.raises(RuleBroken, match="too late"),
    ):
        undo_change(by=rui, change=change)


def test_undoing_stands_in_history_and_access_log(rui: User, booked: Appointment) -> None:
    move_appointment(by=rui, appointment=booked, starts_at=booked.starts_at + HOUR)
    moved = last(booked)
    undo_change(by=rui, change=moved)
    assert (last(booked).deed, last(booked).undoes) == ("undone", moved)


def test_who_was_put_beside_it_on_purpose_is_in_nobodys_way(
    rui: User, booked: Appointment, visit: dict[str, Any], ines: Patient
) -> None:
    book_appointment(by=rui, **{**visit, "patient": ines}, overlap_reason="Sisters")
    cancel_appointment(by=rui, appointment=booked, reason="work")
    assert undo_change(by=rui, change=last(booked)).status == "booked"
