from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.actions.appointments import book_appointment
from clinic.actions.visits import cancel_appointment
from clinic.models import Absence, Appointment, Closure, Location, Practitioner, Room, WorkingHours
from patients.models import Patient


def words(page: Any) -> str:
    return " ".join(page.text.split())


def test_the_day_lists_the_visits_of_each_practitioner(
    browser_of: Any, rui: User, booked: Appointment
) -> None:
    page = browser_of(rui).get("/diary/?day=2026-11-18").text
    assert page.index("Ana Sousa <span") < page.index("Clara Nunes")
    assert "<time>10:00</time>" in page


def test_a_free_time_in_the_list_leads_to_booking_then_and_there(
    browser_of: Any, rui: User, booked: Appointment
) -> None:
    page = browser_of(rui).get("/diary/").text
    # The visit ends at 10:45 and its buffer ten minutes later.
    assert f"practitioner={booked.practitioner.pk}&amp;day=2026-11-18&amp;time=10:55" in page


def test_time_that_is_over_is_not_offered(browser_of: Any, rui: User, booked: Appointment) -> None:
    assert "time=08:00" not in browser_of(rui).get("/diary/").text


def test_a_cancelled_visit_stands_below_the_day(browser_of: Any, rui: User, booked: Appointment) -> None:
    cancel_appointment(by=rui, appointment=booked, reason="illness")
    page = browser_of(rui).get("/diary/").text
    assert page.index("Cancelled and not attended") < page.index("Clara Nunes")


def test_the_script_fetches_the_lists_again_without_the_page_around_them(
    browser_of: Any, rui: User, booked: Appointment
) -> None:
    parts = browser_of(rui).get("/diary/", headers={"hx-request": "true"}).text
    assert "Clara Nunes" in parts
    assert "<html" not in parts


def test_an_absence_is_named(browser_of: Any, rui: User, booked: Appointment) -> None:
    away = datetime(2026, 11, 18, 13, tzinfo=UTC)
    Absence.objects.create(
        practitioner=booked.practitioner, starts_at=away, ends_at=away + timedelta(hours=2), reason="Course"
    )
    assert "Course until 15:00" in words(browser_of(rui).get("/diary/"))


def test_a_closing_time_is_named(browser_of: Any, rui: User, booked: Appointment) -> None:
    shut = datetime(2026, 11, 18, 16, tzinfo=UTC)
    Closure.objects.create(
        location=booked.location, starts_at=shut, ends_at=shut + timedelta(hours=9), name="No heating"
    )
    assert "No heating until 00:00" in words(browser_of(rui).get("/diary/"))


def test_the_rooms_have_lists_of_their_own(
    browser_of: Any, rui: User, booked: Appointment, blue_room: Room
) -> None:
    Appointment.objects.filter(pk=booked.pk).update(room=blue_room)
    page = browser_of(rui).get("/diary/?view=rooms").text
    assert page.index("Blue room <span") < page.index("Clara Nunes")


def test_who_treats_sees_their_own_week_first(
    browser_of: Any, ana: User, mara: User, booked: Appointment
) -> None:
    Practitioner.objects.create(user=mara, name="Aaron First")
    page = browser_of(ana).get("/diary/?view=week").text
    assert f'value="{booked.practitioner_id}" selected' in page
    assert page.index("Wednesday 18 Nov 2026 <span") < page.index("Clara Nunes")


def test_the_diary_runs_on_its_locations_clock(
    browser_of: Any, rui: User, booked: Appointment, riverside: Location
) -> None:
    Location.objects.filter(pk=riverside.pk).update(zone="Asia/Tokyo", name="Shiba")
    page = browser_of(rui).get("/diary/?day=2026-11-18").text
    assert "Shiba (Asia/Tokyo)" in page
    assert "<time>19:00</time>" in page


@pytest.mark.parametrize("view", ["day", "rooms", "week", "list"])
@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_the_days_on_which_the_clocks_change_have_a_page(
    view: str, day: str, browser_of: Any, rui: User, booked: Appointment
) -> None:
    WorkingHours.objects.filter(practitioner=booked.practitioner).update(starts=time(0), ends=time(4))
    assert browser_of(rui).get(f"/diary/?day={day}&view={view}").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "day=2026-02-30",
        "day=0001-01-01",
        "day=x",
        "location=x",
        "day=99999-1-1",
        "view=x",
        "view=week&practitioner=x",
    ],
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
