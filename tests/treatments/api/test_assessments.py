import pytest

from tests.conftest import staff
from tests.patients.api.door import NOBODY, Door, refusal
from treatments.models import Assessment, Muscle


@pytest.fixture
def draft(ana, back_pain):
    return Door(ana).post("assessments/", episode=str(back_pain.pk)).json()


def test_findings_are_saved_read_back_and_replaced(ana, draft, library):
    muscle = str(Muscle.objects.first().pk)
    door = Door(ana)
    saved = door.patch(
        f"assessments/{draft['id']}/",
        pain_now=6,
        impression="Protective spasm",
        muscle_findings=[{"muscle": muscle, "side": "left", "spasm": 2}],
        movement_findings=[{"region": "low_back", "direction": "flexion", "degrees": 40}],
    ).json()
    assert saved["muscle_findings"][0]["spasm"] == 2
    again = door.patch(f"assessments/{draft['id']}/", movement_findings=[]).json()
    assert (len(again["muscle_findings"]), again["movement_findings"], again["pain_now"]) == (1, [], 6)


def test_an_old_tab_does_not_overwrite_a_newer_one(ana, draft):
    door = Door(ana)
    door.patch(f"assessments/{draft['id']}/", revision=draft["revision"], story="New")
    stale = door.patch(f"assessments/{draft['id']}/", revision=draft["revision"], story="Old")
    assert refusal(stale) == (409, "changed_meanwhile")
    assert Assessment.objects.get().story == "New"


def test_nothing_is_signed_without_an_impression(ana, draft):
    assert refusal(Door(ana).post(f"assessments/{draft['id']}/sign/")) == (400, "no_impression")


def test_signed_is_final(ana, draft):
    door = Door(ana)
    door.patch(f"assessments/{draft['id']}/", impression="Protective spasm")
    assert door.post(f"assessments/{draft['id']}/sign/").json()["status"] == "signed"
    assert refusal(door.patch(f"assessments/{draft['id']}/", story="Later")) == (409, "signed")
    assert refusal(door.delete(f"assessments/{draft['id']}/")) == (405, "method_not_allowed")


@pytest.mark.parametrize(
    "words",
    [
        {"pain_now": 11},
        {"pain_now": -1},
        {"pain_now": 10**40},
        {"pain_now": "bad"},
        {"sleep_hours": 25},
        {"sleep_hours": "NaN"},
        {"sleep_hours": 1e300},
        {"story": "x" * 8001},
        {"symptoms": {"not": "a list"}},
        {"neuro": []},
        {"body_marks": [{"x": "\x00"}]},
        {"impact": {"deep": [[[[[[[[[1]]]]]]]]]}},
        {"segments": [0] * 6000},
        {"muscle_findings": [{}]},
        {"muscle_findings": [{"muscle": NOBODY}]},
        {"movement_findings": [{"region": "low_back", "direction": "sideways"}]},
        {"movement_findings": "none"},
        {"happened_at": "0001-01-01T00:00:00Z"},
        {"revision": -1},
        {"revision": 10**30},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(ana, draft, words):
    assert refusal(Door(ana).patch(f"assessments/{draft['id']}/", **words))[0] in (400, 409)
    assert Assessment.objects.get().revision == draft["revision"]


def test_somebody_elses_draft_is_not_touched(draft):
    other = staff("eva", "physiotherapist")
    assert refusal(Door(other).patch(f"assessments/{draft['id']}/", story="Mine")) == (403, "not_your_draft")
