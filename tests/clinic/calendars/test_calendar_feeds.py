"""A practitioner's visits at a secret address."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from icalendar import Calendar

from clinic.actions.appointments import move_appointment
from clinic.actions.calendar_feeds import create_calendar_feed
from clinic.actions.visits import cancel_appointment
from clinic.calendars.feeds import IssuedFeed
from clinic.models import Appointment


def read(issued: IssuedFeed, **headers: str) -> Any:
    return Client().get(f"/calendar/{issued.token}.ics", headers=headers)


def events(issued: IssuedFeed) -> list[Any]:
    return list(Calendar.from_ical(read(issued).content).events)


def test_a_visit_is_told_when_and_where(booked: Appointment, feed: IssuedFeed) -> None:
    (event,) = events(feed)
    assert event["DTSTART"].dt == booked.starts_at
    assert event["DTSTART"].params["TZID"] == "Europe/London"
    assert event["UID"] == f"{booked.pk}@physio-clinic"
    assert (event["STATUS"], event["CLASS"], event["LOCATION"]) == ("CONFIRMED", "PRIVATE", "Riverside")


@pytest.mark.parametrize(
    ("names", "words"),
    [("full", "New assessment: Clara Nunes"), ("initials", "New assessment: C.N."), ("hidden", "Busy")],
)
def test_how_much_of_a_name(ana: User, booked: Appointment, names: str, words: str) -> None:
    issued = create_calendar_feed(by=ana, practitioner=booked.practitioner, names=names)
    assert events(issued)[0]["SUMMARY"] == words


def test_nothing_clinical_and_no_telephone(ana: User, booked: Appointment) -> None:
    Appointment.objects.update(note="Sciatica")
    issued = create_calendar_feed(by=ana, practitioner=booked.practitioner, names="full")
    content = read(issued).content.decode()
    assert not [word for word in ("Sciatica", "7946", "clara@", "1984") if word in content]


def test_without_names_only_that_somebody_is_busy(ana: User, booked: Appointment) -> None:
    issued = create_calendar_feed(by=ana, practitioner=booked.practitioner, names="hidden")
    assert {"SUMMARY", "LOCATION", "DESCRIPTION", "URL"} & set(events(issued)[0]) == {"SUMMARY"}


def test_a_moved_visit_is_the_same_one_in_a_later_version(
    rui: User, booked: Appointment, feed: IssuedFeed
) -> None:
    before = events(feed)[0]
    later = booked.starts_at + timedelta(hours=2)
    move_appointment(by=rui, appointment=booked, starts_at=later)
    after = events(feed)[0]
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTART"].dt == later


def test_a_cancelled_visit_is_shown_as_such(rui: User, booked: Appointment, feed: IssuedFeed) -> None:
    cancel_appointment(by=rui, appointment=booked, reason="illness")
    assert events(feed)[0]["STATUS"] == "CANCELLED"


def test_a_request_is_tentative(booked: Appointment, feed: IssuedFeed) -> None:
    Appointment.objects.update(status="requested")
    assert events(feed)[0]["STATUS"] == "TENTATIVE"


def test_a_month_back_and_half_a_year_ahead(booked: Appointment, feed: IssuedFeed) -> None:
    for days in (-32, 182):
        moved = {"starts_at": booked.starts_at + timedelta(days=days), "ends_at": booked.ends_at}
        moved["ends_at"] = moved["blocked_until"] = booked.ends_at + timedelta(days=days)
        Appointment.objects.update(**moved)
        assert events(feed) == []


def another(booked: Appointment, number: int) -> Appointment:
    fields = {name: getattr(booked, name) for name in ("patient", "practitioner", "location", "type")}
    starts = booked.starts_at + timedelta(days=number)
    end = starts + timedelta(minutes=45)
    return Appointment(**fields, starts_at=starts, ends_at=end, blocked_until=end)


def test_the_places_of_a_class_are_one_entry(booked: Appointment, feed: IssuedFeed, ines: Any) -> None:
    second = another(booked, 0)
    second.patient = ines
    booked.slot = second.slot = booked.pk
    booked.place, second.place = 1, 2
    booked.save()
    second.save()
    (event,) = events(feed)
    assert event["SUMMARY"] == "New assessment: 2"
    assert event["DESCRIPTION"].split("\n") == ["C.N.", "I.P."]


def test_at_a_change_of_clocks_the_instant_is_kept(
    booked: Appointment, feed: IssuedFeed, time_machine: Any
) -> None:
    """Half past one in the night in which London has it twice: the second time."""
    twice = datetime.fromisoformat("2026-10-25T01:30:00+00:00")
    Appointment.objects.update(
        starts_at=twice, ends_at=twice + timedelta(hours=1), blocked_until=twice + timedelta(hours=1)
    )
    time_machine.move_to(twice - timedelta(days=1), tick=False)
    (event,) = events(feed)
    assert event["DTSTART"].dt == twice
    assert event["DTEND"].dt == twice + timedelta(hours=1)
