import pytest

from tests.patients.api.door import Door, refusal
from treatments.models import Muscle, ProgrammeVersion, Session, Technique


@pytest.fixture
def draft(ana, back_pain):
    return Door(ana).post("sessions/", episode=str(back_pain.pk)).json()


@pytest.fixture
def row(library):
    return {
        "technique": str(Technique.objects.get(key="scs").pk),
        "muscle": str(Muscle.objects.get(key="erector_spinae").pk),
        "region": "low_back",
        "side": "left",
        "parameters": {"tender_point": "Left L4", "tenderness_before": 7, "hold_s": 90, "slow_return": True},
    }


def test_a_session_is_recorded_technique_by_technique_and_signed(ana, draft, screened, row):
    door = Door(ana)
    saved = door.patch(
        f"sessions/{draft['id']}/",
        consent_confirmed=True,
        subjective="Better since Monday",
        pain_before=6,
        pain_after=3,
        techniques=[{**row, "pain_before": 6, "pain_after": 3, "response": "better"}],
    )
    assert saved.status_code == 200, saved.json()
    assert [one["response"] for one in saved.json()["techniques"]] == ["better"]
    assert door.post(f"sessions/{draft['id']}/sign/").json()["status"] == "signed"
    assert refusal(door.patch(f"sessions/{draft['id']}/", subjective="Worse")) == (409, "signed")


def test_nothing_is_treated_before_the_safety_questions(ana, draft, row):
    answer = Door(ana).patch(f"sessions/{draft['id']}/", techniques=[row])
    assert refusal(answer) == (409, "not_screened")
    assert not Session.objects.get().techniques.exists()


def test_an_emergency_stops_treatment_through_this_door_as_well(ana, draft, emergency, row):
    answer = Door(ana).patch(f"sessions/{draft['id']}/", techniques=[row])
    assert refusal(answer) == (409, "red_flag_emergency")


def test_a_technique_row_must_name_its_technique(ana, draft, screened):
    for rows in ([{}], [{"technique": None}], [[]], ["scs"], {}, [{"technique": "x"}]):
        assert refusal(Door(ana).patch(f"sessions/{draft['id']}/", techniques=rows))[0] == 400, rows


def test_details_a_technique_does_not_have_are_refused(ana, draft, screened, row):
    for details in ({"no_such": 1}, {"hold_s": "x" * 400}, [], "words"):
        answer = Door(ana).patch(f"sessions/{draft['id']}/", techniques=[{**row, "parameters": details}])
        assert refusal(answer)[0] == 400


def test_signing_issues_the_programme_and_its_handout(ana, draft, bridge, screened, back_pain, riverside):
    door = Door(ana)
    item = {"exercise": str(bridge.pk), "dose": {"reps": 8, "sets": 2}}
    made = door.post("programmes/", episode=str(back_pain.pk), note="Slowly", items=[item])
    assert made.status_code == 201, made.json()
    door.patch(f"sessions/{draft['id']}/", subjective="Better")
    assert door.post(f"sessions/{draft['id']}/sign/").status_code == 200
    version = ProgrammeVersion.objects.get()
    handout = door.get(f"programme-versions/{version.pk}/handout/")
    assert handout.content.startswith(b"%PDF")
    assert door.get("follow-ups/", session=draft["id"]).json()["count"] >= 1


def test_the_desk_never_sees_a_session(rui, draft):
    for address in ("sessions/", f"sessions/{draft['id']}/"):
        assert refusal(Door(rui).get(address)) == (403, "permission_denied")
    assert refusal(Door(rui).patch(f"sessions/{draft['id']}/", subjective="x")) == (403, "permission_denied")
    assert refusal(Door(rui).post(f"sessions/{draft['id']}/sign/")) == (403, "permission_denied")
