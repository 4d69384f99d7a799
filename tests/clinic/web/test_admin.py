from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.models import Appointment, Location, Room
from patients.models import AccessEvent


@pytest.fixture
def owner(db: None) -> User:
    return User.objects.create_superuser("owner", password="a quiet tuesday")


@pytest.mark.parametrize("noun", ["appointment", "message", "notice", "waitinglistentry"])
def test_the_admin_shows_the_diary_and_changes_nothing(
    noun: str, browser_of: Any, owner: User, booked: Appointment
) -> None:
    browser = browser_of(owner)
    assert browser.get(f"/admin/physio_clinic/{noun}/").status_code == 200
    assert browser.get(f"/admin/physio_clinic/{noun}/add/").status_code == 403


def test_a_room_added_in_the_admin_stands_in_the_access_log(
    browser_of: Any, owner: User, riverside: Location
) -> None:
    attic = {"location": riverside.pk, "name": "Attic"}
    assert browser_of(owner).post("/admin/physio_clinic/room/add/", attic).status_code == 302
    assert Room.objects.get().name == "Attic"
    assert AccessEvent.objects.filter(deed="room.added", actor=owner).exists()


def test_a_room_renamed_in_the_admin_goes_through_the_action(
    browser_of: Any, owner: User, blue_room: Room
) -> None:
    address = f"/admin/physio_clinic/room/{blue_room.pk}/change/"
    browser_of(owner).post(address, {"location": blue_room.location.pk, "name": "Loft"})
    blue_room.refresh_from_db()
    assert blue_room.name == "Loft"
    assert AccessEvent.objects.get(deed="room.changed").reason == "name"
