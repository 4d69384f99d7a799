from typing import Any

import pytest
from django.contrib.auth.models import User

from patients.models import AccessEvent, Consent, Patient

NEW = {
    "given_name": "Dora",
    "family_name": "Lima",
    "birth_date": "1979-08-30",
    "sex": "female",
    "language": "pt",
    "email": "dora@example.org",
    "privacy": "on",
    "mail": "link",
    "how": "phone",
}


def test_the_desk_registers_a_patient_with_their_consents(browser_of: Any, rui: User) -> None:
    answer = browser_of(rui).post("/patients/new/", NEW)
    dora = Patient.objects.get(given_name="Dora")
    assert answer["Location"] == f"/patients/{dora.pk}/"
    said = {consent.kind: (consent.given, consent.how) for consent in dora.consents.all()}
    assert said == {"privacy": (True, "phone"), "email_care": (True, "phone"), "email_full": (False, "phone")}
    assert AccessEvent.objects.filter(deed="patient.registered", patient=dora, actor=rui).exists()


def test_the_full_programme_by_mail_needs_the_risk_told(browser_of: Any, rui: User) -> None:
    answer = browser_of(rui).post("/patients/new/", {**NEW, "mail": "full"})
    assert answer.status_code == 400
    assert "Tell the patient the risk first" in answer.text
    assert not Patient.objects.exists()


def test_the_full_programme_by_mail_is_on_record_once_chosen(browser_of: Any, rui: User) -> None:
    browser_of(rui).post("/patients/new/", {**NEW, "mail": "full", "risk_told": "on"})
    assert Consent.objects.get(kind="email_full").given


def test_mail_without_an_address_is_refused(browser_of: Any, rui: User) -> None:
    answer = browser_of(rui).post("/patients/new/", {**NEW, "email": ""})
    assert answer.status_code == 400
    assert "Give an e-mail address, or choose no e-mails." in answer.text


def test_somebody_alike_is_shown_before_a_second_file_is_made(
    browser_of: Any, rui: User, clara: Patient
) -> None:
    alike = {**NEW, "given_name": "Klara", "family_name": "Núnez", "birth_date": "1984-05-17"}
    answer = browser_of(rui).post("/patients/new/", alike)
    assert answer.status_code == 409
    assert f"/patients/{clara.pk}/" in answer.text
    assert Patient.objects.count() == 1


def test_somebody_else_with_that_birth_date_is_registered_after_the_question(
    browser_of: Any, rui: User, clara: Patient
) -> None:
    alike = {**NEW, "given_name": "Clara", "family_name": "Nunez", "birth_date": "1984-05-17"}
    assert browser_of(rui).post("/patients/new/", {**alike, "somebody_else": "yes"}).status_code == 302
    assert Patient.objects.count() == 2


def test_a_different_name_with_that_birth_date_is_no_question(
    browser_of: Any, rui: User, clara: Patient
) -> None:
    other = {**NEW, "given_name": "Ruth", "family_name": "Abel", "birth_date": "1984-05-17"}
    assert browser_of(rui).post("/patients/new/", other).status_code == 302


@pytest.mark.parametrize("birth_date", ["2984-01-01", "1700-01-01", "yesterday", ""])
def test_an_impossible_birth_date_is_named(birth_date: str, browser_of: Any, rui: User) -> None:
    answer = browser_of(rui).post("/patients/new/", {**NEW, "birth_date": birth_date})
    assert answer.status_code == 400
    assert 'id="id_birth_date_error"' in answer.text


def test_a_manager_registers_nobody(browser_of: Any, mara: User) -> None:
    assert browser_of(mara).post("/patients/new/", NEW).status_code == 403
    assert not Patient.objects.exists()
