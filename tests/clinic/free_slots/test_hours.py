"""When somebody works, and what keeps them from it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from clinic import diary
from clinic.availability import Interval
from clinic.models import (
    Absence,
    Appointment,
    AppointmentType,
    Closure,
    Location,
    OutsideBusy,
    OutsideCalendar,
    Practitioner,
    WorkingHours,
)
from tests.clinic.free_slots.conftest import MONDAY, Books, Offered, at

WHOLE_DAY = [f"{hour:02}:00" for hour in range(8, 18)]


def without(*walls: str) -> list[str]:
    return [wall for wall in WHOLE_DAY if wall not in walls]


def test_a_free_day_is_offered_whole(offered: Offered) -> None:
    assert offered() == WHOLE_DAY


def test_a_visit_and_its_buffer_are_taken(offered: Offered, books: Books) -> None:
    books("10:00", buffer=15)
    assert offered() == without("10:00", "11:00")


def test_a_visit_at_another_location_takes_the_same_person(offered: Offered, books: Books) -> None:
    books("10:00", location=Location.objects.create(name="Hillside", zone="Asia/Tokyo"))
    assert offered() == without("10:00")


@pytest.mark.parametrize("status", Appointment.FREES_TIME)
def test_a_visit_that_will_not_be_takes_no_time(offered: Offered, books: Books, status: str) -> None:
    books("10:00", status=status)
    assert offered() == WHOLE_DAY


def test_the_time_of_the_visit_that_is_moved_is_free_and_its_length_is_kept(
    offered: Offered, books: Books
) -> None:
    visit = books("15:00", minutes=120)
    books("10:00")
    assert offered(besides=visit) == ["08:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00"]


def test_nobody_is_offered_while_away(offered: Offered, dr_ana: Practitioner) -> None:
    Absence.objects.create(practitioner=dr_ana, starts_at=at("09:30"), ends_at=at("12:00"))
    assert offered() == without("09:00", "10:00", "11:00")


def test_an_absence_may_last_for_ever(offered: Offered, dr_ana: Practitioner) -> None:
    for_ever = datetime(9999, 12, 31, tzinfo=UTC)
    Absence.objects.create(practitioner=dr_ana, starts_at=at("12:00"), ends_at=for_ever)
    assert offered() == WHOLE_DAY[:4]


def test_nobody_is_offered_during_appointments_elsewhere(offered: Offered, dr_ana: Practitioner) -> None:
    calendar = OutsideCalendar.objects.create(
        practitioner=dr_ana, name="Home", address="https://example.org/a.ics"
    )
    OutsideBusy.objects.create(calendar=calendar, starts_at=at("09:30"), ends_at=at("10:30"))
    OutsideBusy.objects.create(calendar=calendar, starts_at=at("15:00"), ends_at=at("14:00"))
    assert offered() == without("09:00", "10:00")


def test_a_closed_location_offers_nobody(offered: Offered, riverside: Location) -> None:
    Closure.objects.create(location=riverside, starts_at=at("12:00"), ends_at=at("20:00"), name="Boiler")
    assert offered() == WHOLE_DAY[:4]


def test_another_location_that_is_closed_keeps_nobody_away(offered: Offered) -> None:
    elsewhere = Location.objects.create(name="Hillside")
    Closure.objects.create(location=elsewhere, starts_at=at("00:00"), ends_at=at("20:00"), name="Boiler")
    assert offered() == WHOLE_DAY


def test_extra_hours_are_offered_on_their_day_alone(
    offered: Offered, dr_ben: Practitioner, riverside: Location
) -> None:
    sunday = MONDAY + timedelta(days=6)
    WorkingHours.objects.create(
        practitioner=dr_ben, location=riverside, weekday=6, starts=time(9), ends=time(11),
        valid_from=sunday, valid_until=sunday,
    )  # fmt: skip
    assert offered(practitioners=[dr_ben], first_day=sunday) == ["09:00", "10:00"]
    assert offered(practitioners=[dr_ben], first_day=sunday + timedelta(days=7)) == []


def test_reserved_hours_are_closed_to_other_visits(
    offered: Offered, dr_ana: Practitioner, riverside: Location, new_assessment: AppointmentType
) -> None:
    WorkingHours.objects.create(
        practitioner=dr_ana,
        location=riverside,
        weekday=0,
        starts=time(10),
        ends=time(12),
        only_for=new_assessment,
    )
    assert offered() == without("10:00", "11:00")
    assert {"10:00", "11:00", "12:00"} < set(offered(type=new_assessment))


def test_a_type_is_offered_only_with_those_who_give_it(
    offered: Offered, dr_ana: Practitioner, dr_ben: Practitioner, follow_up: AppointmentType
) -> None:
    follow_up.practitioners.add(dr_ben)
    assert offered(practitioners=[dr_ana]) == []
    assert offered(practitioners=[dr_ana, dr_ben]) == ["08:00", "09:00"]


def test_times_come_in_order_whoever_has_them(
    dr_ana: Practitioner, dr_ben: Practitioner, riverside: Location, follow_up: AppointmentType
) -> None:
    slots = diary.free_slots(
        practitioners=[dr_ben, dr_ana], location=riverside, type=follow_up, first_day=MONDAY, days=8
    )
    assert slots == sorted(slots, key=lambda slot: (slot.starts_at, slot.practitioner.name))
    assert {slot.practitioner for slot in slots} == {dr_ana, dr_ben}
    assert {slot.ends_at - slot.starts_at for slot in slots} == {timedelta(hours=1)}


def test_what_is_over_is_not_offered(offered: Offered) -> None:
    sunday = MONDAY - timedelta(days=1)
    assert offered(first_day=sunday)[0] == "12:00"
    assert offered(first_day=date(1999, 1, 4)) == []


@pytest.mark.parametrize(
    ("start", "end", "works"),
    [
        ("08:00", "09:00", True),
        ("17:00", "18:00", True),
        ("07:45", "08:45", False),
        ("17:30", "18:30", False),
    ],
)
def test_a_visit_has_to_be_in_hours_for_its_whole_length(
    start: str, end: str, works: bool, dr_ana: Practitioner, riverside: Location, follow_up: AppointmentType
) -> None:
    assert diary.works_then(dr_ana, riverside, follow_up, Interval(at(start), at(end))) is works


def test_whoever_is_away_closed_out_or_reserved_does_not_work_then(
    dr_ana: Practitioner, riverside: Location, follow_up: AppointmentType, new_assessment: AppointmentType
) -> None:
    Absence.objects.create(practitioner=dr_ana, starts_at=at("09:00"), ends_at=at("10:00"))
    Closure.objects.create(location=riverside, starts_at=at("11:00"), ends_at=at("12:00"), name="Boiler")
    WorkingHours.objects.create(
        practitioner=dr_ana,
        location=riverside,
        weekday=0,
        starts=time(13),
        ends=time(14),
        only_for=new_assessment,
    )
    hours = [(f"{hour:02}:00", f"{hour + 1:02}:00") for hour in range(8, 15)]
    works = [
        start for start, end in hours
        if diary.works_then(dr_ana, riverside, follow_up, Interval(at(start), at(end)))
    ]  # fmt: skip
    assert works == ["08:00", "10:00", "12:00", "14:00"]


@pytest.fixture
def around_midnight(dr_ana: Practitioner, riverside: Location) -> None:
    for starts, ends in ((time(0), time(2)), (time(22), time(23, 45))):
        WorkingHours.objects.create(
            practitioner=dr_ana, location=riverside, weekday=0, starts=starts, ends=ends
        )


@pytest.mark.usefixtures("around_midnight")
def test_the_buffer_of_yesterdays_last_visit_runs_into_today(offered: Offered, books: Books) -> None:
    books("23:00", day=MONDAY - timedelta(days=1), buffer=5)
    assert offered()[:2] == ["01:00", "08:00"]


@pytest.mark.usefixtures("around_midnight")
def test_the_buffer_of_todays_last_visit_must_not_run_into_tomorrows_first(
    offered: Offered, books: Books, follow_up: AppointmentType
) -> None:
    follow_up.minutes, follow_up.buffer_minutes = 45, 75
    assert offered()[-1] == "23:00"
    books("00:00", day=MONDAY + timedelta(days=1))
    assert offered()[-1] == "22:00"
