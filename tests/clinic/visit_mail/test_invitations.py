from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from clinic.actions.appointments import book_appointment, move_appointment
from clinic.actions.visits import cancel_appointment
from clinic.models import Location
from patients import clock
from tests.clinic.outbox.conftest import NOON
from tests.clinic.patient_visit.conftest import Phone
from tests.clinic.visit_mail.conftest import files

pytestmark = pytest.mark.django_db

LONG = "1 Quay Street, behind the old customs house, third door; ring twice\nAnytown ÄÖÜ 12345"


def bytes_of(mail):
    [file] = files(mail)
    return file.get_payload(decode=True)


def event_in(content):
    calendar = icalendar.Calendar.from_ical(content)
    [event] = calendar.walk("VEVENT")
    return calendar, event


@pytest.fixture
def invited(booked, post):
    """The calendar file of the confirmation."""
    [mail] = post(minutes=3)
    return mail


def test_the_confirmation_brings_the_visit_for_the_calendar(invited, booked):
    [file] = files(invited)
    assert (file.get_content_type(), file.get_param("method"), file.get_filename()) == (
        "text/calendar",
        "REQUEST",
        "visit.ics",
    )
    calendar, event = event_in(bytes_of(invited))
    assert calendar["METHOD"] == "REQUEST"
    assert event.decoded("DTSTART").astimezone(UTC) == booked.starts_at
    assert event.decoded("DTEND").astimezone(UTC) == booked.ends_at
    assert (event["SEQUENCE"], event["STATUS"], str(booked.pk) in event["UID"]) == (0, "CONFIRMED", True)


def test_it_is_the_patients_own_entry_and_asks_for_no_reply(invited):
    _calendar, event = event_in(bytes_of(invited))
    assert event["ATTENDEE"] == "mailto:clara@example.org"
    assert (event["ATTENDEE"].params["RSVP"], event["ATTENDEE"].params["PARTSTAT"]) == ("FALSE", "ACCEPTED")
    assert event["ORGANIZER"] == "mailto:clinic@example.org"
    assert event["ORGANIZER"].params["CN"] == "Riverside"


def test_it_says_where_and_the_phone_and_not_what_for(invited):
    _calendar, event = event_in(bytes_of(invited))
    assert event["SUMMARY"] == "Visit at Riverside"
    assert "+44 20 7946 0300" in event["DESCRIPTION"]
    text = bytes_of(invited).decode()
    assert not [word for word in ("ssessment", "Clara", "Nunes", "/visit/") if word in text]


def test_it_is_written_as_rfc_5545_wants_it(rui, wanted, post):
    Location.objects.update(address=LONG)
    wanted["location"].refresh_from_db()
    book_appointment(by=rui, **wanted)
    [mail] = post(minutes=3)
    content = bytes_of(mail)
    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    _calendar, event = event_in(content)
    assert event["LOCATION"] == "Riverside, " + LONG.replace("\n", ", ")


def test_moving_and_cancelling_speak_of_the_same_entry(invited, booked, rui, post):
    _calendar, first = event_in(bytes_of(invited))
    with clock.at(NOON + timedelta(minutes=10)):
        moved = move_appointment(by=rui, appointment=booked, starts_at=booked.starts_at + timedelta(hours=1))
    [mail] = post(minutes=14)
    calendar, second = event_in(bytes_of(mail))
    assert (calendar["METHOD"], second["UID"], second["SEQUENCE"]) == ("REQUEST", first["UID"], 1)
    assert second.decoded("DTSTART").astimezone(UTC) == moved.starts_at
    with clock.at(NOON + timedelta(minutes=20)):
        cancel_appointment(by=rui, appointment=moved, reason="work")
    [mail] = post(minutes=24)
    calendar, third = event_in(bytes_of(mail))
    assert (calendar["METHOD"], third["UID"], third["SEQUENCE"]) == ("CANCEL", first["UID"], 2)
    assert third["STATUS"] == "CANCELLED"


def test_what_was_only_asked_for_stands_in_no_calendar(rui, wanted, post):
    asked = book_appointment(by=rui, **wanted, status="requested")
    [mail] = post(minutes=3)
    assert files(mail) == []
    with clock.at(NOON + timedelta(minutes=10)):
        cancel_appointment(by=rui, appointment=asked, reason="work")
    [mail] = post(minutes=14)
    assert files(mail) == []


def test_a_reminder_brings_no_second_file(invited, post):
    [mail] = post(hours=118 - 48)
    assert files(mail) == []


@pytest.mark.parametrize(
    ("zone", "month"),
    [
        ("Europe/London", 7),
        ("Europe/London", 12),
        ("America/New_York", 7),
        ("Australia/Lord_Howe", 1),
        ("Africa/Casablanca", 7),
    ],
)
def test_the_page_gives_the_same_entry_in_the_clinics_zone(booked, zone, month):
    starts_at = datetime(NOON.year, month, 15, 10, tzinfo=ZoneInfo(zone))
    Location.objects.update(zone=zone)
    type(booked).objects.filter(pk=booked.pk).update(
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=45),
        blocked_until=starts_at + timedelta(hours=1),
    )
    booked.refresh_from_db()
    answer = Phone(booked).look("visit.ics")
    assert answer["Content-Disposition"] == 'attachment; filename="visit.ics"'
    calendar, event = event_in(answer.content)
    assert calendar["METHOD"] == "PUBLISH"
    assert "ATTENDEE" not in event
    [zones] = calendar.walk("VTIMEZONE")
    assert zones["TZID"] == event["DTSTART"].params["TZID"] == zone
    there = zones.to_tz(lookup_tzid=False)
    assert event.decoded("DTSTART").replace(tzinfo=there).utcoffset() == starts_at.utcoffset()
