from typing import Any

import pytest
from django.contrib.auth.models import User

from patients.models import AccessEvent, Patient


@pytest.fixture
def owner(db: None) -> User:
    return User.objects.create_superuser("owner", password="a quiet tuesday")


@pytest.mark.parametrize("noun", ["patient", "consent", "precaution", "accessevent"])
def test_the_admin_shows_and_changes_nothing(noun: str, browser_of: Any, owner: User, clara: Patient) -> None:
    browser = browser_of(owner)
    assert browser.get(f"/admin/physio_patients/{noun}/").status_code == 200
    assert browser.get(f"/admin/physio_patients/{noun}/add/").status_code == 403


def test_opening_a_file_in_the_admin_is_a_read_too(browser_of: Any, owner: User, clara: Patient) -> None:
    browser_of(owner).get(f"/admin/physio_patients/patient/{clara.pk}/change/")
    assert AccessEvent.objects.filter(deed="patient.read", actor=owner, patient=clara).exists()


def test_the_admin_saves_no_patient(browser_of: Any, owner: User, clara: Patient) -> None:
    address = f"/admin/physio_patients/patient/{clara.pk}/change/"
    assert browser_of(owner).post(address, {"given_name": "Eve"}).status_code == 403
