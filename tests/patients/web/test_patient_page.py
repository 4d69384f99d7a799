from typing import Any

from django.contrib.auth.models import User

from patients.actions.precautions import add_precaution, end_precaution
from patients.models import AccessEvent, Patient


def test_opening_the_page_stands_in_the_access_log(browser_of: Any, rui: User, clara: Patient) -> None:
    browser_of(rui).get(f"/patients/{clara.pk}/")
    read = AccessEvent.objects.get(deed="patient.read")
    assert (read.actor, read.patient) == (rui, clara)


def test_precautions_stand_above_everything(browser_of: Any, rui: User, clara: Patient) -> None:
    add_precaution(by=rui, patient=clara, code="pacemaker", note="Left chest")
    page = browser_of(rui).get(f"/patients/{clara.pk}/").text
    assert page.index("Left chest") < page.index("Contact and details")


def test_an_ended_precaution_stays_readable(browser_of: Any, rui: User, clara: Patient) -> None:
    precaution = add_precaution(by=rui, patient=clara, code="pregnancy")
    end_precaution(by=rui, precaution=precaution)
    precaution.until = precaution.until.replace(year=2020) if precaution.until else None
    precaution.save()
    page = browser_of(rui).get(f"/patients/{clara.pk}/").text
    assert "strip-caution" not in page
    assert "Ended" in page


def test_consents_not_asked_for_are_told_apart_from_no(browser_of: Any, rui: User, clara: Patient) -> None:
    page = browser_of(rui).get(f"/patients/{clara.pk}/").text
    assert "Not asked" in page
    assert "Given" in page


def test_only_a_clinician_is_led_to_the_clinical_record(
    browser_of: Any, rui: User, ana: User, clara: Patient
) -> None:
    record = f"/patients/{clara.pk}/record/"
    assert record in browser_of(ana).get(f"/patients/{clara.pk}/").text
    assert record not in browser_of(rui).get(f"/patients/{clara.pk}/").text


def test_visits_and_messages_are_links_without_javascript(browser_of: Any, rui: User, clara: Patient) -> None:
    page = browser_of(rui).get(f"/patients/{clara.pk}/").text
    for panel in ("visits", "messages"):
        assert f'href="/patients/{clara.pk}/{panel}/"' in page
        assert browser_of(rui).get(f"/patients/{clara.pk}/{panel}/").status_code == 200


def test_a_language_no_list_knows_is_shown_as_it_stands(browser_of: Any, rui: User, clara: Patient) -> None:
    Patient.objects.filter(pk=clara.pk).update(language="tlh")
    assert "tlh" in browser_of(rui).get(f"/patients/{clara.pk}/").text
