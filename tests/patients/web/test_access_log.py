from typing import Any

import pytest
from django.contrib.auth.models import User

from patients.actions.patients import open_record
from patients.models import Patient


@pytest.fixture
def two_reads(ana: User, rui: User, clara: Patient, ines: Patient) -> None:
    open_record(by=ana, patient=clara)
    open_record(by=rui, patient=ines)


def log(browser: Any, **asked: str) -> str:
    return str(browser.get("/access-log/", {**asked}).text)


def test_the_manager_reads_who_opened_what(two_reads: None, browser_of: Any, mara: User) -> None:
    shown = log(browser_of(mara))
    assert "patient.read" in shown
    assert "Clara Nunes" in shown


def test_the_log_is_narrowed_to_a_patient(two_reads: None, browser_of: Any, mara: User) -> None:
    shown = log(browser_of(mara), patient="clara")
    assert "Clara Nunes" in shown
    assert "Ines Prado" not in shown


def test_the_log_is_narrowed_to_a_person(two_reads: None, browser_of: Any, mara: User) -> None:
    shown = log(browser_of(mara), actor="rui")
    assert "Ines Prado" in shown
    assert "Clara Nunes" not in shown


def test_the_log_of_an_empty_day_is_empty(two_reads: None, browser_of: Any, mara: User) -> None:
    assert "Nothing in the log" in log(browser_of(mara), day="2020-01-01")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-02-30", "soon"])
def test_an_impossible_day_is_named(day: str, browser_of: Any, mara: User) -> None:
    answer = browser_of(mara).get("/access-log/", {"day": day})
    assert answer.status_code == 400
    assert 'id="id_day_error"' in answer.text


@pytest.mark.parametrize("who", ["rui", "ana"])
def test_the_log_is_for_managers(who: str, request: pytest.FixtureRequest, browser_of: Any) -> None:
    assert browser_of(request.getfixturevalue(who)).get("/access-log/").status_code == 403
