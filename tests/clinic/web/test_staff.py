from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.models import Absence, Appointment, Location, Practitioner, Room, WorkingHours
from patients.models import AccessEvent


def test_the_manager_sees_the_week_in_few_words(browser_of: Any, mara: User, dr_ana: Practitioner) -> None:
    assert "Monday – Sunday 08:00–18:00" in browser_of(mara).get("/staff/").text


def test_hours_are_added_and_removed(browser_of: Any, mara: User, ana: User, riverside: Location) -> None:
    person = Practitioner.objects.get(user=ana)
    monday = {
        "location": riverside.pk,
        "weekday": 0,
        "starts": "09:00",
        "ends": "12:00",
        "valid_from": "2026-01-01",
    }
    browser_of(mara).post(f"/staff/{person.pk}/hours/", monday)
    hours = WorkingHours.objects.get(practitioner=person)
    browser_of(mara).post(f"/house/hours/{hours.pk}/remove/", {"next": f"/staff/{person.pk}/"})
    assert not WorkingHours.objects.exists()
    deeds = set(AccessEvent.objects.values_list("deed", flat=True))
    assert {"workinghours.added", "workinghours.removed"} <= deeds


def test_hours_that_end_before_they_start_are_refused(
    browser_of: Any, mara: User, ana: User, riverside: Location
) -> None:
    person = Practitioner.objects.get(user=ana)
    backwards = {
        "location": riverside.pk,
        "weekday": 0,
        "starts": "12:00",
        "ends": "09:00",
        "valid_from": "2026-01-01",
    }
    answer = browser_of(mara).post(f"/staff/{person.pk}/hours/", backwards)
    assert answer.status_code == 400
    assert "The end is before the start." in answer.text


def test_an_absence_is_wall_time_where_they_work_and_names_the_visits_in_it(
    browser_of: Any, mara: User, booked: Appointment
) -> None:
    day_off = {"starts_at": "2026-11-18T09:00", "ends_at": "2026-11-18T17:00", "reason": "Course"}
    address = f"/staff/{booked.practitioner.pk}/absences/"
    answer = browser_of(mara).post(address, day_off, follow=True)
    assert Absence.objects.get().starts_at == datetime(2026, 11, 18, 9, tzinfo=UTC)
    assert "1 visit falls into this absence." in answer.text


def test_a_room_is_added_renamed_and_removed(browser_of: Any, mara: User, riverside: Location) -> None:
    browser = browser_of(mara)
    browser.post("/house/room/new/", {"location": riverside.pk, "name": "Attic"})
    room = Room.objects.get()
    browser.post(f"/house/room/{room.pk}/", {"location": riverside.pk, "name": "Loft"})
    room.refresh_from_db()
    assert room.name == "Loft"
    browser.post(f"/house/room/{room.pk}/remove/")
    assert not Room.objects.exists()


def test_what_visits_refer_to_cannot_be_removed(browser_of: Any, mara: User, booked: Appointment) -> None:
    answer = browser_of(mara).post(f"/house/type/{booked.type.pk}/remove/")
    assert answer.status_code == 409
    assert "in use" in answer.text


def test_two_rooms_of_one_name_are_refused(browser_of: Any, mara: User, blue_room: Room) -> None:
    twin = {"location": blue_room.location.pk, "name": "Blue room"}
    assert browser_of(mara).post("/house/room/new/", twin).status_code == 400


@pytest.mark.parametrize("address", ["/staff/", "/house/room/new/"])
@pytest.mark.parametrize("who", ["rui", "ana"])
def test_the_house_is_kept_by_the_manager(
    address: str, who: str, request: pytest.FixtureRequest, browser_of: Any
) -> None:
    assert browser_of(request.getfixturevalue(who)).get(address).status_code == 403


def test_a_kind_of_thing_nobody_knows_is_not_found(browser_of: Any, mara: User) -> None:
    assert browser_of(mara).get("/house/garden/new/").status_code == 404
