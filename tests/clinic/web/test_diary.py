from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.actions.appointments import book_appointment
from clinic.actions.visits import cancel_appointment
from clinic.models import Absence, Appointment, Location, Practitioner, WorkingHours
from clinic.web.day_grid import DayGrid
from patients.models import Patient


def test_the_day_shows_the_visit_in_its_practitioners_column(
    browser_of: Any, rui: User, booked: Appointment
) -> None:
    page = browser_of(rui).get("/diary/?day=2026-11-18").text
    assert "Ana Sousa" in page
    assert "10:00 Clara Nunes" in page


def test_a_visit_of_45_minutes_takes_three_rows_and_its_buffer_one(
    booked: Appointment, riverside: Location, dr_ana: Practitioner
) -> None:
    grid = DayGrid(riverside, booked.local_start.date(), [dr_ana])
    cells = list(grid.columns[0].cells.values())
    taken = next(cell for cell in cells if cell.kind == "visits")
    after = cells[cells.index(taken) + 1]
    assert (taken.rows, taken.starts.time()) == (3, time(10))
    assert (after.kind, after.rows) == ("buffer", 1)


def test_every_column_fills_every_row(booked: Appointment, riverside: Location, dr_ana: Practitioner) -> None:
    grid = DayGrid(riverside, booked.local_start.date(), [dr_ana])
    assert sum(cell.rows for cell in grid.columns[0].cells.values()) == len(grid.rows)


def test_visits_that_share_time_on_purpose_stand_side_by_side(
    rui: User, booked: Appointment, ines: Patient, visit: dict[str, Any], riverside: Location
) -> None:
    beside = {**visit, "patient": ines, "starts_at": booked.starts_at + timedelta(minutes=15)}
    book_appointment(by=rui, **beside, overlap_reason="Sisters")
    grid = DayGrid(riverside, booked.local_start.date(), [booked.practitioner])
    shared = next(cell for cell in grid.columns[0].cells.values() if cell.kind == "visits")
    assert [block.visit.patient.given_name for block in shared.blocks] == ["Clara", "Ines"]


def test_an_empty_quarter_leads_to_booking_then_and_there(
    browser_of: Any, rui: User, booked: Appointment
) -> None:
    page = browser_of(rui).get("/diary/").text
    wanted = f"practitioner={booked.practitioner.pk}&amp;day=2026-11-18&amp;time=14:15"
    assert wanted in page


def test_a_cancelled_visit_stands_below_the_day(browser_of: Any, rui: User, booked: Appointment) -> None:
    cancel_appointment(by=rui, appointment=booked, reason="illness")
    page = browser_of(rui).get("/diary/").text
    assert page.index("Cancelled and not attended") < page.index("Clara Nunes")


def test_an_absence_is_named(browser_of: Any, rui: User, booked: Appointment) -> None:
    away = datetime(2026, 11, 18, 13, tzinfo=UTC)
    Absence.objects.create(
        practitioner=booked.practitioner, starts_at=away, ends_at=away + timedelta(hours=2), reason="Course"
    )
    assert "Course" in browser_of(rui).get("/diary/").text


def test_the_diary_runs_on_its_locations_clock(
    browser_of: Any, rui: User, booked: Appointment, riverside: Location
) -> None:
    Location.objects.filter(pk=riverside.pk).update(zone="Europe/Lisbon", name="Ribeira")
    page = browser_of(rui).get("/diary/?day=2026-07-01").text
    assert "Ribeira (Europe/Lisbon)" in page


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_the_days_on_which_the_clocks_change_have_a_page(
    day: str, browser_of: Any, rui: User, booked: Appointment
) -> None:
    WorkingHours.objects.create(
        practitioner=booked.practitioner,
        location=booked.location,
        weekday=6,
        starts=time(0),
        ends=time(4),
    )
    assert browser_of(rui).get(f"/diary/?day={day}").status_code == 200


@pytest.mark.parametrize(
    "query", ["day=2026-02-30", "day=0001-01-01", "day=x", "location=x", "day=99999-1-1"]
)
def test_garbage_gets_a_sentence(query: str, browser_of: Any, rui: User, booked: Appointment) -> None:
    answer = browser_of(rui).get(f"/diary/?{query}")
    assert answer.status_code == 400
    assert "refusal-message" in answer.text


def test_the_chosen_location_is_remembered(browser_of: Any, rui: User, booked: Appointment) -> None:
    hill = Location.objects.create(name="Hillside")
    browser = browser_of(rui)
    assert "Riverside (" in browser.get("/diary/").text
    browser.get(f"/diary/?location={hill.pk}")
    assert "Hillside (" in browser.get("/today/").text


def test_a_day_needs_the_same_few_queries_whatever_it_holds(
    browser_of: Any, rui: User, booked: Appointment, ines: Patient, visit: dict[str, Any]
) -> None:
    browser = browser_of(rui)
    with CaptureQueriesContext(connection) as before:
        browser.get("/diary/")
    for hours in (2, 4, 6):
        later = booked.starts_at + timedelta(hours=hours)
        book_appointment(by=rui, **{**visit, "patient": ines, "starts_at": later})
    with CaptureQueriesContext(connection) as after:
        browser.get("/diary/")
    assert len(after) == len(before) <= 16
