"""A class in a feed: one entry, the same one for as long as the class lasts."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.actions.appointments import book_appointment, move_appointment, resize_appointment
from clinic.actions.calendar_feeds import create_calendar_feed
from clinic.actions.undo import undo_change
from clinic.actions.visits import cancel_appointment
from clinic.calendars.entries import entries_of
from clinic.calendars.ical import Entry
from clinic.models import Appointment, AppointmentChange, AppointmentType, CalendarFeed, Practitioner
from patients import clock
from patients.models import Patient

HOUR = timedelta(hours=1)


@pytest.fixture
def places(rui: User, visit: dict[str, Any], ines: Patient) -> list[Appointment]:
    """clara and ines in ana's class."""
    kind = AppointmentType.objects.create(key="pilates", name="Pilates", minutes=60, capacity=3)
    return [
        book_appointment(by=rui, **{**visit, "type": kind, "patient": who})
        for who in (visit["patient"], ines)
    ]


@pytest.fixture
def feed(ana: User, dr_ana: Practitioner) -> CalendarFeed:
    return create_calendar_feed(by=ana, practitioner=dr_ana, names="initials").feed


def entry(feed: CalendarFeed) -> Entry:
    (only,) = entries_of(feed, clock.now())
    return only


def newest(visit: Appointment) -> AppointmentChange:
    return AppointmentChange.objects.filter(appointment=visit).latest("created_at", "id")


def test_a_class_of_one_stays_the_same_entry(
    rui: User, places: list[Appointment], feed: CalendarFeed
) -> None:
    clara, ines = places
    before = entry(feed)
    cancel_appointment(by=rui, appointment=ines, reason="work")
    resize_appointment(by=rui, appointment=clara, ends_at=clara.ends_at + timedelta(minutes=15))
    move_appointment(by=rui, appointment=clara, starts_at=clara.starts_at + HOUR)
    after = entry(feed)
    assert (after.uid, after.starts) == (before.uid, before.starts + HOUR)
    assert after.sequence > before.sequence


def test_the_version_grows_when_the_most_moved_leaves(
    rui: User, places: list[Appointment], feed: CalendarFeed
) -> None:
    clara, ines = places
    for hours in (3, 0):
        move_appointment(by=rui, appointment=ines, starts_at=clara.starts_at + hours * HOUR)
    before = entry(feed)
    move_appointment(by=rui, appointment=ines, starts_at=clara.starts_at + 4 * HOUR)
    after = {one.uid: one for one in entries_of(feed, clock.now())}
    assert after[before.uid].sequence > before.sequence
    assert after[before.uid].modified > before.modified


def test_whoever_comes_back_to_a_class_that_moved_opens_another(
    rui: User, places: list[Appointment], feed: CalendarFeed
) -> None:
    clara, ines = places
    cancel_appointment(by=rui, appointment=ines, reason="work")
    move_appointment(by=rui, appointment=clara, starts_at=clara.starts_at + 2 * HOUR)
    undo_change(by=rui, change=newest(ines))
    assert len({one.uid for one in entries_of(feed, clock.now())}) == 2


def test_a_move_that_is_undone_brings_them_back(
    rui: User, places: list[Appointment], feed: CalendarFeed
) -> None:
    ines = places[1]
    before = entry(feed)
    move_appointment(by=rui, appointment=ines, starts_at=ines.starts_at + 3 * HOUR)
    undo_change(by=rui, change=newest(ines))
    after = entry(feed)
    assert (after.uid, after.summary) == (before.uid, "Pilates: 2")
    assert after.sequence > before.sequence
