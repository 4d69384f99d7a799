from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.actions.appointments import book_appointment, move_appointment, resize_appointment
from clinic.actions.undo import undo_change
from clinic.actions.visits import cancel_appointment
from clinic.models import Appointment, AppointmentChange, AppointmentType, Room
from patients.errors import RuleBroken
from patients.models import Patient

HOUR = timedelta(hours=1)


@pytest.fixture
def pilates(visit: dict[str, Any], blue_room: Room) -> dict[str, Any]:
    """What it takes to book clara into a class for two."""
    kind = AppointmentType.objects.create(key="pilates", name="Pilates", minutes=60, capacity=2)
    return {**visit, "type": kind}


@pytest.fixture
def joao(clara: Patient) -> Patient:
    return Patient.objects.create(given_name="João", family_name="Reis", birth_date=clara.birth_date)


def last(appointment: Appointment) -> AppointmentChange:
    return AppointmentChange.objects.filter(appointment=appointment).latest("created_at", "id")


def test_the_first_opens_the_class_and_the_next_joins_it(
    rui: User, pilates: dict[str, Any], ines: Patient, blue_room: Room
) -> None:
    first = book_appointment(by=rui, **pilates)
    second = book_appointment(by=rui, **{**pilates, "patient": ines})
    assert first.slot == second.slot
    assert (first.place, second.place) == (1, 2)
    assert second.room == blue_room


def test_a_full_class_names_the_next_with_a_place(
    rui: User, pilates: dict[str, Any], ines: Patient, joao: Patient
) -> None:
    for patient in (pilates["patient"], ines):
        book_appointment(by=rui, **{**pilates, "patient": patient})
    with pytest.raises(RuleBroken, match="class is full") as refusal:
        book_appointment(by=rui, **{**pilates, "patient": joao})
    assert refusal.value.code == "class_full"
    assert refusal.value.details["next_free"][0] > pilates["starts_at"].isoformat()


def test_nobody_has_two_places(rui: User, pilates: dict[str, Any]) -> None:
    book_appointment(by=rui, **pilates)
    with pytest.raises(RuleBroken, match="already has a place"):
        book_appointment(by=rui, **pilates)


def test_a_given_up_place_is_the_next_ones(
    rui: User, pilates: dict[str, Any], ines: Patient, joao: Patient
) -> None:
    first = book_appointment(by=rui, **pilates)
    book_appointment(by=rui, **{**pilates, "patient": ines})
    cancel_appointment(by=rui, appointment=first, reason="work")
    assert book_appointment(by=rui, **{**pilates, "patient": joao}).place == 1
    with pytest.raises(RuleBroken, match="class is full"):
        undo_change(by=rui, change=last(first))


def test_who_comes_back_takes_whatever_place_is_free(
    rui: User, pilates: dict[str, Any], ines: Patient, joao: Patient
) -> None:
    first = book_appointment(by=rui, **pilates)
    second = book_appointment(by=rui, **{**pilates, "patient": ines})
    cancel_appointment(by=rui, appointment=first, reason="work")
    book_appointment(by=rui, **{**pilates, "patient": joao})
    cancel_appointment(by=rui, appointment=second, reason="work")
    assert undo_change(by=rui, change=last(second)).place == 2


def test_moving_one_leaves_the_class_and_joins_another(
    rui: User, pilates: dict[str, Any], ines: Patient, joao: Patient
) -> None:
    first = book_appointment(by=rui, **pilates)
    book_appointment(by=rui, **{**pilates, "patient": ines})
    evening = book_appointment(
        by=rui, **{**pilates, "patient": joao, "starts_at": first.starts_at + 3 * HOUR}
    )
    moved = move_appointment(by=rui, appointment=first, starts_at=evening.starts_at)
    assert (moved.slot, moved.place) == (evening.slot, 2)
    assert book_appointment(by=rui, **pilates).place == 1


def test_a_visit_of_another_kind_does_not_join(
    rui: User, pilates: dict[str, Any], ines: Patient, new_assessment: AppointmentType
) -> None:
    book_appointment(by=rui, **pilates)
    with pytest.raises(RuleBroken) as refusal:
        book_appointment(by=rui, **{**pilates, "patient": ines, "type": new_assessment})
    assert refusal.value.code == "slot_taken"


def test_another_start_is_another_class_and_does_not_fit(
    rui: User, pilates: dict[str, Any], ines: Patient
) -> None:
    book_appointment(by=rui, **pilates)
    with pytest.raises(RuleBroken) as refusal:
        book_appointment(by=rui, **{**pilates, "patient": ines, "starts_at": pilates["starts_at"] + HOUR / 2})
    assert refusal.value.code == "slot_taken"


def test_a_smaller_class_keeps_who_is_in_it(
    rui: User, pilates: dict[str, Any], ines: Patient, joao: Patient
) -> None:
    for patient in (pilates["patient"], ines):
        book_appointment(by=rui, **{**pilates, "patient": patient})
    pilates["type"].capacity = 1
    pilates["type"].save()
    assert Appointment.objects.taking_time().count() == 2
    with pytest.raises(RuleBroken):
        book_appointment(by=rui, **{**pilates, "patient": joao})


def test_a_class_is_not_made_longer_for_one(rui: User, pilates: dict[str, Any], ines: Patient) -> None:
    first = book_appointment(by=rui, **pilates)
    resize_appointment(by=rui, appointment=first, ends_at=first.ends_at + HOUR / 2)
    second = book_appointment(by=rui, **{**pilates, "patient": ines})
    assert second.ends_at == first.ends_at + HOUR / 2
    with pytest.raises(RuleBroken, match="Others are in this class"):
        resize_appointment(by=rui, appointment=second, ends_at=first.ends_at)
