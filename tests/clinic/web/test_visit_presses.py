from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.models import Appointment
from patients.models import AccessEvent

PRESSES = {
    "confirm": "confirmed",
    "arrived": "arrived",
    "start": "in_progress",
    "complete": "completed",
}


@pytest.mark.parametrize(("press", "status"), PRESSES.items())
def test_one_press_changes_the_visit(
    press: str, status: str, browser_of: Any, rui: User, booked: Appointment
) -> None:
    answer = browser_of(rui).post(f"/appointments/{booked.pk}/{press}/", {"next": "/today/"})
    booked.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, "/today/")
    assert booked.status == status
    assert AccessEvent.objects.filter(deed=f"appointment.{status}", actor=rui).count() == 1


@pytest.mark.parametrize("press", [*PRESSES, "no-show"])
def test_no_press_works_by_following_a_link(
    press: str, browser_of: Any, rui: User, booked: Appointment
) -> None:
    assert browser_of(rui).get(f"/appointments/{booked.pk}/{press}/").status_code == 405
    booked.refresh_from_db()
    assert booked.status == "booked"


def test_nobody_fails_to_attend_before_the_visit_begins(
    browser_of: Any, rui: User, booked: Appointment
) -> None:
    answer = browser_of(rui).post(f"/appointments/{booked.pk}/no-show/")
    assert answer.status_code == 409
    assert "This visit has not begun yet." in answer.text


def test_the_second_press_says_what_the_first_did(browser_of: Any, rui: User, booked: Appointment) -> None:
    browser_of(rui).post(f"/appointments/{booked.pk}/arrived/")
    answer = browser_of(rui).post(f"/appointments/{booked.pk}/arrived/", headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert "This visit is “Arrived”" in answer.text


def test_a_press_leads_to_no_other_site(browser_of: Any, rui: User, booked: Appointment) -> None:
    answer = browser_of(rui).post(f"/appointments/{booked.pk}/confirm/", {"next": "https://evil.example/"})
    assert answer["Location"] == f"/appointments/{booked.pk}/"
