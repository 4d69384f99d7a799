"""A clinic's times are its wall's, wherever the visitor and the server are, and whatever the clocks do."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine

from clinic.models import Location, WorkingHours
from tests.clinic.online.visitor import slot, words

pytestmark = pytest.mark.django_db

# The day the clocks change, the hours worked, a time that is offered, one that is not, the offered one in UTC.
CHANGES = [
    ("Europe/London", date(2027, 3, 28), "02:00", "01:30", "2027-03-28T01:00"),
    ("Europe/London", date(2026, 10, 25), "01:30", None, "2026-10-25T00:30"),
    ("America/New_York", date(2027, 3, 14), "03:00", "02:30", "2027-03-14T07:00"),
    ("America/New_York", date(2026, 11, 1), "01:30", None, "2026-11-01T05:30"),
    ("Australia/Lord_Howe", date(2026, 10, 4), "02:30", "02:15", "2026-10-03T15:30"),
    ("Australia/Lord_Howe", date(2027, 4, 4), "01:30", None, "2027-04-03T14:30"),
    ("Africa/Casablanca", date(2027, 2, 7), "01:30", None, "2027-02-07T00:30"),
    ("Africa/Casablanca", date(2027, 3, 14), "03:00", "02:30", "2027-03-14T02:00"),
]


@pytest.fixture
def at_night(wish):
    """ana works the night in which the clocks change."""
    WorkingHours.objects.all().delete()
    for weekday in range(7):
        WorkingHours.objects.create(
            practitioner=wish["practitioner"],
            location=wish["location"],
            weekday=weekday,
            starts=time(0),
            ends=time(6),
        )
    return wish


@pytest.mark.parametrize(("zone", "day", "offered", "missing", "moment"), CHANGES)
def test_a_night_of_changing_clocks_is_offered_and_booked_by_the_wall(
    nora, at_night, zone, day, offered, missing, moment
):
    Location.objects.update(zone=zone)
    at_night["location"].refresh_from_db()
    starts_at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    noon_before = datetime.combine(day, time(12), ZoneInfo(zone)).astimezone(UTC).timestamp() - 3 * 86400
    with time_machine.travel(noon_before, tick=False):
        page = words(nora.choose(day=day))
        assert page.count(f">{offered}<") == 1
        assert missing is None or f">{missing}<" not in page
        assert slot(at_night["practitioner"], starts_at) in page.replace("%7E", "~")
        booking = nora.books({**at_night, "starts_at": starts_at})
        assert booking.appointment.starts_at == starts_at
        done = words(nora.get(f"/book-online/{booking.pk}/done/"))
        assert offered in done
        assert f"clinic time, {zone.split('/')[1].replace('_', ' ')}" in done
