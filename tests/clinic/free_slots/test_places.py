"""Rooms and equipment: a visit needs one of each kind for the whole of its time and buffer."""

from typing import Any

import pytest

from clinic.availability import Interval
from clinic.free_time.resources import free_equipment, free_room
from clinic.models import Appointment, AppointmentType, Equipment, Location, Practitioner, Room
from patients.errors import RuleBroken
from tests.clinic.free_slots.conftest import Books, Offered, at
from tests.clinic.free_slots.test_hours import WHOLE_DAY, without


@pytest.fixture
def needs_room(follow_up: AppointmentType) -> AppointmentType:
    follow_up.needs_room = True
    follow_up.save()
    return follow_up


@pytest.fixture
def needs_machine(follow_up: AppointmentType) -> AppointmentType:
    follow_up.needs_equipment = True
    follow_up.save()
    return follow_up


@pytest.fixture
def laser(riverside: Location) -> Equipment:
    return Equipment.objects.create(location=riverside, name="Laser")


@pytest.fixture
def in_room(books: Books, dr_ben: Practitioner, blue_room: Room, ines: Any) -> Appointment:
    """ben has the only room at ten, until a quarter past eleven."""
    return books("10:00", buffer=15, practitioner=dr_ben, patient=ines, room=blue_room)


@pytest.mark.usefixtures("in_room", "needs_room")
def test_without_a_free_room_nobody_is_offered(offered: Offered, riverside: Location) -> None:
    assert offered() == without("10:00", "11:00")
    Room.objects.create(location=riverside, name="Green room")
    assert offered() == WHOLE_DAY


@pytest.mark.usefixtures("in_room", "needs_room")
def test_a_room_for_other_visits_is_no_room(
    offered: Offered, riverside: Location, new_assessment: AppointmentType, follow_up: AppointmentType
) -> None:
    gym = Room.objects.create(location=riverside, name="Gym")
    gym.types.add(new_assessment)
    assert offered() == without("10:00", "11:00")
    gym.types.add(follow_up)
    assert offered() == WHOLE_DAY


@pytest.mark.usefixtures("in_room")
def test_who_needs_no_room_is_offered_without_one(offered: Offered) -> None:
    assert offered() == WHOLE_DAY


@pytest.mark.usefixtures("needs_room")
def test_a_location_that_keeps_no_rooms_is_never_full(offered: Offered) -> None:
    Room.objects.create(location=Location.objects.create(name="Hillside"), name="Red room")
    assert offered() == WHOLE_DAY


@pytest.mark.usefixtures("in_room", "needs_room")
def test_one_room_can_be_asked_for(offered: Offered, riverside: Location, blue_room: Room) -> None:
    green_room = Room.objects.create(location=riverside, name="Green room")
    assert offered(room=blue_room) == without("10:00", "11:00")
    assert offered(room=green_room) == WHOLE_DAY


@pytest.mark.usefixtures("needs_room")
def test_one_free_room_for_the_first_half_and_another_for_the_second_do_not_make_one(
    offered: Offered, books: Books, riverside: Location, blue_room: Room, dr_ben: Practitioner, ines: Any
) -> None:
    green_room = Room.objects.create(location=riverside, name="Green room")
    books("10:00", minutes=30, room=blue_room, practitioner=dr_ben, patient=ines)
    books("10:30", minutes=30, room=green_room, practitioner=dr_ben, patient=ines)
    assert offered() == without("10:00")


@pytest.mark.usefixtures("needs_machine")
def test_a_machine_is_had_by_one_visit_at_a_time(
    offered: Offered, books: Books, laser: Equipment, dr_ben: Practitioner, ines: Any
) -> None:
    books("10:00", practitioner=dr_ben, patient=ines, equipment=laser)
    assert offered() == without("10:00")


@pytest.mark.usefixtures("needs_machine")
def test_a_machine_for_other_visits_does_not_help(
    offered: Offered, laser: Equipment, new_assessment: AppointmentType
) -> None:
    laser.types.add(new_assessment)
    assert offered() == []


@pytest.mark.usefixtures("needs_room")
def test_a_visit_that_is_moved_may_stay_in_its_room(
    offered: Offered, books: Books, dr_ben: Practitioner, blue_room: Room
) -> None:
    visit = books("09:00", practitioner=dr_ben, room=blue_room)
    assert offered(practitioners=[dr_ben]) == ["08:00"]
    assert offered(practitioners=[dr_ben], besides=visit) == ["08:00", "09:00"]


def test_the_first_suitable_free_room_is_given(
    in_room: Appointment,
    needs_room: AppointmentType,
    riverside: Location,
    blue_room: Room,
    new_assessment: Any,
) -> None:
    gym = Room.objects.create(location=riverside, name="A gym")
    gym.types.add(new_assessment)
    green_room = Room.objects.create(location=riverside, name="Green room")
    early, late = Interval(at("09:00"), at("10:00")), Interval(at("11:00"), at("12:00"))
    assert free_room(riverside, needs_room, early) == blue_room
    assert free_room(riverside, needs_room, late) == green_room
    assert free_room(riverside, needs_room, late, besides=in_room) == blue_room


def test_without_a_free_room_or_machine_there_is_a_refusal(
    in_room: Appointment, needs_room: AppointmentType, needs_machine: AppointmentType, laser: Equipment
) -> None:
    in_room.equipment = laser
    in_room.save()
    claimed = Interval(at("10:30"), at("11:30"))
    with pytest.raises(RuleBroken, match="room") as refused:
        free_room(in_room.location, needs_room, claimed)
    assert refused.value.code == "no_room"
    with pytest.raises(RuleBroken, match="equipment") as refused:
        free_equipment(in_room.location, needs_machine, claimed)
    assert refused.value.code == "no_equipment"


def test_nothing_is_given_that_is_not_needed_or_not_kept(
    riverside: Location, follow_up: AppointmentType, new_assessment: AppointmentType, laser: Equipment
) -> None:
    claimed = Interval(at("10:00"), at("11:00"))
    assert free_equipment(riverside, follow_up, claimed) is None
    assert free_room(riverside, new_assessment, claimed) is None
