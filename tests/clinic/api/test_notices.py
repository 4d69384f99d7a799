import pytest

from clinic.actions.notices import raise_notice
from patients.actors import SYSTEM
from tests.patients.api.door import Door, refusal


@pytest.fixture
def notices(clara):
    return {
        audience: raise_notice(
            by=SYSTEM, patient=clara, kind="mail", subject_id=clara.pk, audience=audience, summary="Bounced"
        )
        if audience == "desk"
        else raise_notice(
            by=SYSTEM, patient=clara, kind="answer", subject_id=clara.pk, audience=audience, summary="Worse"
        )
        for audience in ("desk", "clinical")
    }


def test_each_sees_the_notices_meant_for_them(rui, ana, notices):
    audiences = [row["audience"] for row in Door(rui).get("notices/").json()["results"]]
    assert audiences == ["desk"]
    assert Door(ana).get("notices/").json()["count"] == 2


def test_a_clinical_notice_is_not_there_for_the_desk(rui, notices):
    answer = Door(rui).post(f"notices/{notices['clinical'].pk}/resolve/", resolution="Called")
    assert refusal(answer) == (404, "not_found")


def test_a_notice_is_resolved_once(rui, notices):
    door = Door(rui)
    answer = door.post(f"notices/{notices['desk'].pk}/resolve/", resolution="Called, new address")
    assert answer.json()["resolution"] == "Called, new address"
    again = door.post(f"notices/{notices['desk'].pk}/resolve/", resolution="Me too")
    assert refusal(again) == (409, "already_resolved")
    assert door.get("notices/", resolved_at__isnull=True).json()["count"] == 0
