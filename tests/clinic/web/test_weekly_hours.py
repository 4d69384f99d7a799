from datetime import date, time
from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.models import Location, Practitioner, WorkingHours


@pytest.fixture
def week(riverside: Location) -> dict[str, Any]:
    """Monday morning and afternoon, and nothing else."""
    words = {"location": riverside.pk, "from_day": "2026-03-02", "until": ""}
    for day in range(7):
        words |= {f"d{day}-TOTAL_FORMS": 2 if day == 0 else 0, f"d{day}-INITIAL_FORMS": 0}
    return words | {
        "d0-0-starts": "09:00",
        "d0-0-ends": "12:00",
        "d0-1-starts": "14:00",
        "d0-1-ends": "18:00",
    }


def post(browser: Any, person: Practitioner, words: dict[str, Any]) -> Any:
    return browser.post(f"/staff/{person.pk}/week/", words)


def open_hours() -> list[tuple[int, time, time]]:
    rows = WorkingHours.objects.filter(valid_until=None).order_by("weekday", "starts")
    return list(rows.values_list("weekday", "starts", "ends"))


def test_the_week_that_is_valid_stands_in_the_form(browser_of: Any, mara: User, dr_ana: Practitioner) -> None:
    page = browser_of(mara).get(f"/staff/{dr_ana.pk}/week/").text
    assert page.count('value="08:00"') == 7


def test_a_week_is_saved_from_a_day_on(
    browser_of: Any, mara: User, dr_ana: Practitioner, week: dict[str, Any]
) -> None:
    answer = browser_of(mara).post(f"/staff/{dr_ana.pk}/week/", week, follow=True)
    assert "is saved" in answer.text
    assert open_hours() == [(0, time(9), time(12)), (0, time(14), time(18))]
    assert WorkingHours.objects.filter(valid_until=date(2026, 3, 1)).count() == 7


def test_a_stretch_is_cleared(
    browser_of: Any, mara: User, dr_ana: Practitioner, week: dict[str, Any]
) -> None:
    post(browser_of(mara), dr_ana, {**week, "d0-0-DELETE": "on"})
    assert open_hours() == [(0, time(14), time(18))]


def test_monday_is_copied_to_the_other_workdays_and_nothing_saved_yet(
    browser_of: Any, mara: User, dr_ana: Practitioner, week: dict[str, Any]
) -> None:
    page = post(browser_of(mara), dr_ana, {**week, "copy": "yes"}).text
    assert page.count('value="14:00"') == 5
    assert WorkingHours.objects.count() == 7


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"d0-1-ends": "13:00"}, "Monday: The end is before the start."),
        ({"d0-1-ends": ""}, "Monday: A stretch needs both times."),
        ({"d0-0-starts": "25:00"}, "Monday: Enter a valid time."),
        ({"until": "2026-03-01"}, "before the first day"),
        ({"from_day": "1066-03-01"}, "too far away"),
    ],
)
def test_a_week_that_cannot_be_is_refused_and_stays_typed(
    browser_of: Any,
    mara: User,
    dr_ana: Practitioner,
    week: dict[str, Any],
    wrong: dict[str, str],
    sentence: str,
) -> None:
    answer = post(browser_of(mara), dr_ana, {**week, **wrong})
    assert answer.status_code == 400
    assert sentence in answer.text
    assert 'value="12:00"' in answer.text


def test_two_places_at_once_are_refused(
    browser_of: Any, mara: User, dr_ana: Practitioner, week: dict[str, Any]
) -> None:
    hilltop = Location.objects.create(name="Hilltop")
    answer = post(browser_of(mara), dr_ana, {**week, "location": hilltop.pk})
    assert answer.status_code == 409
    assert "overlap, first on" in answer.text


def test_extra_hours_are_valid_on_their_day_alone(
    browser_of: Any, mara: User, dr_ana: Practitioner, riverside: Location
) -> None:
    saturday = {"location": riverside.pk, "day": "2030-03-02", "starts": "19:00", "ends": "20:00"}
    browser_of(mara).post(f"/staff/{dr_ana.pk}/extra-hours/", saturday)
    row = WorkingHours.objects.get(starts=time(19))
    assert (row.weekday, row.valid_from, row.valid_until) == (5, date(2030, 3, 2), date(2030, 3, 2))
    assert "Extra hours" in browser_of(mara).get(f"/staff/{dr_ana.pk}/").text


def test_extra_hours_that_end_before_they_start_are_refused(
    browser_of: Any, mara: User, dr_ana: Practitioner, riverside: Location
) -> None:
    backwards = {"location": riverside.pk, "day": "2030-03-02", "starts": "20:00", "ends": "19:00"}
    answer = browser_of(mara).post(f"/staff/{dr_ana.pk}/extra-hours/", backwards)
    assert answer.status_code == 400
    assert "The end is before the start." in answer.text
