"""Free times in a clinic where the clocks change, from the database to the answer."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine

from clinic import diary
from clinic.availability import Interval
from clinic.models import Appointment, AppointmentType, Location, Practitioner, WorkingHours
from patients.models import Patient
from tests.clinic.test_availability import BACK, FORWARD
from tests.patients.api.door import Door

LENGTH = timedelta(minutes=30)


@pytest.fixture
def nights(dr_ana: Practitioner, follow_up: AppointmentType) -> Any:
    """ana's free times from midnight to six in a clinic in this zone on this day."""
    follow_up.minutes = 30
    follow_up.save()

    def ask(zone: str, day: date) -> tuple[Location, list[diary.Slot]]:
        location = Location.objects.create(name=zone, zone=zone)
        WorkingHours.objects.create(
            practitioner=dr_ana, location=location, weekday=day.weekday(), starts=time(0), ends=time(6)
        )
        with time_machine.travel(datetime.combine(day, time(12), UTC) - timedelta(days=2), tick=False):
            return location, diary.free_slots(
                practitioners=[dr_ana], location=location, type=follow_up, first_day=day
            )

    return ask


def walls(slots: list[diary.Slot]) -> list[datetime]:
    return [slot.local_start.replace(tzinfo=None) for slot in slots]


@pytest.mark.parametrize(("zone", "day"), FORWARD.items(), ids=FORWARD)
def test_skipped_times_are_not_offered(nights: Any, zone: str, day: date) -> None:
    _location, slots = nights(zone, day)
    skipped = 2 if zone == "Australia/Lord_Howe" else 4
    assert len(slots) == 24 - 1 - skipped
    assert len(set(walls(slots))) == len(slots)


@pytest.mark.parametrize(("zone", "day"), BACK.items(), ids=BACK)
def test_repeated_times_are_offered_once(nights: Any, zone: str, day: date) -> None:
    _location, slots = nights(zone, day)
    assert len(slots) == len(set(walls(slots))) == 24 - 1


@pytest.mark.parametrize(("zone", "day"), [*FORWARD.items(), *BACK.items()])
def test_whatever_is_offered_is_in_working_hours(
    nights: Any, zone: str, day: date, dr_ana: Practitioner, follow_up: AppointmentType
) -> None:
    location, slots = nights(zone, day)
    for slot in slots:
        wanted = Interval(slot.starts_at, slot.ends_at)
        assert diary.works_then(dr_ana, location, follow_up, wanted), slot.local_start


@pytest.mark.parametrize(("zone", "day"), [*FORWARD.items(), *BACK.items()])
def test_a_visit_across_the_change_takes_its_real_time(
    nights: Any, zone: str, day: date, dr_ana: Practitioner, follow_up: AppointmentType, clara: Patient
) -> None:
    location, before = nights(zone, day)
    taken = before[len(before) // 3]
    Appointment.objects.create(
        patient=clara, practitioner=dr_ana, location=location, type=follow_up,
        starts_at=taken.starts_at, ends_at=taken.ends_at, blocked_until=taken.ends_at,
    )  # fmt: skip
    with time_machine.travel(taken.starts_at - timedelta(days=2), tick=False):
        after = diary.free_slots(practitioners=[dr_ana], location=location, type=follow_up, first_day=day)
    near = {slot.starts_at for slot in before if abs(slot.starts_at - taken.starts_at) < LENGTH}
    assert {slot.starts_at for slot in before} - {slot.starts_at for slot in after} == near


def test_a_browser_elsewhere_is_told_the_instant_and_the_wall(
    nights: Any, rui: Any, follow_up: AppointmentType
) -> None:
    location, slots = nights("Australia/Lord_Howe", date(2026, 10, 5))
    day = {"first_day": "2026-10-05", "location": str(location.pk), "type": str(follow_up.pk)}
    first = Door(rui).get("free-slots/", **day).json()[0]
    assert first["starts_at"] == "2026-10-04T13:00:00Z"
    assert first["local_start"] == "2026-10-05T00:00:00+11:00"
    assert slots[0].starts_at == datetime(2026, 10, 4, 13, tzinfo=UTC)
