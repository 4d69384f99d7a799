"""Visits on days that are longer or shorter, and in other zones."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from clinic.models import (
    Appointment,
    Location,
)


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
