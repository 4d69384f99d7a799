from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.actions.appointments import book_appointment
from clinic.actions.notices import raise_notice
from clinic.actions.visits import mark_arrived
from clinic.actions.waiting_list import add_to_waiting_list
from clinic.models import Appointment, AppointmentType, Location, Practitioner
from patients import clock
from patients.actions.patients import register_patient
from patients.actions.precautions import add_precaution
from patients.actors import SYSTEM
from patients.models import Patient


def test_the_desk_sees_who_is_expected_and_can_press_arrived(
    browser_of: Any, rui: User, booked: Appointment
) -> None:
    page = browser_of(rui).get("/today/").text
    assert "Clara Nunes" in page
    assert f'action="/appointments/{booked.pk}/arrived/"' in page


def test_a_patient_with_a_precaution_is_marked(
    browser_of: Any, rui: User, booked: Appointment, clara: Patient
) -> None:
    add_precaution(by=rui, patient=clara, code="pacemaker")
    assert "has a precaution" in browser_of(rui).get("/today/").text


def test_who_has_arrived_moves_to_here_now(browser_of: Any, rui: User, booked: Appointment) -> None:
    mark_arrived(by=rui, appointment=booked)
    page = browser_of(rui).get("/today/").text
    assert page.index("here-title") < page.index("Clara Nunes")


def test_who_gets_no_mail_is_to_be_called(
    browser_of: Any, rui: User, booked: Appointment, clara: Patient
) -> None:
    assert "call-title" not in browser_of(rui).get("/today/").text
    Patient.objects.filter(pk=clara.pk).update(email="")
    page = browser_of(rui).get("/today/").text
    assert page.index("call-title") < page.rindex('href="tel:+44 20 7946 0301"')


def test_who_wants_to_be_called_is_to_be_called(
    browser_of: Any, rui: User, booked: Appointment, clara: Patient
) -> None:
    Patient.objects.filter(pk=clara.pk).update(reminders="phone")
    assert "call-title" in browser_of(rui).get("/today/").text


def test_what_a_patient_asked_for_online_waits_for_a_word(
    browser_of: Any, rui: User, booked: Appointment
) -> None:
    later = booked.starts_at + timedelta(days=20)
    Appointment.objects.update(
        online=True,
        status="requested",
        starts_at=later,
        ends_at=later + timedelta(minutes=45),
        blocked_until=later + timedelta(minutes=55),
    )
    page = browser_of(rui).get("/today/").text
    assert "Asked for online" in page
    assert page.count(f'action="/appointments/{booked.pk}/confirm/"') == 1


def test_yesterdays_visit_waits_for_an_outcome(
    browser_of: Any, rui: User, visit: dict[str, Any], morning: datetime
) -> None:
    yesterday = morning - timedelta(days=1)
    with clock.at(yesterday - timedelta(days=1)):
        left_open = book_appointment(by=rui, **{**visit, "starts_at": yesterday})
    page = browser_of(rui).get("/today/").text
    assert "Without an outcome" in page
    assert f'action="/appointments/{left_open.pk}/no-show/"' in page


def test_gaps_lead_to_booking_at_that_time(browser_of: Any, rui: User, booked: Appointment) -> None:
    page = browser_of(rui).get("/today/").text
    assert "day=2026-11-18&amp;time=11:00" in page


def test_a_notice_for_the_desk_stands_on_top(
    browser_of: Any, rui: User, ana: User, booked: Appointment, clara: Patient
) -> None:
    summary = "The reminder could not be delivered"
    raise_notice(
        by=SYSTEM, patient=clara, kind="mail_failed", subject_id=booked.pk, audience="desk", summary=summary
    )
    assert summary in browser_of(rui).get("/today/").text


def test_who_treats_sees_their_own_visits_first(
    browser_of: Any, ana: User, booked: Appointment, clara: Patient
) -> None:
    page = browser_of(ana).get("/today/").text
    assert "My visits" in page
    assert f'href="/patients/{clara.pk}/record/"' in page
    assert "Expected" in browser_of(ana).get("/today/?view=clinic").text


def test_today_needs_the_same_few_queries_for_one_visit_and_for_eight(
    browser_of: Any, rui: User, booked: Appointment, riverside: Location, new_assessment: AppointmentType
) -> None:
    browser = browser_of(rui)
    add_to_waiting_list(by=rui, patient=booked.patient, type=new_assessment)
    with CaptureQueriesContext(connection) as for_one:
        browser.get("/today/")
    for hour in range(11, 18):
        register_and_book(rui, booked.practitioner, riverside, new_assessment, hour)
    with CaptureQueriesContext(connection) as for_eight:
        browser.get("/today/")
    assert len(for_eight) == len(for_one)


def register_and_book(
    by: User, practitioner: Practitioner, location: Location, type: AppointmentType, hour: int
) -> None:
    born = datetime(1970, 1, hour).date()  # noqa: DTZ001 - only a date is wanted
    patient = register_patient(by=SYSTEM, given_name="Sam", family_name=f"B{hour}", birth_date=born)
    add_to_waiting_list(by=by, patient=patient, type=type)
    starts_at = location.local(clock.now()).replace(hour=hour, minute=0, second=0, microsecond=0)
    book_appointment(
        by=by, patient=patient, practitioner=practitioner, location=location, type=type, starts_at=starts_at
    )


def test_a_clinic_without_a_location_says_so(browser_of: Any, rui: User) -> None:
    answer = browser_of(rui).get("/today/")
    assert answer.status_code == 409
    assert "There is no location yet" in answer.text
