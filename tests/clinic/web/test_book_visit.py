from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from clinic.actions.appointments import book_appointment
from clinic.models import Appointment, Location, Practitioner, Room
from clinic.web.slots import slot_value
from patients.actions.patients import archive_patient
from patients.actions.precautions import add_precaution
from patients.models import Patient


@pytest.fixture
def desk(browser_of: Any, rui: User, visit: dict[str, Any], blue_room: Room) -> Client:
    """rui's browser, in a clinic where clara can be booked."""
    return browser_of(rui)  # type: ignore[no-any-return]


def address(patient: Patient, visit: dict[str, Any], **more: str) -> str:
    day = visit["starts_at"].date()
    extra = "".join(f"&{name}={value}" for name, value in more.items())
    return f"/patients/{patient.pk}/book/?day={day}&type={visit['type'].pk}{extra}"


def slot(visit: dict[str, Any], **later: int) -> dict[str, str]:
    return {"slot": slot_value(visit["practitioner"].pk, visit["starts_at"] + timedelta(**later))}


def test_the_patient_is_found_first_and_the_chosen_time_is_kept(desk: Client, clara: Patient) -> None:
    page = desk.get("/book/?q=clara&day=2026-12-01&time=10:00").text
    assert f"/patients/{clara.pk}/book/?day=2026-12-01&amp;time=10%3A00" in page


def test_free_times_are_buttons(desk: Client, clara: Patient, visit: dict[str, Any]) -> None:
    page = desk.get(address(clara, visit)).text
    assert slot(visit)["slot"].replace("+", "&#x2B;") in page or slot(visit)["slot"] in page


def test_pressing_a_time_books_it_in_a_free_room(
    desk: Client, rui: User, clara: Patient, visit: dict[str, Any], blue_room: Room
) -> None:
    answer = desk.post(address(clara, visit), {**slot(visit), "note": "Needs a ramp"})
    booked = Appointment.objects.get()
    assert answer["Location"] == f"/appointments/{booked.pk}/"
    assert (booked.starts_at, booked.room, booked.note) == (visit["starts_at"], blue_room, "Needs a ramp")
    assert booked.booked_by == rui


def test_precautions_are_shown_while_booking(
    desk: Client, rui: User, clara: Patient, visit: dict[str, Any]
) -> None:
    add_precaution(by=rui, patient=clara, code="pacemaker", note="Left chest")
    assert "Left chest" in desk.get(address(clara, visit)).text


def test_a_taken_time_is_refused_with_the_next_free_ones_as_buttons(
    desk: Client, rui: User, clara: Patient, ines: Patient, visit: dict[str, Any]
) -> None:
    book_appointment(by=rui, **visit)
    answer = desk.post(address(ines, visit), slot(visit))
    assert answer.status_code == 409
    assert "This time is already taken." in answer.text
    alternatives = answer.text.split("The next free times:")[1]
    assert alternatives.count('name="slot"') >= 5
    assert Appointment.objects.count() == 1


def test_an_alternative_can_be_pressed(
    desk: Client, rui: User, clara: Patient, ines: Patient, visit: dict[str, Any]
) -> None:
    book_appointment(by=rui, **visit)
    page = desk.post(address(ines, visit), slot(visit)).context
    button = page["slots"].next_free[0]
    assert desk.post(address(ines, visit), {"slot": button.value}).status_code == 302
    assert Appointment.objects.filter(patient=ines).exists()


def test_a_full_day_offers_the_next_one(desk: Client, clara: Patient, visit: dict[str, Any]) -> None:
    visit["practitioner"].working_hours.exclude(weekday=0).delete()
    sunday = visit["starts_at"] + timedelta(days=6 - visit["starts_at"].weekday())
    page = desk.get(f"/patients/{clara.pk}/book/?day={sunday.date()}&type={visit['type'].pk}").text
    assert "No free time on this day. The next:" in page
    assert "Monday" in page


def test_the_time_clicked_in_the_diary_is_marked(desk: Client, clara: Patient, visit: dict[str, Any]) -> None:
    page = desk.get(address(clara, visit, time="10:00")).text
    assert "btn-primary" in page.split('id="slots"')[1]
    assert "is not free for a visit of this length" in desk.get(address(clara, visit, time="17:45")).text


def test_two_visits_share_a_slot_only_with_a_reason(
    desk: Client, rui: User, clara: Patient, ines: Patient, visit: dict[str, Any]
) -> None:
    book_appointment(by=rui, **visit)
    beside = {"overlap": "yes", "practitioner": visit["practitioner"].pk, "time": "10:00"}
    assert desk.post(address(ines, visit), {**beside, "overlap_reason": ""}).status_code == 400
    assert desk.post(address(ines, visit), {**beside, "overlap_reason": "Sisters"}).status_code == 302
    assert Appointment.objects.get(patient=ines).overlap_reason == "Sisters"


def test_without_a_free_room_nothing_is_booked(
    desk: Client, rui: User, ines: Patient, visit: dict[str, Any], blue_room: Room, ana: User
) -> None:
    ben = Practitioner.objects.create(user=User.objects.create_user("ben"), name="Ben Okafor")
    for hours in visit["practitioner"].working_hours.all():
        hours.pk, hours.practitioner, hours._state.adding = None, ben, True
        hours.id = Room().id
        hours.save()
    book_appointment(by=rui, **visit, room=blue_room)
    answer = desk.post(address(ines, visit), {"slot": slot_value(ben.pk, visit["starts_at"])})
    assert answer.status_code == 409
    assert "No room is free at this time." in answer.text


def test_an_archived_patient_cannot_be_booked(
    desk: Client, rui: User, clara: Patient, visit: dict[str, Any]
) -> None:
    archive_patient(by=rui, patient=clara, reason="moved away")
    answer = desk.post(address(clara, visit), slot(visit))
    assert answer.status_code == 409
    assert "This patient is archived." in answer.text


GARBAGE = [
    "",
    "x",
    "x|y",
    "|2026-01-01T10:00:00+00:00",
    "{key}|9999-12-31T23:59:59+00:00",
    "{key}|2026-01-01",
]


@pytest.mark.parametrize("value", GARBAGE)
def test_a_made_up_slot_is_refused(value: str, desk: Client, clara: Patient, visit: dict[str, Any]) -> None:
    answer = desk.post(address(clara, visit), {"slot": value.format(key=visit["practitioner"].pk)})
    assert answer.status_code == 400
    assert not Appointment.objects.exists()


@pytest.mark.parametrize("query", ["day=2026-02-30", "day=0001-01-01", "type=x", "practitioner=x", "time=99"])
def test_a_made_up_wish_is_refused(query: str, desk: Client, clara: Patient) -> None:
    assert desk.get(f"/patients/{clara.pk}/book/?{query}").status_code == 400


def test_looking_at_free_times_books_nothing(desk: Client, clara: Patient, visit: dict[str, Any]) -> None:
    desk.get(address(clara, visit, **slot(visit)))
    assert not Appointment.objects.exists()


def test_an_unknown_location_is_not_found(desk: Client, clara: Patient, riverside: Location) -> None:
    assert desk.get(f"/patients/{clara.pk}/book/?location={clara.pk}").status_code == 404
