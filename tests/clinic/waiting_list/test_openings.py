"""Free stretches of the diary agree with the free times that are booked."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from clinic.actions.appointments import book_appointment
from clinic.diary import free_slots
from clinic.free_time.openings import SHORTEST, openings
from clinic.models import AppointmentType, Location, Practitioner, Room, WorkingHours
from patients import clock
from patients.actors import SYSTEM


@pytest.fixture
def brief(db):
    """As long as the shortest stretch, so that each of its times lies in one."""
    return AppointmentType.objects.create(key="brief", name="Brief", minutes=SHORTEST, needs_room=False)


def starts(found, minutes):
    return sorted(
        (start, opening.practitioner) for opening in found for start in opening.starts_within(minutes)
    )


def times(slots):
    return sorted((slot.starts_at, slot.practitioner.pk) for slot in slots)


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/London", date(2027, 3, 28)),
        ("Europe/London", date(2027, 10, 31)),
        ("America/New_York", date(2027, 11, 7)),
        ("Australia/Lord_Howe", date(2027, 4, 4)),
        ("Australia/Lord_Howe", date(2027, 10, 3)),
        ("Africa/Casablanca", date(2027, 2, 7)),
    ],
)
def test_around_a_clock_change_they_offer_the_same_times(zone, day, ana, brief):
    place = Location.objects.create(name="Somewhere", zone=zone)
    person = Practitioner.objects.get(user=ana)
    WorkingHours.objects.bulk_create(
        WorkingHours(practitioner=person, location=place, weekday=weekday, starts=time(0), ends=time(6))
        for weekday in range(7)
    )
    first = day - timedelta(days=1)
    found = openings([person], place, first, days=3)
    slots = free_slots(practitioners=[person], location=place, type=brief, first_day=first, days=3)
    assert slots
    assert starts(found, brief.minutes) == times(slots)


def test_what_is_booked_and_what_is_over_is_no_opening(now, booked, riverside, brief):
    tomorrow = booked.local_start.date()
    with clock.at(booked.starts_at - timedelta(minutes=70)):
        found = openings([booked.practitioner], riverside, tomorrow)
    local = [(riverside.local(one.starts).time(), riverside.local(one.ends).time()) for one in found]
    assert local == [(time(9), time(10)), (time(11), time(18))]


def test_where_every_room_is_taken_nobody_can_come(now, visit, riverside, new_assessment, django_user_model):
    room = Room.objects.create(location=riverside, name="Only room")
    ten = now + timedelta(days=1)
    book_appointment(by=SYSTEM, room=room, **{**visit, "starts_at": ten})
    ben = Practitioner.objects.create(user=django_user_model.objects.create(username="ben"), name="Ben Okoro")
    WorkingHours.objects.create(
        practitioner=ben, location=riverside, weekday=2, starts=time(9), ends=time(12)
    )
    found = openings([ben], riverside, ten.date())
    zone = ZoneInfo(riverside.zone)
    assert [(one.starts.astimezone(zone).hour, one.ends.astimezone(zone).hour) for one in found] == [
        (9, 10),
        (11, 12),
    ]
