from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from clinic.outbox.quiet_hours import next_allowed

LONDON = ZoneInfo("Europe/London")


def local(text):
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("moment", "allowed"),
    [
        ("2026-05-12T20:59", "2026-05-12T20:59"),
        ("2026-05-12T21:00", "2026-05-13T08:00"),
        ("2026-05-13T00:30", "2026-05-13T08:00"),
        ("2026-05-13T07:59", "2026-05-13T08:00"),
        ("2026-05-13T08:00", "2026-05-13T08:00"),
    ],
)
def test_nobody_is_woken(moment, allowed):
    assert next_allowed(local(moment), LONDON, (21, 8)) == local(allowed)


def test_the_night_of_the_clock_change_ends_at_eight_on_the_wall():
    assert next_allowed(local("2026-03-28T22:00"), LONDON, (21, 8)) == datetime(2026, 3, 29, 7, tzinfo=UTC)
    assert next_allowed(local("2026-10-24T22:00"), LONDON, (21, 8)) == datetime(2026, 10, 25, 8, tzinfo=UTC)


def test_hours_within_one_day_and_none_at_all():
    assert next_allowed(local("2026-05-12T12:30"), LONDON, (12, 14)) == local("2026-05-12T14:00")
    assert next_allowed(local("2026-05-12T23:00"), LONDON, None) == local("2026-05-12T23:00")
