from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from clinic.actions.appointments import book_appointment, move_appointment
from clinic.actions.visits import cancel_appointment
from clinic.models import Appointment, Room
from patients.errors import NotAllowed, RuleBroken
from patients.models import AccessEvent, Patient


def test_the_desk_books_a_visit_of_the_types_length(rui: User, visit: dict[str, Any]) -> None:
    appointment = book_appointment(by=rui, **visit)
    assert appointment.ends_at - appointment.starts_at == timedelta(minutes=45)
    assert appointment.blocked_until - appointment.ends_at == timedelta(minutes=10)


def test_booking_stands_in_the_access_log(rui: User, visit: dict[str, Any]) -> None:
    appointment = book_appointment(by=rui, **visit)
    assert (
        AccessEvent.objects.filter(deed="appointment.booked", object_id=appointment.pk, actor=rui).count()
        == 1
    )


def test_the_second_booking_of_a_slot_is_refused_with_the_next_free_times(
    rui: User, visit: dict[str, Any], ines: Patient
) -> None:
    book_appointment(by=rui, **visit)
    with pytest.raises(RuleBroken) as refusal:
        book_appointment(by=rui, **{**visit, "patient": ines})
    assert refusal.value.code == "slot_taken"
    assert refusal.value.details["next_free"][0].startswith(str(visit["starts_at"].date()))


def test_the_buffer_belongs_to_the_first_visit(rui: User, visit: dict[str, Any], ines: Patient) -> None:
    book_appointment(by=rui, **visit)
    in_the_buffer = visit["starts_at"] + timedelta(minutes=50)
    with pytest.raises(RuleBroken, match="already taken"):
        book_appointment(by=rui, **{**visit, "patient": ines, "starts_at": in_the_buffer})


def test_the_database_itself_refuses_the_second_booking(
    rui: User, visit: dict[str, Any], ines: Patient
) -> None:
    first = book_appointment(by=rui, **visit)
    first.pk, first.patient, first._state.adding = None, ines, True
    first.id = Appointment().id
    with pytest.raises(IntegrityError, match="physio_slot_practitioner"), transaction.atomic():
        first.save(force_insert=True)


def test_a_cancelled_visit_gives_its_time_back(rui: User, visit: dict[str, Any], ines: Patient) -> None:
    cancel_appointment(by=rui, appointment=book_appointment(by=rui, **visit), reason="work")
    assert book_appointment(by=rui, **{**visit, "patient": ines}).pk


def test_an_overlap_needs_a_reason_and_the_permission(
    rui: User, mara: User, visit: dict[str, Any], ines: Patient
) -> None:
    book_appointment(by=rui, **visit)
    beside = {**visit, "patient": ines, "overlap_reason": "Sisters, seen together"}
    with pytest.raises(NotAllowed):
        book_appointment(by=mara, **beside)
    assert book_appointment(by=rui, **beside).overlap_reason


def test_outside_working_hours_is_refused(rui: User, visit: dict[str, Any]) -> None:
    with pytest.raises(RuleBroken, match="does not work"):
        book_appointment(by=rui, **{**visit, "starts_at": visit["starts_at"] + timedelta(hours=11)})


def test_the_past_is_refused(rui: User, visit: dict[str, Any]) -> None:
    with pytest.raises(RuleBroken, match="time is over"):
        book_appointment(by=rui, **{**visit, "starts_at": visit["starts_at"] - timedelta(days=3)})


def test_moving_onto_a_taken_room_is_refused(
    rui: User, visit: dict[str, Any], blue_room: Room, ines: Patient
) -> None:
    book_appointment(by=rui, **visit, room=blue_room)
    later = book_appointment(
        by=rui,
        **{**visit, "patient": ines, "starts_at": visit["starts_at"] + timedelta(hours=2)},
        room=blue_room,
    )
    with pytest.raises(RuleBroken, match="already taken"):
        move_appointment(by=rui, appointment=later, starts_at=visit["starts_at"] + timedelta(minutes=15))
    later.refresh_from_db()
    assert later.starts_at == visit["starts_at"] + timedelta(hours=2)
