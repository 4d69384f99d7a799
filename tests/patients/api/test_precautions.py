from patients.models import AccessEvent
from tests.patients.api.door import NOBODY, Door, refusal


def test_a_precaution_is_added_and_ended(rui, clara):
    door = Door(rui)
    added = door.post("precautions/", patient=str(clara.pk), code="pacemaker", since="2020-01-01")
    assert added.status_code == 201
    ended = door.post(f"precautions/{added.json()['id']}/end/", until="2024-01-01")
    assert ended.json()["until"] == "2024-01-01"


def test_the_same_precaution_is_not_recorded_twice(rui, clara):
    door = Door(rui)
    door.post("precautions/", patient=str(clara.pk), code="pacemaker")
    assert refusal(door.post("precautions/", patient=str(clara.pk), code="pacemaker"))[0] == 400


def test_a_patient_nobody_knows_is_refused_with_a_sentence(rui):
    answer = Door(rui).post("precautions/", patient=NOBODY, code="pacemaker")
    assert refusal(answer) == (400, "invalid")
    assert answer.json()["details"]["patient"] == ["There is nothing with this id."]


def test_precautions_are_listed_by_patient(rui, clara, ines):
    door = Door(rui)
    for patient in (clara, ines):
        door.post("precautions/", patient=str(patient.pk), code="osteoporosis")
    rows = door.get("precautions/", patient=str(clara.pk)).json()["results"]
    assert [row["patient"] for row in rows] == [str(clara.pk)]
    assert AccessEvent.objects.get(deed="precaution.listed").patient == clara
