"""The clinic's wall time, for readers in any zone."""

from datetime import UTC, datetime, timedelta

import pytest

from clinic.letters.visit_words import When
from clinic.models import Location


def said(zone, moment):
    place = Location(name="Riverside", zone=zone)
    when = When.of(place, moment, moment + timedelta(minutes=45))
    return f"{when.start}–{when.end}", when.zone


@pytest.mark.parametrize(
    ("zone", "moment", "time", "words"),
    [
        ("Europe/London", datetime(2026, 3, 28, 10, tzinfo=UTC), "10:00–10:45", "London time, GMT"),
        ("Europe/London", datetime(2026, 3, 29, 9, tzinfo=UTC), "10:00–10:45", "London time, BST"),
        ("America/New_York", datetime(2026, 3, 8, 14, tzinfo=UTC), "10:00–10:45", "New York time, EDT"),
        ("Australia/Lord_Howe", datetime(2026, 4, 4, 23, tzinfo=UTC), "09:30–10:15", "Lord Howe time, +1030"),
        ("Africa/Casablanca", datetime(2026, 2, 20, 10, tzinfo=UTC), "10:00–10:45", "Casablanca time, +00"),
        ("Africa/Casablanca", datetime(2026, 4, 20, 9, tzinfo=UTC), "10:00–10:45", "Casablanca time, +01"),
    ],
)
def test_the_time_on_the_clinics_wall_with_the_name_of_its_zone(zone, moment, time, words):
    assert said(zone, moment) == (time, words)


def test_an_hour_that_happens_twice_is_told_apart():
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert said("Europe/London", first)[1] == "London time, BST"
    assert said("Europe/London", first + timedelta(hours=1))[1] == "London time, GMT"


def test_a_visit_over_the_change_ends_by_the_new_clock():
    assert said("Europe/London", datetime(2026, 3, 29, 0, 45, tzinfo=UTC))[0] == "00:45–02:30"
