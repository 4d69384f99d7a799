from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.models import Absence, Appointment, Practitioner

DAY_OFF = {"part": "whole", "first_day": "2026-11-18", "reason": "Course", "every_weeks": "0"}


def add(browser: Any, person: Practitioner, **words: str) -> Any:
    return browser.post(f"/staff/{person.pk}/absences/", {**DAY_OFF, **words}, follow=True)


@pytest.mark.parametrize("who", ["rui", "ana", "mara"])
def test_everybody_on_the_staff_may_note_an_absence(
    who: str, request: pytest.FixtureRequest, browser_of: Any, dr_ana: Practitioner
) -> None:
    add(browser_of(request.getfixturevalue(who)), dr_ana)
    absence = Absence.objects.get()
    assert absence.starts_at == datetime(2026, 11, 18, tzinfo=UTC)
    assert absence.ends_at == datetime(2026, 11, 19, tzinfo=UTC)


@pytest.mark.parametrize(("part", "starts", "ends"), [("morning", 0, 13), ("afternoon", 13, 24)])
def test_a_half_day_is_split_at_midday(
    browser_of: Any, rui: User, dr_ana: Practitioner, part: str, starts: int, ends: int
) -> None:
    add(browser_of(rui), dr_ana, part=part)
    absence = Absence.objects.get()
    assert absence.starts_at.hour == starts
    assert absence.ends_at.hour == ends % 24


def test_the_visits_in_it_are_listed_with_a_way_to_move_them(
    browser_of: Any, rui: User, booked: Appointment
) -> None:
    page = add(browser_of(rui), booked.practitioner).text
    assert "1 visit needs a new time" in page
    assert "Ana Sousa is away: Course" in page
    assert f"/appointments/{booked.pk}/move/" in page


def test_an_absence_repeats_and_is_removed_from_one_on(
    browser_of: Any, rui: User, morning: datetime, dr_ana: Practitioner
) -> None:
    browser = browser_of(rui)
    page = add(browser, dr_ana, every_weeks="2", until="2026-12-31", part="afternoon").text
    assert "4 absences are saved." in page
    second = Absence.objects.order_by("starts_at")[1]
    browser.post(f"/absences/{second.pk}/remove/", {"scope": "following"})
    assert Absence.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"last_day": "2026-11-17"}, "The last day is before the first."),
        ({"part": "times", "starts": "", "ends": ""}, "Say from when until when."),
        ({"part": "times", "starts": "12:00", "ends": "09:00"}, "The end is before the start."),
        ({"part": "morning", "last_day": "2026-11-20"}, "A half-day is on one day."),
        ({"every_weeks": "1"}, "Say until which day it repeats."),
        ({"every_weeks": "1", "until": "2126-01-01"}, "at most two years on"),
        ({"first_day": "1066-10-14"}, "too far away"),
        ({"part": "forever"}, "Select a valid choice"),
    ],
)
def test_what_is_no_absence_is_refused_in_a_sentence(
    browser_of: Any, rui: User, dr_ana: Practitioner, wrong: dict[str, str], sentence: str
) -> None:
    answer = add(browser_of(rui), dr_ana, **wrong)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert not Absence.objects.exists()
