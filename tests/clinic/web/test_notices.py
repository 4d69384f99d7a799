from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy, override

from clinic.actions.notices import raise_notice
from clinic.models import Location, Notice
from patients.actors import SYSTEM
from patients.models import Patient


def notice(patient: Patient, audience: str) -> Notice:
    return raise_notice(
        by=SYSTEM,
        patient=patient,
        kind=f"{audience}-matter",
        subject_id=patient.pk,
        audience=audience,
        summary=f"For the {audience}",
    )


@pytest.fixture
def for_the_desk(clara: Patient, riverside: Location) -> Notice:
    return notice(clara, "desk")


def test_the_desk_says_what_was_done(browser_of: Any, rui: User, for_the_desk: Notice) -> None:
    address = f"/today/notices/{for_the_desk.pk}/"
    assert browser_of(rui).post(address, {"resolution": ""}).status_code == 400
    assert browser_of(rui).post(address, {"resolution": "Called her"}).status_code == 302
    for_the_desk.refresh_from_db()
    assert (for_the_desk.resolution, for_the_desk.resolved_by) == ("Called her", rui)


def test_the_second_to_deal_with_it_is_told(browser_of: Any, rui: User, for_the_desk: Notice) -> None:
    address = f"/today/notices/{for_the_desk.pk}/"
    browser_of(rui).post(address, {"resolution": "Called her"})
    answer = browser_of(rui).post(address, {"resolution": "Called her too"})
    assert answer.status_code == 409
    assert "already dealt with" in answer.text


def test_a_clinical_notice_is_not_for_the_desk(
    browser_of: Any, rui: User, clara: Patient, riverside: Location
) -> None:
    clinical = notice(clara, "clinical")
    assert browser_of(rui).get(f"/today/notices/{clinical.pk}/").status_code == 404
    assert "For the clinical" not in browser_of(rui).get("/today/notices/").text


def test_what_waits_is_said_in_the_clinics_language_whoever_is_spoken_to(clara: Patient) -> None:
    with override("es"):
        raised = raise_notice(
            by=SYSTEM,
            patient=clara,
            kind="x",
            subject_id=clara.pk,
            audience="desk",
            summary=gettext_lazy("Yes"),
        )
    assert raised.summary == "Yes"
