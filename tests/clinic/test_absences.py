"""Being away, once or again and again."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User

from clinic.actions.absences import add_absence, remove_absence
from clinic.models import Absence, Location, Practitioner, WorkingHours
from patients.errors import Invalid, RuleBroken


def at(zone: str, *when: int) -> datetime:
    return datetime(*when, tzinfo=ZoneInfo(zone))  # type: ignore[arg-type,misc]


def walls(zone: str) -> list[str]:
    rows = Absence.objects.order_by("starts_at")
    return [f"{row.starts_at.astimezone(ZoneInfo(zone)):%m-%d %H:%M}" for row in rows]


@pytest.fixture
def away(rui: User, dr_ana: Practitioner) -> Any:
    return lambda **more: add_absence(by=rui, practitioner=dr_ana, reason="Course", **more)


@pytest.fixture
def three_mondays(away: Any) -> list[Absence]:
    start = at("Europe/London", 2026, 3, 16, 9)
    return list(
        away(starts_at=start, ends_at=start + timedelta(hours=3), every_weeks=1, until=date(2026, 3, 30))
    )


def test_once_is_once(away: Any) -> None:
    start = at("Europe/London", 2026, 3, 16, 9)
    (made,) = away(starts_at=start, ends_at=start + timedelta(hours=3))
    assert made.series is None


def test_nine_stays_nine_when_the_clocks_change(three_mondays: list[Absence]) -> None:
    assert walls("Europe/London") == ["03-16 09:00", "03-23 09:00", "03-30 09:00"]
    assert three_mondays[2].starts_at == datetime(2026, 3, 30, 8, tzinfo=UTC)
    assert len({row.series for row in three_mondays}) == 1


@pytest.mark.parametrize(
    ("zone", "first", "last"),
    [
        # Half an hour back on 5 April, and Ramadan's hour back on 15 February and forward again on 22 March.
        ("Australia/Lord_Howe", date(2026, 3, 23), date(2026, 4, 20)),
        ("Africa/Casablanca", date(2026, 2, 2), date(2026, 3, 30)),
    ],
)
def test_every_fortnight_is_read_off_the_wall(
    away: Any, riverside: Location, zone: str, first: date, last: date
) -> None:
    Location.objects.filter(pk=riverside.pk).update(zone=zone)
    start = at(zone, first.year, first.month, first.day, 13)
    away(starts_at=start, ends_at=start + timedelta(hours=4), every_weeks=2, until=last)
    shown = walls(zone)
    assert len(shown) == (last - first).days // 14 + 1
    assert {wall[-5:] for wall in shown} == {"13:00"}
    assert len({row.starts_at.time() for row in Absence.objects.all()}) == 2


def test_a_night_in_the_spring_gap_is_left_out(away: Any) -> None:
    start = at("Europe/London", 2026, 3, 22, 1)
    away(starts_at=start, ends_at=start + timedelta(minutes=30), every_weeks=1, until=date(2026, 4, 5))
    for row in Absence.objects.all():
        assert row.starts_at < row.ends_at


@pytest.mark.parametrize(("scope", "left"), [("one", 2), ("following", 1), ("all", 0)])
def test_one_the_following_or_all_are_removed(
    rui: User, three_mondays: list[Absence], scope: str, left: int
) -> None:
    assert remove_absence(by=rui, absence=three_mondays[1], scope=scope) == 3 - left
    assert Absence.objects.count() == left


@pytest.mark.parametrize("until", [None, date(2026, 3, 15), date(2036, 3, 15)])
def test_a_repetition_needs_a_near_end(away: Any, until: date | None) -> None:
    start = at("Europe/London", 2026, 3, 16, 9)
    with pytest.raises(Invalid, match="until which day"):
        away(starts_at=start, ends_at=start + timedelta(hours=3), every_weeks=1, until=until)


def test_it_cannot_run_into_its_own_repetition(away: Any) -> None:
    start = at("Europe/London", 2026, 3, 16, 9)
    with pytest.raises(Invalid, match="longer than"):
        away(starts_at=start, ends_at=start + timedelta(days=8), every_weeks=1, until=date(2026, 5, 1))


def test_the_end_comes_after_the_start(away: Any) -> None:
    start = at("Europe/London", 2026, 3, 16, 9)
    with pytest.raises(RuleBroken, match="before the start"):
        away(starts_at=start, ends_at=start - timedelta(hours=1))


def test_without_hours_somebody_has_to_say_whose_clock_it_is(away: Any) -> None:
    WorkingHours.objects.all().delete()
    start = at("Europe/London", 2026, 3, 16, 9)
    with pytest.raises(Invalid, match="which location"):
        away(starts_at=start, ends_at=start + timedelta(hours=3), every_weeks=1, until=date(2026, 4, 1))
