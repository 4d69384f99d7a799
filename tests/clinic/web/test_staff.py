from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.models import Appointment, AppointmentType, Equipment, Location, Practitioner, Room


def test_the_manager_sees_the_week_in_few_words(browser_of: Any, mara: User, dr_ana: Practitioner) -> None:
    assert "Monday – Sunday 08:00–18:00" in browser_of(mara).get("/staff/").text


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


@pytest.mark.parametrize("who", ["rui", "ana"])
def test_everybody_sees_who_works_when_and_the_manager_keeps_the_house(
    who: str, request: pytest.FixtureRequest, browser_of: Any, dr_ana: Practitioner
) -> None:
    browser = browser_of(request.getfixturevalue(who))
    for address in ("/staff/", f"/staff/{dr_ana.pk}/", "/closures/"):
        assert browser.get(address).status_code == 200
    for address in ("/house/room/new/", f"/staff/{dr_ana.pk}/week/"):
        assert browser.get(address).status_code == 403


def test_a_room_says_what_it_is_for(
    browser_of: Any, mara: User, blue_room: Room, new_assessment: AppointmentType
) -> None:
    words = {"location": blue_room.location.pk, "name": "Blue room", "types": [new_assessment.pk]}
    browser_of(mara).post(f"/house/room/{blue_room.pk}/", words)
    assert list(blue_room.types.all()) == [new_assessment]


def test_equipment_is_added_for_every_visit(browser_of: Any, mara: User, riverside: Location) -> None:
    browser_of(mara).post("/house/equipment/new/", {"location": riverside.pk, "name": "Traction table"})
    assert not Equipment.objects.get().types.exists()


def test_a_kind_of_thing_nobody_knows_is_not_found(browser_of: Any, mara: User) -> None:
    assert browser_of(mara).get("/house/garden/new/").status_code == 404
