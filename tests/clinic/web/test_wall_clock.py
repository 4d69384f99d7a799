"""Wall times of the diary on the days when the clocks change."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from clinic.web.wall_clock import WallClock
from patients.errors import Invalid, RuleBroken

ZONES = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Tokyo"]
LONDON = WallClock(ZoneInfo("Europe/London"))


@pytest.mark.parametrize("zone", ZONES)
def test_every_quarter_of_a_year_reads_back_as_the_same_wall_time(zone: str) -> None:
    wall = WallClock(ZoneInfo(zone))
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(0, 366 * 96, 7):
        moment = start + timedelta(minutes=15 * number)
        again = wall.instant(wall.text(moment))
        assert wall.text(again) == wall.text(moment)
        assert moment - again in (timedelta(0), timedelta(minutes=30), timedelta(hours=1))


def test_a_time_that_the_clocks_skip_is_refused_with_a_sentence() -> None:
    with pytest.raises(RuleBroken, match="01:30 does not happen on this day"):
        LONDON.instant("2026-03-29T01:30")


def test_in_the_repeated_hour_a_wall_time_means_the_first_one() -> None:
    assert LONDON.instant("2026-10-25T01:30") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_the_two_times_of_the_repeated_hour_are_told_apart() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert [LONDON.said(first), LONDON.said(first + timedelta(hours=1))] == ["01:30 BST", "01:30 GMT"]
    assert LONDON.said(first + timedelta(hours=2)) == "02:30"


def test_a_visit_into_the_repeated_hour_is_drawn_as_long_as_it_is() -> None:
    starts_at = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)
    start, end = LONDON.drawn(starts_at, starts_at + timedelta(minutes=45))
    assert end - start == timedelta(minutes=45)


def test_a_visit_across_the_skipped_hour_is_drawn_to_where_the_wall_shows_its_end() -> None:
    starts_at = datetime(2026, 3, 29, 0, 45, tzinfo=UTC)
    _start, end = LONDON.drawn(starts_at, starts_at + timedelta(minutes=30))
    assert end == datetime(2026, 3, 29, 2, 15)  # noqa: DTZ001


@pytest.mark.parametrize("text", ["", "x", "2026-11-18T10:00+01:00", "0001-01-01T00:00", "2026-13-01T10:00"])
def test_what_is_no_wall_time_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        LONDON.instant(text)
