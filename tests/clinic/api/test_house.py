import pytest

from clinic.models import Equipment, Location, Practitioner
from tests.patients.api.door import NOBODY, Door, refusal


@pytest.fixture
def shapes(riverside, dr_ana, rui):
    """What a manager sends to set each fixture up."""
    where, who = str(riverside.pk), str(dr_ana.pk)
    return {
        "locations": {"name": "Hillside", "zone": "Europe/Lisbon"},
        "rooms": {"location": where, "name": "Green room"},
        "equipment": {"location": where, "name": "Traction table", "checked_on": "2026-01-31"},
        "practitioners": {"user": rui.pk, "name": "Rui Costa", "techniques": ["scs"]},
        "appointment-types": {"key": "phone", "name": "Phone advice", "minutes": 10},
        "working-hours": {
            "practitioner": who,
            "location": where,
            "weekday": 0,
            "starts": "18:00",
            "ends": "20:00",
        },
        "closures": {
            "location": where,
            "starts_at": "2026-12-25T00:00:00Z",
            "ends_at": "2026-12-26T00:00:00Z",
            "name": "Christmas Day",
        },
        "absences": {
            "practitioner": who,
            "starts_at": "2026-12-24T00:00:00Z",
            "ends_at": "2026-12-27T00:00:00Z",
        },
    }


def test_the_manager_sets_up_changes_and_takes_down_every_fixture(mara, shapes):
    door = Door(mara)
    for noun, body in shapes.items():
        made = door.post(f"{noun}/", **body)
        assert made.status_code == 201, (noun, made.json())
        address = f"{noun}/{made.json()['id']}/"
        same = dict([next(iter(body.items()))])
        assert door.patch(address, **same).status_code == 200, noun
        assert door.delete(address).status_code == 204, noun
        assert refusal(door.get(address)) == (404, "not_found")


def test_a_location_prints_on_its_own_paper(mara, riverside):
    door, address = Door(mara), f"locations/{riverside.pk}/"
    assert door.get(address).json()["paper"] == "a4"
    assert door.patch(address, paper="us-letter").json()["paper"] == "us-letter"
    assert refusal(door.patch(address, paper="papyrus")) == (400, "invalid")


def test_the_desk_sets_nothing_up_but_absences(rui, shapes):
    assert Door(rui).post("absences/", **shapes.pop("absences")).status_code == 201
    for noun, body in shapes.items():
        assert refusal(Door(rui).post(f"{noun}/", **body)) == (403, "permission_denied"), noun


def test_what_visits_refer_to_cannot_be_taken_down(mara, riverside, blue_room):
    assert refusal(Door(mara).delete(f"locations/{riverside.pk}/")) == (409, "in_use")
    assert Location.objects.filter(pk=riverside.pk).exists()


def test_a_zone_nobody_lives_in_is_refused(mara, riverside):
    answer = Door(mara).patch(f"locations/{riverside.pk}/", zone="Moon/Tranquility")
    assert refusal(answer)[0] == 400
    assert "zone" in answer.json()["details"]


def test_two_rooms_of_one_name_are_refused(mara, riverside, blue_room):
    assert refusal(Door(mara).post("rooms/", location=str(riverside.pk), name="Blue room"))[0] == 400


def test_a_room_needs_a_location_that_exists(mara):
    for location in (NOBODY, "here", 10**40, None, {}, [1]):
        assert refusal(Door(mara).post("rooms/", location=location, name="Green room"))[0] == 400


def test_fixtures_are_listed_by_where_they_stand(rui, riverside, blue_room):
    elsewhere = Location.objects.create(name="Hillside")
    Equipment.objects.create(location=elsewhere, name="Bike")
    assert Door(rui).get("rooms/", location=str(riverside.pk)).json()["count"] == 1
    assert Door(rui).get("equipment/", location=str(riverside.pk)).json()["count"] == 0


def test_a_user_that_does_not_exist_cannot_treat(mara):
    for user in (10**30, -1, "ana", True):
        assert refusal(Door(mara).post("practitioners/", user=user, name="X"))[0] == 400
    assert not Practitioner.objects.exists()
