from tests.patients.api.door import Door, refusal
from treatments import content

ALL_NO = {question.id: "no" for question in content.questions()}


def test_the_questions_come_with_why_they_are_asked(ana, back_pain, screened):
    everything = Door(ana).get("red-flag-questions/").json()
    assert len(everything) == len(ALL_NO)
    assert all(question["why"] and question["source"] for question in everything)
    due = Door(ana).get("red-flag-questions/", episode=str(back_pain.pk)).json()
    assert {question["group"] for question in due} == {"cauda_equina"}


def test_a_yes_holds_the_episode_until_a_clinician_decides(ana, back_pain):
    door = Door(ana)
    answers = {**ALL_NO, "CES3": "yes"}
    screen = door.post("red-flag-screens/", episode=str(back_pain.pk), answers=answers).json()
    assert screen["level"] == "E"
    assert door.get(f"episodes/{back_pain.pk}/").json()["hold"] == "E"
    undecided = door.post(f"red-flag-screens/{screen['id']}/resolve/", level="E", reason="Sent to hospital")
    assert refusal(undecided) == (400, "decision_incomplete")
    decided = door.post(
        f"red-flag-screens/{screen['id']}/resolve/",
        level="E",
        reason="Sent to hospital",
        action_taken="Ambulance at 10:20, Dr Hale told",
    )
    assert decided.json()["resolved_at"]


def test_answers_that_are_none_are_refused(ana, back_pain):
    for answers in ({"CES1": "maybe"}, {"XYZ": "yes"}, {"CES1": {}}, [], "yes", None, {"CES1": 1}):
        answer = Door(ana).post("red-flag-screens/", episode=str(back_pain.pk), answers=answers)
        assert refusal(answer)[0] == 400, answers


def test_the_desk_never_sees_answers(rui, screened):
    for address in ("red-flag-screens/", f"red-flag-screens/{screened.pk}/", "red-flag-questions/"):
        assert refusal(Door(rui).get(address)) == (403, "permission_denied")
