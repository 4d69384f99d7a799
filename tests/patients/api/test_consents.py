from patients.models import Consent
from tests.patients.api.door import Door, refusal


def test_the_newest_word_of_a_patient_counts(rui, clara):
    answer = Door(rui).post("consents/", patient=str(clara.pk), kind="email_care", given=False, how="phone")
    assert answer.status_code == 201
    assert not Consent.objects.given(clara, "email_care")


def test_a_full_programme_needs_an_address_to_send_it_to(rui, clara):
    door = Door(rui)
    door.patch(f"patients/{clara.pk}/", email="")
    answer = door.post("consents/", patient=str(clara.pk), kind="email_full", given=True)
    assert refusal(answer) == (409, "no_email")


def test_a_consent_is_never_changed(rui, clara):
    consent = clara.consents.first()
    assert refusal(Door(rui).patch(f"consents/{consent.pk}/", given=False)) == (405, "method_not_allowed")
