"""What the diary's script is given."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.actions.appointments import book_appointment
from clinic.actions.visits import cancel_appointment, confirm_appointment
from clinic.models import (
    Absence,
    Appointment,
    AppointmentType,
    Closure,
    Location,
    Practitioner,
    Room,
    WorkingHours,
)
from patients.models import Patient, Precaution

SIGN_IN = 4


@pytest.fixture
def state(browser_of: Any, rui: User) -> Any:
    """The state of a day at the desk: `state(view="week")`."""

    def look(**query: str) -> Any:
        return browser_of(rui).get("/diary/events/", query).json()

    return look


def shades(state: Any, kind: str) -> list[tuple[str, str, str]]:
    return [
        (one["start"][11:], one["end"][11:], one["name"]) for one in state["shades"] if one["kind"] == kind
    ]


def test_a_visit_is_told_in_the_words_of_the_wall(booked: Appointment, state: Any) -> None:
    (visit,) = state()["visits"]
    assert (visit["start"], visit["end"]) == ("2026-11-18T10:00", "2026-11-18T10:45")
    assert (visit["name"], visit["who"], visit["status"]) == ("Clara Nunes", "Ana Sousa", "booked")
    assert visit["column"] == str(booked.practitioner_id)
    assert visit["sequence"] == 0


def test_a_visit_says_that_its_patient_has_a_precaution(
    booked: Appointment, clara: Patient, state: Any
) -> None:
    assert "careful" not in state()["visits"][0]
    Precaution.objects.create(patient=clara, code="pacemaker")
    assert state()["visits"][0]["careful"]


def test_a_cancelled_visit_leaves_its_time_empty(booked: Appointment, rui: User, state: Any) -> None:
    cancel_appointment(by=rui, appointment=booked, reason="illness")
    assert state()["visits"] == []


def test_a_practitioner_without_hours_or_visits_has_no_column(
    booked: Appointment, mara: User, state: Any
) -> None:
    Practitioner.objects.create(user=mara, name="Never There")
    assert [column["name"] for column in state()["columns"]] == ["Ana Sousa"]


def test_whoever_has_a_visit_on_a_day_off_is_shown_with_a_closed_column(
    booked: Appointment, state: Any
) -> None:
    WorkingHours.objects.all().delete()
    assert [column["name"] for column in state()["columns"]] == ["Ana Sousa"]
    assert shades(state(), "closed") == [("00:00", "00:00", "")]


def test_time_outside_the_working_hours_is_closed(booked: Appointment, state: Any) -> None:
    WorkingHours.objects.filter(weekday=2).update(starts=time(9), ends=time(12))
    WorkingHours.objects.create(
        practitioner=booked.practitioner,
        location=booked.location,
        weekday=2,
        starts=time(13),
        ends=time(20),
    )
    assert [pair[:2] for pair in shades(state(), "closed")] == [
        ("00:00", "09:00"),
        ("12:00", "13:00"),
        ("20:00", "00:00"),
    ]
    assert (state()["from"], state()["to"]) == (8, 20)


def test_absences_and_closing_times_are_cut_to_the_day(booked: Appointment, state: Any) -> None:
    noon, days = datetime(2026, 11, 18, 12, tzinfo=UTC), timedelta(days=9)
    Absence.objects.create(practitioner=booked.practitioner, starts_at=noon, ends_at=noon + days, reason="")
    Closure.objects.create(location=booked.location, starts_at=noon - days, ends_at=noon, name="Works")
    assert shades(state(), "away") == [("12:00", "00:00", "")]
    assert shades(state(), "shut") == [("00:00", "12:00", "Works")]


def test_the_people_of_one_class_share_a_block(
    booked: Appointment, ines: Patient, rui: User, visit: dict[str, Any], state: Any
) -> None:
    pilates = AppointmentType.objects.create(key="pilates", name="Pilates", minutes=60, capacity=8)
    at_two = {**visit, "type": pilates, "starts_at": booked.starts_at + timedelta(hours=4)}
    book_appointment(by=rui, **at_two)
    book_appointment(by=rui, **{**at_two, "patient": ines})
    block = next(one for one in state()["visits"] if one["type"] == "Pilates")
    assert [person["name"] for person in block["people"]] == ["Clara Nunes", "Ines Prado"]
    assert block["capacity"] == 8
    assert block["another"] == {"practitioner": str(booked.practitioner_id), "type": str(pilates.pk)}


def test_hours_kept_for_a_class_say_how_many_places_are_taken(
    booked: Appointment, rui: User, visit: dict[str, Any], state: Any
) -> None:
    pilates = AppointmentType.objects.create(key="pilates", name="Pilates", minutes=60, capacity=8)
    WorkingHours.objects.create(
        practitioner=booked.practitioner,
        location=booked.location,
        weekday=2,
        starts=time(18),
        ends=time(20),
        only_for=pilates,
    )
    book_appointment(by=rui, **{**visit, "type": pilates, "starts_at": booked.starts_at + timedelta(hours=8)})
    (kept,) = [one for one in state()["shades"] if one["kind"] == "kept"]
    assert (kept["name"], kept["taken"], kept["places"]) == ("Pilates", 1, 16)


def test_rooms_are_columns_and_visits_without_one_have_their_own(
    booked: Appointment, blue_room: Room, state: Any
) -> None:
    Appointment.objects.filter(pk=booked.pk).update(room=None)
    rooms = state(view="rooms")
    assert [column["name"] for column in rooms["columns"]] == ["Blue room", "No room"]
    assert rooms["visits"][0]["column"] == "none"


def test_a_week_shows_where_else_its_practitioner_is(
    booked: Appointment, state: Any, riverside: Location
) -> None:
    hill = Location.objects.create(name="Hillside")
    Appointment.objects.filter(pk=booked.pk).update(location=hill)
    week = state(view="week", practitioner=str(booked.practitioner_id), location=str(riverside.pk))
    assert week["visits"] == []
    assert shades(week, "busy") == [("10:00", "10:45", "Hillside")]


def test_an_unchanged_diary_is_not_sent_again(browser_of: Any, rui: User, booked: Appointment) -> None:
    browser = browser_of(rui)
    version = browser.get("/diary/events/")["ETag"]
    again = browser.get("/diary/events/", headers={"if-none-match": version})
    assert (again.status_code, again.content, again["X-Wall-Clock"]) == (304, b"", "2026-11-18T09:30")
    confirm_appointment(by=rui, appointment=booked)
    assert browser.get("/diary/events/", headers={"if-none-match": version}).status_code == 200


@pytest.mark.parametrize("view", ["day", "rooms", "week"])
def test_the_state_takes_six_queries_beside_the_sign_in(
    view: str, browser_of: Any, rui: User, booked: Appointment
) -> None:
    browser = browser_of(rui)
    query = {"view": view, "practitioner": str(booked.practitioner_id)}
    with CaptureQueriesContext(connection) as asked:
        browser.get("/diary/events/", query)
    assert len(asked) <= SIGN_IN + 6


def test_garbage_gets_a_sentence_as_json(browser_of: Any, rui: User, booked: Appointment) -> None:
    answer = browser_of(rui).get("/diary/events/?day=x")
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_query")


def test_offers_of_one_time_to_several_share_a_block(
    booked: Appointment, ines: Patient, rui: User, visit: dict[str, Any], state: Any
) -> None:
    slot, later = uuid4(), booked.starts_at + timedelta(hours=2)
    for patient in (booked.patient, ines):
        offered = {**visit, "patient": patient, "starts_at": later, "slot": slot, "status": "requested"}
        book_appointment(by=rui, **offered)
    assert [len(block.get("people", [])) for block in state()["visits"]] == [0, 2]


def at_night(visit: Appointment, *moments: datetime) -> None:
    """Visits of a quarter of an hour at these moments, whoever may work then."""
    length = timedelta(minutes=15)
    for moment in moments:
        Appointment.objects.create(
            patient=visit.patient,
            practitioner=visit.practitioner,
            location=visit.location,
            type=visit.type,
            starts_at=moment,
            ends_at=moment + length,
            blocked_until=moment + length,
        )


def test_a_day_of_25_hours_loses_no_visit(booked: Appointment, state: Any) -> None:
    first = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    at_night(booked, first, first + timedelta(hours=1), first + timedelta(hours=23))
    drawn = [(visit["start"][11:], visit["from"]) for visit in state(day="2027-10-31")["visits"]]
    assert drawn == [("01:30", "01:30 BST"), ("01:30", "01:30 GMT"), ("23:30", "23:30")]


def test_a_day_of_23_hours_is_drawn_as_the_wall_shows_it(booked: Appointment, state: Any) -> None:
    last_before_the_gap = datetime(2027, 3, 28, 0, 45, tzinfo=UTC)
    at_night(booked, last_before_the_gap, last_before_the_gap + timedelta(minutes=15))
    visits = state(day="2027-03-28")["visits"]
    assert [(visit["from"], visit["until"]) for visit in visits] == [("00:45", "02:00"), ("02:00", "02:15")]


@pytest.mark.parametrize("zone", ["America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"])
def test_a_visit_stands_at_its_own_locations_time(zone: str, booked: Appointment, state: Any) -> None:
    Location.objects.filter(pk=booked.location_id).update(zone=zone)
    here = Location.objects.get(pk=booked.location_id)
    local = here.local(booked.starts_at)
    (visit,) = state(day=local.date().isoformat())["visits"]
    assert visit["start"] == local.replace(tzinfo=None).isoformat(timespec="minutes")
