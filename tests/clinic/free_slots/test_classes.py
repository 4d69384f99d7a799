"""A class that already runs is a free time while it has places."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from clinic.models import Absence, Appointment, AppointmentType, Location, Practitioner, Room, WorkingHours
from tests.clinic.free_slots.conftest import MONDAY, Books, Offered, at
from tests.clinic.free_slots.test_hours import WHOLE_DAY, without

Holds = Callable[..., Appointment]


@pytest.fixture
def class_hours(dr_ana: Practitioner, riverside: Location, back_class: AppointmentType) -> WorkingHours:
    return WorkingHours.objects.create(
        practitioner=dr_ana,
        location=riverside,
        weekday=0,
        starts=time(17),
        ends=time(20),
        only_for=back_class,
    )


@pytest.fixture
def holds(books: Books, back_class: AppointmentType) -> Holds:
    """A place in ana's class at ten: `holds(1)`."""
    slot = uuid4()

    def hold(place: int, **other: Any) -> Appointment:
        return books("10:00", type=back_class, slot=slot, place=place, **other)

    return hold


def test_a_class_with_a_place_left_is_offered_and_a_full_one_is_not(
    offered: Offered, holds: Holds, back_class: AppointmentType, ines: Any
) -> None:
    first = holds(1)
    assert offered(type=back_class) == WHOLE_DAY
    holds(2, patient=ines)
    assert offered(type=back_class) == without("10:00")
    assert offered(type=back_class, besides=first) == WHOLE_DAY


def test_a_class_that_runs_is_taken_for_every_other_visit(
    offered: Offered, holds: Holds, back_class: AppointmentType
) -> None:
    holds(1)
    assert offered() == without("10:00")


@pytest.mark.usefixtures("class_hours")
def test_a_class_is_held_in_the_hours_reserved_for_it_alone(
    offered: Offered, back_class: AppointmentType
) -> None:
    assert offered(type=back_class) == ["17:00", "18:00", "19:00"]
    assert offered() == without("17:00")


def test_nobody_joins_a_class_whose_practitioner_is_away(
    offered: Offered, holds: Holds, back_class: AppointmentType, dr_ana: Practitioner
) -> None:
    holds(1)
    Absence.objects.create(practitioner=dr_ana, starts_at=at("10:00"), ends_at=at("11:00"))
    assert offered(type=back_class) == without("10:00")


def test_who_asks_for_another_room_is_not_offered_the_class(
    offered: Offered, holds: Holds, back_class: AppointmentType, riverside: Location, blue_room: Room
) -> None:
    holds(1, room=blue_room)
    green_room = Room.objects.create(location=riverside, name="Green room")
    assert offered(type=back_class, room=blue_room) == WHOLE_DAY
    assert offered(type=back_class, room=green_room) == without("10:00")


def test_nobody_joins_a_class_that_has_begun(
    offered: Offered, holds: Holds, back_class: AppointmentType
) -> None:
    holds(1)
    with time_machine.travel(at("10:01"), tick=False):
        assert "10:00" not in offered(type=back_class)
    with time_machine.travel(at("10:00"), tick=False):
        assert "10:00" in offered(type=back_class)


def test_a_class_at_another_location_is_not_offered_here(
    offered: Offered, holds: Holds, back_class: AppointmentType
) -> None:
    holds(1, location=Location.objects.create(name="Hillside"))
    assert offered(type=back_class) == without("10:00")


def test_a_visit_put_beside_others_on_purpose_opens_no_class(
    offered: Offered, books: Books, back_class: AppointmentType
) -> None:
    books("10:00", type=back_class, overlap_reason="Twins")
    assert offered(type=back_class) == without("10:00")


def test_a_class_that_began_yesterday_is_in_the_way_and_not_offered(
    offered: Offered, holds: Holds, back_class: AppointmentType, class_hours: WorkingHours
) -> None:
    class_hours.starts = time(0)
    class_hours.save()
    evening = at("23:30", MONDAY - timedelta(days=1))
    holds(
        1, starts_at=evening, ends_at=evening + timedelta(hours=1), blocked_until=evening + timedelta(hours=1)
    )
    assert offered(type=back_class)[0] == "01:00"
