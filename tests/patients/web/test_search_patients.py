from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from patients.actions.patients import archive_patient, register_patient
from patients.actors import SYSTEM
from patients.models import AccessEvent, Patient


@pytest.mark.parametrize("words", ["lar", "Nunes", "CLARA NUN", "7946 0301", "17/5/1984", "1984-05-17"])
def test_the_desk_finds_clara_by(
    words: str, browser_of: Any, rui: User, clara: Patient, ines: Patient
) -> None:
    answer = browser_of(rui).get("/patients/", {"q": words})
    assert "Nunes, Clara" in answer.text
    assert "Prado, Ines" not in answer.text


def test_the_search_box_gets_a_fragment(browser_of: Any, rui: User, clara: Patient) -> None:
    answer = browser_of(rui).get("/patients/search/", {"q": "cla"}, headers={"HX-Request": "true"})
    assert f"/patients/{clara.pk}/" in answer.text
    assert "<html" not in answer.text


def test_without_htmx_the_search_box_leads_to_the_list(browser_of: Any, rui: User, clara: Patient) -> None:
    assert "Nunes, Clara" in browser_of(rui).get("/patients/search/", {"q": "cla"}).text


def test_searching_is_not_opening(browser_of: Any, rui: User, clara: Patient) -> None:
    browser_of(rui).get("/patients/", {"q": "clara"})
    assert not AccessEvent.objects.filter(deed="patient.read").exists()


def test_an_archived_patient_is_found_only_when_asked_for(browser_of: Any, rui: User, clara: Patient) -> None:
    archive_patient(by=rui, patient=clara, reason="moved away")
    assert "Nunes, Clara" not in browser_of(rui).get("/patients/", {"q": "clara"}).text
    assert "Nunes, Clara" in browser_of(rui).get("/patients/", {"q": "clara", "archived": "yes"}).text


def test_the_list_needs_the_same_few_queries_for_one_patient_and_for_forty(
    browser_of: Any, rui: User, clara: Patient
) -> None:
    browser = browser_of(rui)
    with CaptureQueriesContext(connection) as for_one:
        browser.get("/patients/")
    for number in range(40):
        register_patient(by=SYSTEM, given_name="Sam", family_name=f"B{number}", birth_date=date(1970, 1, 1))
    with CaptureQueriesContext(connection) as for_many:
        browser.get("/patients/")
    assert len(for_many) == len(for_one)


@pytest.mark.parametrize("number", ["0", "99", "x", "-1"])
def test_a_page_that_is_not_there_is_not_found(
    number: str, browser_of: Any, rui: User, clara: Patient
) -> None:
    assert browser_of(rui).get("/patients/", {"page": number}).status_code == 404


def test_a_nul_in_the_search_box_harms_nobody(browser_of: Any, rui: User, clara: Patient) -> None:
    assert browser_of(rui).get("/patients/?q=cla%00ra").status_code == 200
