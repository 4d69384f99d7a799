"""Booking a series on its page."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.actions.appointments import book_appointment
from clinic.models import Appointment, Practitioner
from patients.models import Patient

WEEK = timedelta(weeks=1)


@pytest.fixture
def plan(visit: dict[str, Any]) -> dict[str, Any]:
    """Four weeks running, from tomorrow at ten."""
    local = visit["location"].local(visit["starts_at"])
    return {
        "type": visit["type"].pk, "practitioner": visit["practitioner"].pk, "location": visit["location"].pk,
        "day": local.date().isoformat(), "time": "10:00", "count": 4, "every": 1,
    }  # fmt: skip


def address(patient: Patient, plan: dict[str, Any]) -> str:
    return f"/patients/{patient.pk}/series/?" + "&".join(f"{name}={value}" for name, value in plan.items())


def chosen(page: str) -> dict[str, str]:
    """What stands checked on the page, as a browser would send it."""
    radios = re.findall(r'<input type="radio" name="(visit-[^"]+)"[^>]*value="([^"]+)" checked>', page)
    hidden = re.findall(r'<input type="hidden" name="(seen-[^"]+)" value="([^"]+)">', page)
    return dict(radios + hidden)


def test_the_visits_are_shown_one_by_one_and_nothing_is_booked(
    browser_of: Any, rui: User, clara: Patient, plan: dict[str, Any]
) -> None:
    page = browser_of(rui).get(address(clara, plan)).text
    assert "All 4 visits are possible as wished." in page
    assert len(chosen(page)) == 4
    assert not Appointment.objects.exists()


def test_what_stands_chosen_is_booked(
    browser_of: Any, rui: User, clara: Patient, plan: dict[str, Any], tomorrow_at_ten: datetime
) -> None:
    browser = browser_of(rui)
    shown = browser.get(address(clara, plan)).text
    answer = browser.post(address(clara, plan), {**chosen(shown), "note": "By taxi"}, follow=True)
    assert "4 visits are booked." in answer.text
    assert "Visit 1 of a series of 4" in answer.text
    assert Appointment.objects.filter(note="By taxi").earliest("starts_at").starts_at == tomorrow_at_ten


def test_a_taken_visit_shows_why_and_the_nearest_is_booked_instead(
    browser_of: Any, rui: User, clara: Patient, ines: Patient, plan: dict[str, Any], visit: dict[str, Any]
) -> None:
    book_appointment(by=rui, **{**visit, "patient": ines, "starts_at": visit["starts_at"] + WEEK})
    browser = browser_of(rui)
    shown = browser.get(address(clara, plan)).text
    assert "1 of 4 visits is not possible as wished." in shown
    assert "Not possible: Ana Sousa has another visit then." in shown
    browser.post(address(clara, plan), chosen(shown))
    starts = [
        visit["location"].local(one.starts_at).strftime("%H:%M")
        for one in clara.appointments.order_by("starts_at")
    ]
    assert starts == ["10:00", "09:00", "10:00", "10:00"]


def test_a_visit_can_be_left_out(browser_of: Any, rui: User, clara: Patient, plan: dict[str, Any]) -> None:
    browser = browser_of(rui)
    shown = browser.get(address(clara, plan)).text
    browser.post(address(clara, plan), {**chosen(shown), "visit-1": "none"})
    assert clara.appointments.count() == 3


def test_what_was_taken_meanwhile_books_nothing_and_says_what_is_near(
    browser_of: Any, rui: User, clara: Patient, ines: Patient, plan: dict[str, Any], visit: dict[str, Any]
) -> None:
    browser = browser_of(rui)
    shown = browser.get(address(clara, plan)).text
    book_appointment(by=rui, **{**visit, "patient": ines, "starts_at": visit["starts_at"] + WEEK})
    answer = browser.post(address(clara, plan), {**chosen(shown), "visit-3": "none"})
    assert answer.status_code == 409
    assert "Nothing was changed." in answer.text
    assert "Not possible: Ana Sousa has another visit then." in answer.text
    assert chosen(answer.text)["visit-3"] == "none"
    assert not clara.appointments.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"count": 0}, "greater than or equal to 1"),
        ({"count": 101}, "less than or equal to 100"),
        ({"time": "25:00"}, "Enter a valid time."),
        ({"day": "1066-10-14"}, "too far away"),
        ({"every": 9}, "Select a valid choice"),
        ({"weekdays": 9}, "Select a valid choice"),
        ({"practitioner": "nobody"}, "is not a valid UUID"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_in_a_sentence(
    browser_of: Any, rui: User, clara: Patient, plan: dict[str, Any], wrong: dict[str, Any], sentence: str
) -> None:
    answer = browser_of(rui).get(address(clara, {**plan, **wrong}))
    assert answer.status_code == 400
    assert sentence in answer.text


@pytest.mark.parametrize(
    "value", ["x", "x|y", "none|none", "01890000-0000-7000-8000-000000000000|2030-01-01T10:00Z"]
)
def test_a_choice_nobody_offered_is_refused(
    browser_of: Any, rui: User, clara: Patient, plan: dict[str, Any], value: str
) -> None:
    answer = browser_of(rui).post(address(clara, plan), {"visit-0": value})
    assert answer.status_code == 400
    assert "Choose one of the times." in answer.text


def test_choosing_nothing_books_nothing(
    browser_of: Any, rui: User, clara: Patient, plan: dict[str, Any]
) -> None:
    answer = browser_of(rui).post(address(clara, plan), {})
    assert answer.status_code == 400
    assert "Choose at least one visit." in answer.text


def test_the_form_comes_filled_in_by_a_link(
    browser_of: Any, rui: User, clara: Patient, dr_ana: Practitioner, riverside: Any
) -> None:
    page = browser_of(rui).get(f"/patients/{clara.pk}/series/?count=5&practitioner={dr_ana.pk}").text
    assert 'value="5"' in page
    assert f'value="{dr_ana.pk}" selected' in page
    assert "needs your attention" not in page
