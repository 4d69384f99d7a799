"""What is said of each visit of a series before anything is booked."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.actions.appointments import book_appointment
from clinic.models import Absence, Appointment, AppointmentType, Closure, Location, Practitioner, Room
from clinic.repeats.series import Rhythm
from clinic.repeats.series_preview import Asked, Outcome, Preview
from patients.models import Patient

TEN = time(10)


@pytest.fixture
def plan(
    clara: Patient,
    dr_ana: Practitioner,
    riverside: Location,
    new_assessment: AppointmentType,
    tomorrow_at_ten: Any,
) -> Callable[..., list[Outcome]]:
    first = riverside.local(tomorrow_at_ten).date()

    def preview(times: int = 4, wall: time = TEN, people: Any = None, **rhythm: Any) -> list[Outcome]:
        days = Rhythm(first, wall, times, **rhythm).days()
        asked = [Asked(day, wall, dr_ana) for day in days]
        return Preview(clara, riverside, new_assessment, people or [dr_ana], asked).outcomes()

    return preview


@pytest.fixture
def first_day(riverside: Location, tomorrow_at_ten: Any) -> date:
    return riverside.local(tomorrow_at_ten).date()


def whys(outcomes: list[Outcome]) -> list[str]:
    return [outcome.why for outcome in outcomes]


def test_every_visit_is_free_at_the_same_wall_time(plan: Any, riverside: Location) -> None:
    outcomes = plan(times=30)
    assert whys(outcomes) == [""] * 30
    assert {riverside.local(outcome.starts_at).time() for outcome in outcomes} == {TEN}


def test_a_time_beside_the_grid_is_free_as_well(plan: Any) -> None:
    assert whys(plan(wall=time(10, 10))) == [""] * 4


def test_what_is_taken_says_so_and_names_the_nearest(
    plan: Any, rui: User, ines: Patient, visit: dict[str, Any], riverside: Location
) -> None:
    week = timedelta(weeks=1)
    book_appointment(by=rui, **{**visit, "patient": ines, "starts_at": visit["starts_at"] + week})
    outcomes = plan()
    assert whys(outcomes) == ["", "Ana Sousa has another visit then.", "", ""]
    others = [riverside.local(slot.starts_at).time() for slot in outcomes[1].others]
    assert others == [time(9), time(11), time(8, 45)]


def test_the_same_time_with_somebody_else_is_offered(
    plan: Any, dr_ana: Practitioner, mara: User, riverside: Location, first_day: date
) -> None:
    ben = Practitioner.objects.create(user=mara, name="Ben Okoro")
    ben.working_hours.create(location=riverside, weekday=first_day.weekday(), starts=time(8), ends=time(18))
    dr_ana.working_hours.all().delete()
    outcome = plan(times=1, people=[dr_ana, ben])[0]
    assert outcome.why == "Ana Sousa does not work there then."
    assert [slot.practitioner for slot in outcome.others] == [ben]


def test_closing_times_and_absences_are_told_by_name(
    plan: Any, dr_ana: Practitioner, riverside: Location, visit: dict[str, Any]
) -> None:
    start, hour, week = visit["starts_at"], timedelta(hours=1), timedelta(weeks=1)
    Closure.objects.create(location=riverside, starts_at=start, ends_at=start + hour, name="No heating")
    Absence.objects.create(practitioner=dr_ana, starts_at=start + week, ends_at=start + week + hour)
    assert whys(plan(times=2)) == ["Closed: No heating.", "Ana Sousa is away then."]


def test_a_patient_is_in_one_place_at_a_time(
    plan: Any, rui: User, mara: User, riverside: Location, visit: dict[str, Any], first_day: date
) -> None:
    ben = Practitioner.objects.create(user=mara, name="Ben Okoro")
    ben.working_hours.create(location=riverside, weekday=first_day.weekday(), starts=time(8), ends=time(18))
    book_appointment(by=rui, **{**visit, "practitioner": ben})
    assert whys(plan(times=1)) == ["Clara Nunes has another visit then."]


def test_no_room_is_a_reason(
    plan: Any, rui: User, mara: User, ines: Patient, riverside: Location, blue_room: Room, visit: dict[str, Any],
    first_day: date,
) -> None:  # fmt: skip
    ben = Practitioner.objects.create(user=mara, name="Ben Okoro")
    ben.working_hours.create(location=riverside, weekday=first_day.weekday(), starts=time(8), ends=time(18))
    book_appointment(by=rui, **{**visit, "practitioner": ben, "patient": ines})
    assert whys(plan(times=1)) == ["No suitable room or equipment is free then."]


def test_a_hundred_visits_over_two_years_reach_the_horizon(plan: Any) -> None:
    outcomes = plan(times=100, every_weeks=2)
    assert whys(outcomes)[-1] == "Visits are booked at most two years ahead."


def test_questions_grow_with_the_months_and_not_with_the_visits(plan: Any) -> None:
    with CaptureQueriesContext(
        connection,
    ) as few:
        plan(times=7)
    with CaptureQueriesContext(connection) as many:
        plan(times=49, weekdays=tuple(range(7)))
    assert len(many) <= len(few) + 1
    assert len(few) <= 4


def test_a_class_with_places_left_is_free(
    clara: Patient, ines: Patient, dr_ana: Practitioner, riverside: Location, new_assessment: AppointmentType,
    rui: User, visit: dict[str, Any], first_day: date,
) -> None:  # fmt: skip
    AppointmentType.objects.update(capacity=2)
    new_assessment.refresh_from_db()
    book_appointment(by=rui, **{**visit, "patient": ines, "type": new_assessment})
    asked = [Asked(first_day, TEN, dr_ana)]
    assert Preview(clara, riverside, new_assessment, [dr_ana], asked).outcomes()[0].free
    assert Appointment.objects.count() == 1
