from typing import Any

from django.contrib.auth.models import User

from patients.actions.precautions import add_precaution
from patients.models import Consent, Patient, Precaution


def test_a_precaution_is_chosen_from_the_condition_list(browser_of: Any, rui: User, clara: Patient) -> None:
    address = f"/patients/{clara.pk}/precautions/new/"
    assert browser_of(rui).post(address, {"code": "sore-thumb"}).status_code == 400
    assert browser_of(rui).post(address, {"code": "pacemaker", "since": "2019-05-01"}).status_code == 302
    assert Precaution.objects.get(patient=clara).code == "pacemaker"


def test_the_same_precaution_twice_is_refused_in_words(browser_of: Any, rui: User, clara: Patient) -> None:
    add_precaution(by=rui, patient=clara, code="pacemaker")
    answer = browser_of(rui).post(f"/patients/{clara.pk}/precautions/new/", {"code": "pacemaker"})
    assert answer.status_code == 400
    assert "already on the record" in answer.text


def test_a_precaution_cannot_end_before_it_began(browser_of: Any, rui: User, clara: Patient) -> None:
    dates = {"code": "pregnancy", "since": "2026-05-01", "until": "2026-04-01"}
    answer = browser_of(rui).post(f"/patients/{clara.pk}/precautions/new/", dates)
    assert answer.status_code == 400
    assert "The end is before the start." in answer.text


def test_ending_a_precaution_asks_when(browser_of: Any, rui: User, clara: Patient) -> None:
    precaution = add_precaution(by=rui, patient=clara, code="pregnancy")
    assert browser_of(rui).get(f"/precautions/{precaution.pk}/end/").status_code == 200
    browser_of(rui).post(f"/precautions/{precaution.pk}/end/", {"until": "2026-01-31"})
    precaution.refresh_from_db()
    assert str(precaution.until) == "2026-01-31"


def test_consent_is_taken_back_and_the_history_stays(browser_of: Any, rui: User, clara: Patient) -> None:
    word = {"kind": "email_care", "given": "no", "how": "phone", "text_version": "1"}
    assert browser_of(rui).post(f"/patients/{clara.pk}/consents/new/", word).status_code == 302
    assert not Consent.objects.given(clara, "email_care")
    assert "History" in browser_of(rui).get(f"/patients/{clara.pk}/").text


def test_consent_to_full_mail_needs_the_risk_told(browser_of: Any, rui: User, clara: Patient) -> None:
    word = {"kind": "email_full", "given": "yes", "how": "phone", "text_version": "1"}
    address = f"/patients/{clara.pk}/consents/new/"
    assert browser_of(rui).post(address, word).status_code == 400
    assert browser_of(rui).post(address, {**word, "risk_told": "on"}).status_code == 302


def test_full_mail_without_an_address_is_refused(browser_of: Any, rui: User, clara: Patient) -> None:
    Patient.objects.filter(pk=clara.pk).update(email="")
    word = {"kind": "email_full", "given": "yes", "how": "phone", "text_version": "1", "risk_told": "on"}
    answer = browser_of(rui).post(f"/patients/{clara.pk}/consents/new/", word)
    assert answer.status_code == 409
    assert "no e-mail address" in answer.text


def test_an_unknown_kind_of_consent_is_refused(browser_of: Any, rui: User, clara: Patient) -> None:
    assert browser_of(rui).get(f"/patients/{clara.pk}/consents/new/?kind=blood").status_code == 400
    word = {"kind": "blood", "given": "yes", "how": "phone", "text_version": "1"}
    assert browser_of(rui).post(f"/patients/{clara.pk}/consents/new/", word).status_code == 400
