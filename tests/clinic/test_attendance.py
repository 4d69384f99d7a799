"""Late cancellations and visits not attended, as the file and the desk see them."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.urls import reverse

from clinic.actions.appointments import book_appointment
from clinic.actions.undo import undo_change
from clinic.actions.visits import (
    cancel_appointment,
    complete_visit,
    confirm_appointment,
    mark_arrived,
    mark_no_show,
    start_visit,
)
from clinic.models import Appointment, Location
from patients.actions.patients import archive_patient
from patients.actors import SYSTEM
from patients.errors import RuleBroken
from patients.models import Patient
from tests.patients.api.door import Door

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def booked(rui: User, visit: dict[str, Any]) -> Appointment:
    return book_appointment(by=rui, **visit)


@pytest.mark.parametrize(
    ("hours", "status", "late"),
    [
        (25, "cancelled_by_patient", False),
        (24, "cancelled_by_patient", False),
        (23, "cancelled_by_patient", True),
        (1, "cancelled_by_clinic", False),
    ],
)
def test_a_patient_who_cancels_within_a_day_is_late(
    hours: int, status: str, late: bool, rui: User, booked: Appointment
) -> None:
    with time_machine.travel(booked.starts_at - hours * HOUR, tick=False):
        cancelled = cancel_appointment(by=rui, appointment=booked, status=status, reason="work")
        assert (cancelled.late, cancelled.freed_at, cancelled.sequence) == (
            late,
            booked.starts_at - hours * HOUR,
            1,
        )


def test_the_clinic_says_how_many_hours_are_late(rui: User, booked: Appointment, settings: Any) -> None:
    settings.PHYSIO_CANCELLATION_HOURS = 0
    assert not cancel_appointment(by=rui, appointment=booked, reason="work").late


def test_file_booking_page_and_api_count_them(
    browser_of: Any, rui: User, visit: dict[str, Any], clara: Patient, booked: Appointment
) -> None:
    with time_machine.travel(booked.starts_at - HOUR):
        cancel_appointment(by=rui, appointment=booked, reason="work")
        missed = book_appointment(by=rui, **visit)
    with time_machine.travel(missed.ends_at):
        mark_no_show(by=rui, appointment=missed)
    for address in (f"/patients/{clara.pk}/visits/", f"/patients/{clara.pk}/book/"):
        page = browser_of(rui).get(address).text
        assert "1 visit not attended" in page
        assert "1 late cancellation" in page
    counted = Door(rui).get(f"patients/{clara.pk}/attendance/").json()
    assert counted == {"came": 0, "cancelled": 1, "cancelled_late": 1, "missed": 1}


def test_nothing_is_said_of_who_always_comes(
    browser_of: Any, rui: User, clara: Patient, booked: Appointment
) -> None:
    assert "not attended" not in browser_of(rui).get(f"/patients/{clara.pk}/book/").text


def test_who_was_given_up_and_comes_after_all_has_the_time_again(rui: User, booked: Appointment) -> None:
    with time_machine.travel(booked.starts_at + HOUR / 2):
        mark_no_show(by=rui, appointment=booked)
        here = mark_arrived(by=rui, appointment=booked)
    assert (here.status, here.freed_at, here.sequence) == ("arrived", None, 2)


@pytest.mark.parametrize("deed", [mark_arrived, start_visit, complete_visit])
def test_a_visit_takes_place_on_its_day_by_the_clocks_of_its_location(
    deed: Any, rui: User, visit: dict[str, Any], riverside: Location
) -> None:
    Location.objects.update(zone="Pacific/Auckland")
    riverside.refresh_from_db()
    midnight = datetime.combine(visit["starts_at"].date(), time(), riverside.tz) + DAY
    booked = book_appointment(by=rui, **{**visit, "starts_at": midnight + 9 * HOUR})
    with time_machine.travel(midnight - HOUR), pytest.raises(RuleBroken, match="another day") as refusal:
        deed(by=rui, appointment=booked)
    assert refusal.value.code == "not_begun"
    with time_machine.travel(midnight + HOUR):
        assert deed(by=rui, appointment=booked).sequence == 0


def test_no_button_says_today_what_is_true_tomorrow(browser_of: Any, rui: User, booked: Appointment) -> None:
    page, press = (reverse(f"clinic:{name}", args=[booked.pk]) for name in ("appointment", "arrive"))
    assert press not in browser_of(rui).get(page).text
    with time_machine.travel(booked.starts_at - HOUR):
        assert press in browser_of(rui).get(page).text


def test_an_archived_patient_is_expected_no_more(rui: User, booked: Appointment, clara: Patient) -> None:
    archive_patient(by=SYSTEM, patient=clara, reason="moved away")
    with pytest.raises(RuleBroken, match="archived"):
        confirm_appointment(by=rui, appointment=booked)
    cancel_appointment(by=rui, appointment=booked, reason="other")
    with pytest.raises(RuleBroken, match="archived"):
        undo_change(by=rui, change=booked.changes.latest("created_at"))
