"""The pure room: when a visit is called to mind."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from clinic.letters.reminders import reminder_moment, reminders_after


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/London", "2026-03-29"),
        ("Europe/London", "2026-10-25"),
        ("America/New_York", "2026-03-08"),
        ("America/New_York", "2026-11-01"),
        ("Australia/Lord_Howe", "2026-04-05"),
        ("Australia/Lord_Howe", "2026-10-04"),
        ("Africa/Casablanca", "2026-02-15"),
        ("Africa/Casablanca", "2026-03-22"),
    ],
)
def test_across_a_clock_change_the_wall_time_stays(zone, day):
    tz = ZoneInfo(zone)
    starts_at = datetime.fromisoformat(f"{day} 10:30").replace(tzinfo=tz) + timedelta(days=1)
    for hours in (24, 48):
        reminder = reminder_moment(starts_at.astimezone(UTC), hours, tz).astimezone(tz)
        assert (reminder.hour, reminder.minute) == (10, 30)
        assert starts_at.date() - reminder.date() == timedelta(hours=hours)


def test_the_day_of_the_change_really_has_another_length():
    tz = ZoneInfo("Europe/London")
    starts_at = datetime(2026, 3, 29, 10, tzinfo=tz).astimezone(UTC)
    assert starts_at - reminder_moment(starts_at, 24, tz) == timedelta(hours=23)


def test_what_is_left_of_a_day_is_counted_in_real_hours():
    tz = ZoneInfo("Europe/London")
    starts_at = datetime(2026, 3, 29, 3, tzinfo=tz).astimezone(UTC)
    assert starts_at - reminder_moment(starts_at, 3, tz) == timedelta(hours=3)


def test_the_second_of_two_equal_hours_is_not_called_to_mind_as_the_first():
    tz = ZoneInfo("Europe/London")
    starts_at = datetime(2026, 10, 25, 1, 30, tzinfo=tz, fold=1).astimezone(UTC)
    assert starts_at - reminder_moment(starts_at, 2, tz) == timedelta(hours=2)


def test_only_what_is_worth_a_message_is_left():
    tz = ZoneInfo("Europe/London")
    starts_at = datetime(2026, 6, 3, 10, tzinfo=tz).astimezone(UTC)
    told_at = starts_at - timedelta(hours=30)
    assert list(reminders_after(told_at, starts_at, (48, 24, 2), tz)) == [24, 2]
    assert list(reminders_after(starts_at - timedelta(hours=24, minutes=59), starts_at, (48, 24), tz)) == []
