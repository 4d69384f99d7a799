from datetime import date, time
from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.actions.waiting_list import add_to_waiting_list
from clinic.models import Appointment, AppointmentType, Location, WaitingListEntry
from patients.actions.patients import register_patient
from patients.actors import SYSTEM
from patients.models import Patient


def test_the_desk_puts_a_patient_on_the_list_once(
    browser_of: Any, rui: User, ines: Patient, new_assessment: AppointmentType
) -> None:
    wish = {"type": new_assessment.pk, "urgency": "1", "available": "After four"}
    assert browser_of(rui).post(f"/patients/{ines.pk}/wait/", wish).status_code == 302
    again = browser_of(rui).post(f"/patients/{ines.pk}/wait/", wish)
    assert again.status_code == 400
    assert "already waiting" in again.text


def test_the_list_shows_who_waits_for_what(browser_of: Any, rui: User, ines_waits: WaitingListEntry) -> None:
    page = browser_of(rui).get("/waiting-list/").text
    for words in ("Ines Prado", "Urgent", "Mornings"):
        assert words in page


def test_taking_somebody_off_the_list_needs_a_press(
    browser_of: Any, rui: User, ines_waits: WaitingListEntry
) -> None:
    address = f"/waiting-list/{ines_waits.pk}/close/"
    assert browser_of(rui).get(address).status_code == 405
    assert browser_of(rui).post(address).status_code == 302
    assert "Ines Prado" not in browser_of(rui).get("/waiting-list/").text


def test_the_form_takes_days_and_a_part_of_the_day(
    browser_of: Any, rui: User, ines: Patient, new_assessment: AppointmentType, riverside: Location
) -> None:
    wish = {"type": new_assessment.pk, "urgency": "1", "weekdays": ["0", "4"], "part": "morning"}
    assert browser_of(rui).post(f"/patients/{ines.pk}/wait/", wish).status_code == 302
    entry = WaitingListEntry.objects.get()
    assert (entry.weekdays, entry.earliest, entry.latest) == ([0, 4], None, time(12))
    page = browser_of(rui).get("/waiting-list/").text
    for words in ("Mon", "Fri", "until 12:00"):
        assert words in page


def test_exact_times_count_more_than_the_part_of_the_day(
    browser_of: Any, rui: User, ines_waits: WaitingListEntry
) -> None:
    wish = {"type": ines_waits.type_id, "urgency": "2", "part": "evening", "earliest": "15:30"}
    assert browser_of(rui).post(f"/waiting-list/{ines_waits.pk}/edit/", wish).status_code == 302
    ines_waits.refresh_from_db()
    assert (ines_waits.earliest, ines_waits.latest) == (time(15, 30), None)


def test_a_wish_that_ends_before_it_begins_is_refused_in_words(
    browser_of: Any, rui: User, ines_waits: WaitingListEntry
) -> None:
    wish = {"type": ines_waits.type_id, "urgency": "2", "earliest": "15:30", "latest": "14:00"}
    answer = browser_of(rui).post(f"/waiting-list/{ines_waits.pk}/edit/", wish)
    assert answer.status_code == 400
    assert "has to be later than" in answer.text


def test_the_list_names_the_next_free_time_that_suits(
    browser_of: Any, rui: User, ines_waits: WaitingListEntry
) -> None:
    WaitingListEntry.objects.update(weekdays=[4], earliest=time(14))
    assert "day=2026-11-20" in browser_of(rui).get("/waiting-list/").text


def test_the_list_can_be_narrowed(browser_of: Any, rui: User, ines_waits: WaitingListEntry) -> None:
    assert "Ines Prado" in browser_of(rui).get("/waiting-list/?urgency=2").text
    assert "Ines Prado" not in browser_of(rui).get("/waiting-list/?urgency=0").text
    assert browser_of(rui).get("/waiting-list/?urgency=9").status_code == 400


def test_who_could_only_come_before_today_is_not_shown(
    browser_of: Any, rui: User, ines_waits: WaitingListEntry
) -> None:
    WaitingListEntry.objects.update(last_day=date(2026, 11, 17))
    assert "Ines Prado" not in browser_of(rui).get("/waiting-list/").text


def test_the_list_needs_the_same_few_queries_for_one_and_for_many(
    browser_of: Any, rui: User, ines_waits: WaitingListEntry, booked: Appointment
) -> None:
    browser = browser_of(rui)
    with CaptureQueriesContext(connection) as for_one:
        browser.get("/waiting-list/")
    for number in range(8):
        born = date(1970, 1, 1 + number)
        sam = register_patient(by=SYSTEM, given_name="Sam", family_name=f"B{number}", birth_date=born)
        add_to_waiting_list(by=rui, patient=sam, type=booked.type)
    with CaptureQueriesContext(connection) as for_many:
        browser.get("/waiting-list/")
    assert len(for_many) == len(for_one)
