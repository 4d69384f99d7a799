"""Visits that cannot take place as they stand."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.actions.appointments import book_appointment
from clinic.actions.hours import change_hours
from clinic.house.stranded import stranded
from clinic.models import Absence, Appointment, Closure


@pytest.fixture
def coming(rui: User, visit: dict[str, Any]) -> Appointment:
    return book_appointment(by=rui, **visit)


def why() -> list[str]:
    return [each.why for each in stranded(Appointment.objects.all())]


def test_a_visit_in_working_hours_is_well(coming: Appointment) -> None:
    assert why() == []


def test_an_absence_strands_what_it_touches(coming: Appointment) -> None:
    hour = timedelta(hours=1)
    Absence.objects.create(
        practitioner=coming.practitioner, starts_at=coming.ends_at, ends_at=coming.ends_at + hour
    )
    assert why() == []
    Absence.objects.create(
        practitioner=coming.practitioner, starts_at=coming.starts_at - hour, ends_at=coming.starts_at + hour
    )
    assert why() == ["Ana Sousa is away"]


def test_a_closure_strands_those_of_its_place(coming: Appointment) -> None:
    times = {"starts_at": coming.starts_at, "ends_at": coming.ends_at, "name": "No heating"}
    Closure.objects.create(location=coming.location, **times)
    assert why() == ["Closed: No heating"]


def test_fewer_hours_strand_what_lies_outside(mara: User, coming: Appointment) -> None:
    day = coming.local_start.date()
    change_hours(
        by=mara, practitioner=coming.practitioner, location=coming.location, from_day=day, stretches=[]
    )
    assert why() == ["Ana Sousa does not work there then"]


def test_cancelled_visits_need_no_new_time(coming: Appointment) -> None:
    Closure.objects.create(
        location=coming.location, starts_at=coming.starts_at, ends_at=coming.ends_at, name="x"
    )
    Appointment.objects.update(status="cancelled_by_patient")
    assert why() == []
