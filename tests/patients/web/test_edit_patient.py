from typing import Any

from django.contrib.auth.models import User
from django.forms import model_to_dict

from patients.models import AccessEvent, Patient
from patients.web.forms.patients import PatientForm


def details(patient: Patient, **changed: str) -> dict[str, Any]:
    return {**model_to_dict(patient, fields=PatientForm.Meta.fields), **changed}


def test_the_desk_changes_a_phone_number(browser_of: Any, rui: User, clara: Patient) -> None:
    answer = browser_of(rui).post(f"/patients/{clara.pk}/edit/", details(clara, phone="020 7946 0399"))
    clara.refresh_from_db()
    assert answer.status_code == 302
    assert clara.phone == "020 7946 0399"
    assert AccessEvent.objects.get(deed="patient.changed").reason == "phone"


def test_a_name_left_out_is_named_and_nothing_saved(browser_of: Any, rui: User, clara: Patient) -> None:
    answer = browser_of(rui).post(f"/patients/{clara.pk}/edit/", details(clara, family_name=""))
    clara.refresh_from_db()
    assert answer.status_code == 400
    assert clara.family_name == "Nunes"


def test_looking_at_the_form_changes_nothing(browser_of: Any, rui: User, clara: Patient) -> None:
    browser_of(rui).get(f"/patients/{clara.pk}/edit/?phone=1")
    assert not AccessEvent.objects.filter(deed="patient.changed").exists()


def test_a_manager_changes_no_patient(browser_of: Any, mara: User, clara: Patient) -> None:
    assert browser_of(mara).post(f"/patients/{clara.pk}/edit/", details(clara)).status_code == 403


def test_the_desk_archives_with_a_reason(browser_of: Any, rui: User, clara: Patient) -> None:
    address = f"/patients/{clara.pk}/archive/"
    assert browser_of(rui).post(address, {"reason": ""}).status_code == 400
    assert browser_of(rui).post(address, {"reason": "Moved away"}).status_code == 302
    clara.refresh_from_db()
    assert clara.archived_at


def test_archiving_twice_is_refused_in_words(browser_of: Any, rui: User, clara: Patient) -> None:
    browser_of(rui).post(f"/patients/{clara.pk}/archive/", {"reason": "Moved away"})
    answer = browser_of(rui).post(f"/patients/{clara.pk}/archive/", {"reason": "Again"})
    assert answer.status_code == 409
    assert "no longer active" in answer.text
