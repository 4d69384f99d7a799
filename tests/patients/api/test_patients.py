from patients.models import AccessEvent, Consent, Patient
from tests.patients.api.door import NOBODY, Door, refusal

PAULA = {"given_name": "Paula", "family_name": "Reis", "birth_date": "1979-03-02"}


def test_the_desk_registers_a_patient_with_what_they_agreed_to(rui):
    answer = Door(rui).post(
        "patients/", **PAULA, consents={"privacy": True, "email_care": False}, how="phone"
    )
    assert answer.status_code == 201
    patient = Patient.objects.get(pk=answer.json()["id"])
    assert Consent.objects.given(patient, "privacy")
    assert not Consent.objects.given(patient, "email_care")
    assert {consent.how for consent in patient.consents.all()} == {"phone"}


def test_a_patient_is_found_by_part_of_a_name_or_a_birth_date(rui, clara, ines):
    for words in ("nun", "17.05.1984", "7946 0301", "clara@"):
        found = Door(rui).get("patients/", search=words).json()
        assert [row["id"] for row in found["results"]] == [str(clara.pk)], words


def test_reading_a_patient_leaves_a_line_in_the_access_log(rui, clara):
    answer = Door(rui).get(f"patients/{clara.pk}/")
    assert answer.json()["family_name"] == "Nunes"
    event = AccessEvent.objects.get(deed="patient.read")
    assert (event.actor, event.patient) == (rui, clara)


def test_a_list_leaves_a_line_for_each_patient_on_it(rui, clara, ines):
    Door(rui).get("patients/")
    events = AccessEvent.objects.filter(deed="patient.listed", actor=rui)
    assert {event.patient for event in events} == {clara, ines}


def test_only_what_was_sent_is_changed(rui, clara):
    answer = Door(rui).patch(f"patients/{clara.pk}/", occupation="Potter")
    assert answer.status_code == 200
    clara.refresh_from_db()
    assert (clara.occupation, clara.email) == ("Potter", "clara@example.org")


def test_an_archived_patient_cannot_be_archived_again(rui, clara):
    door = Door(rui)
    assert door.post(f"patients/{clara.pk}/archive/", reason="Moved away").json()["archived_at"]
    assert refusal(door.post(f"patients/{clara.pk}/archive/", reason="Again")) == (409, "already_archived")


def test_impossible_birth_dates_are_refused_by_field(rui):
    for day in ("2984-01-01", "1700-01-01", "1984-02-30", "yesterday"):
        answer = Door(rui).post("patients/", **{**PAULA, "birth_date": day})
        assert refusal(answer)[0] == 400
        assert "birth_date" in answer.json()["details"]


def test_a_patient_cannot_be_deleted(ana, clara):
    assert refusal(Door(ana).delete(f"patients/{clara.pk}/")) == (405, "method_not_allowed")
    assert Patient.objects.filter(pk=clara.pk).exists()


def test_an_unknown_patient_is_not_found(rui):
    for key in (NOBODY, "not-a-key", "%00", "1"):
        assert refusal(Door(rui).get(f"patients/{key}/")) == (404, "not_found")


def test_the_manager_reads_patients_and_changes_none(mara, clara):
    assert Door(mara).get(f"patients/{clara.pk}/").status_code == 200
    assert refusal(Door(mara).patch(f"patients/{clara.pk}/", occupation="Potter")) == (
        403,
        "permission_denied",
    )


def test_a_filter_that_does_not_exist_is_refused(rui, clara):
    answer = Door(rui).get("patients/?famly_name=Nunes")
    assert answer.status_code == 400
    assert "famly_name" in answer.json()["message"]
