from datetime import date, time, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.actions.appointments import book_appointment
from clinic.actions.offers import offer_slot
from clinic.actions.visits import cancel_appointment
from clinic.actions.waiting_list import add_to_waiting_list
from clinic.models import Appointment, AppointmentType, FreedSlot, Location, Offer, WaitingListEntry
from clinic.web.slots import slot_value
from patients.actions.patients import register_patient
from patients.actors import SYSTEM
from patients.models import Patient


@pytest.fixture
def ines_waits(rui: User, ines: Patient, booked: Appointment) -> WaitingListEntry:
    return add_to_waiting_list(by=rui, patient=ines, type=booked.type, urgency=2, available="Mornings")


@pytest.fixture
def offered(rui: User, ines_waits: WaitingListEntry, booked: Appointment) -> Offer:
    later = booked.starts_at + timedelta(hours=3)
    return offer_slot(
        by=rui,
        entry=ines_waits,
        practitioner=booked.practitioner,
        location=booked.location,
        starts_at=later,
    )


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


def test_offering_holds_the_time(
    browser_of: Any, rui: User, ines_waits: WaitingListEntry, booked: Appointment
) -> None:
    later = booked.starts_at + timedelta(hours=3)
    held = {"slot": slot_value(booked.practitioner.pk, later)}
    assert browser_of(rui).post(f"/waiting-list/{ines_waits.pk}/offer/", held).status_code == 302
    assert Appointment.objects.get(patient=ines_waits.patient).status == "requested"


def test_a_taken_time_cannot_be_offered(
    browser_of: Any, rui: User, ines_waits: WaitingListEntry, booked: Appointment
) -> None:
    taken = {"slot": slot_value(booked.practitioner.pk, booked.starts_at)}
    answer = browser_of(rui).post(f"/waiting-list/{ines_waits.pk}/offer/", taken)
    assert answer.status_code == 409
    assert "The next free times:" in answer.text


def test_an_accepted_offer_is_a_booked_visit(browser_of: Any, rui: User, offered: Offer) -> None:
    answer = browser_of(rui).post(f"/offers/{offered.pk}/accept/")
    offered.refresh_from_db()
    assert answer["Location"] == f"/appointments/{offered.appointment_id}/"
    assert (offered.state, offered.appointment.status) == ("accepted", "booked")


def test_an_offer_given_back_frees_the_time(browser_of: Any, rui: User, offered: Offer) -> None:
    browser_of(rui).post(f"/offers/{offered.pk}/lapse/")
    offered.refresh_from_db()
    assert not offered.appointment.takes_time
    assert browser_of(rui).post(f"/offers/{offered.pk}/accept/").status_code == 409


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


def gap_of(page: str) -> str:
    """What the first button says that asks the list about a gap."""
    return page.partition('name="gap" value="')[2].partition('"')[0]


def test_one_press_on_today_asks_the_list_for_a_gap(
    browser_of: Any, rui: User, ines_waits: WaitingListEntry, booked: Appointment
) -> None:
    browser = browser_of(rui)
    page = browser.get("/today/").text
    assert "1 could come" in page
    answer = browser.post("/freed-slots/", {"gap": gap_of(page), "next": "/today/"}, follow=True)
    assert "Ines Prado is asked by e-mail" in answer.text
    offer = Offer.objects.get()
    assert (offer.appointment.starts_at, offer.state) == (booked.starts_at + timedelta(hours=1), "open")
    assert "Offered to the waiting list" in answer.text


def test_a_gap_that_begins_too_soon_is_for_the_telephone(
    browser_of: Any, rui: User, ines_waits: WaitingListEntry, booked: Appointment
) -> None:
    soon = booked.starts_at - timedelta(minutes=15)
    moments = "|".join(moment.isoformat() for moment in (soon, soon + timedelta(minutes=60)))
    gap = {"gap": f"{booked.practitioner_id}|{moments}"}
    answer = browser_of(rui).post("/freed-slots/", gap)
    assert answer.status_code == 409
    assert "too soon" in answer.text


def test_the_desk_sees_who_could_come_and_holds_the_time_for_who_says_yes(
    browser_of: Any, rui: User, ines_waits: WaitingListEntry, booked: Appointment
) -> None:
    browser = browser_of(rui)
    gap = gap_of(browser.get("/today/").text)
    page = browser.get("/waiting-list/", {"gap": gap}).text
    assert "Who could come" in page
    slot = page.partition('name="slot" value="')[2].partition('"')[0]
    answer = browser.post(
        f"/waiting-list/{ines_waits.pk}/offer/?location={booked.location_id}", {"slot": slot}
    )
    assert answer.status_code == 302
    assert Offer.objects.get().appointment.starts_at == booked.starts_at + timedelta(hours=1)


@pytest.mark.parametrize("gap", ["", "x", "|", "1|2|3", "01890000-0000-7000-8000-000000000000|2026|2027"])
def test_what_is_no_gap_is_refused(browser_of: Any, rui: User, booked: Appointment, gap: str) -> None:
    assert browser_of(rui).post("/freed-slots/", {"gap": gap}).status_code == 400
    assert browser_of(rui).get("/waiting-list/", {"gap": gap}).status_code == 400


def test_the_desk_writes_down_a_no_on_the_phone(browser_of: Any, rui: User, offered: Offer) -> None:
    answer = browser_of(rui).post(f"/offers/{offered.pk}/decline/", {"next": "/today/"})
    offered.refresh_from_db()
    assert (answer["Location"], offered.state) == ("/today/", "declined")


def test_what_was_only_held_is_no_visit_of_the_day(browser_of: Any, rui: User, offered: Offer) -> None:
    page = browser_of(rui).get("/today/").text
    assert "Offered to the waiting list" in page
    assert f'action="/appointments/{offered.appointment_id}/arrived/"' not in page
    browser_of(rui).post(f"/offers/{offered.pk}/lapse/")
    visits = browser_of(rui).get(f"/patients/{offered.entry.patient_id}/visits/").text
    assert str(offered.appointment_id) not in visits


def test_where_the_clinic_asks_nobody_by_itself_the_desk_does(
    browser_of: Any, rui: User, ines_waits: WaitingListEntry, booked: Appointment, settings: Any
) -> None:
    settings.PHYSIO_OFFERS_AT_ONCE = settings.PHYSIO_UNDO_MINUTES = 0
    later = book_appointment(
        by=rui,
        patient=booked.patient,
        practitioner=booked.practitioner,
        location=booked.location,
        type=booked.type,
        starts_at=booked.starts_at + timedelta(days=2),
    )
    cancel_appointment(by=rui, appointment=later, reason="work")
    page = browser_of(rui).get("/today/").text
    assert "Given back" in page
    freed = FreedSlot.objects.get()
    browser_of(rui).post(f"/freed-slots/{freed.pk}/ask/", {"next": "/today/"})
    assert Offer.objects.get().freed_slot == freed
