from datetime import timedelta

import pytest

from patients import clock
from tests.patients.api.door import Door, refusal

pytestmark = pytest.mark.usefixtures("own_cache")
BORN = "1984-05-17"
BRIDGE = {
    "exercise_key": "t04",
    "done": "part",
    "sets_done": 2,
    "felt": "too_hard",
    "pain_before": 3,
    "pain_peak": 4,
}


def tell(link, *logs, **more):
    return Door().post(f"programme/{link}/training/", birth_date=BORN, logs=list(logs), **more)


def test_a_day_told_twice_is_one_log(link, back_pain):
    answers = [tell(link, BRIDGE) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json()["left_out"] == []
    log = back_pain.exercise_logs.get()
    assert (log.done, log.sets_done, log.felt, log.pain_before) == ("part", 2, "too_hard", 3)


def test_the_next_morning_is_told_of_its_own_day(link, back_pain):
    day = (clock.now() - timedelta(days=1)).date()
    morning = {"exercise_key": "t04", "done": "full", "pain_next_morning": 2}
    assert tell(link, morning, day=day.isoformat()).status_code == 200
    assert back_pain.exercise_logs.get(day=day).pain_next_morning == 2


def test_an_emergency_is_told_at_once_and_holds_the_episode(link, back_pain, riverside):
    answer = tell(link, {**BRIDGE, "new_symptom": "saddle"}).json()
    assert (answer["emergency"], answer["left_out"]) == (True, ["t04"])
    assert Door().post(f"programme/{link}/open/", birth_date=BORN).json()["left_out"] == ["t04"]
    assert riverside.emergency_number in answer["emergency_text"]
    back_pain.refresh_from_db()
    assert back_pain.hold == "E"


def test_an_emergency_told_again_is_again_an_emergency(link):
    told = [tell(link, {**BRIDGE, "new_symptom": "saddle"}).json() for _ in range(2)]
    assert [answer["emergency"] for answer in told] == [True, True]


def test_an_emergency_with_an_unknown_exercise_counts_for_any(link, back_pain):
    answer = tell(link, {**BRIDGE, "exercise_key": "t99", "new_symptom": "saddle"}).json()
    assert (answer["emergency"], answer["left_out"]) == (True, ["t04"])
    assert back_pain.exercise_logs.get().done == "part"


@pytest.mark.parametrize(
    "faulty",
    [
        {"pain_peak": 11},
        {"done": "twice"},
        {"done": None},
        {"exercise_key": None},
        {"exercise_key": "x" * 99},
    ],
)
def test_an_emergency_is_taken_whatever_else_is_faulty_about_its_exercise(link, back_pain, faulty):
    clam = {"exercise_key": "t09", "done": "full", "sets_done": -1}
    answer = tell(link, clam, {**BRIDGE, "new_symptom": "saddle", **faulty}, day="soon").json()
    assert (answer["emergency"], answer["left_out"]) == (True, ["t04"])
    assert back_pain.exercise_logs.get().new_symptom == "saddle"


def test_an_emergency_among_too_many_logs_is_taken(link):
    logs = [{"exercise_key": f"t{number}", "done": "full"} for number in range(70)]
    assert tell(link, *logs, {**BRIDGE, "new_symptom": "saddle"}).json()["emergency"]


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"new_symptom": "hungry"}, 400),
        ({"pain_peak": 11}, 400),
        ({"done": "twice"}, 400),
        ({"exercise_key": "t99"}, 400),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_kept(link, back_pain, wrong, status):
    assert refusal(tell(link, {**BRIDGE, **wrong}))[0] == status
    assert not back_pain.exercise_logs.exists()


def test_days_long_ago_are_refused(link):
    assert refusal(tell(link, BRIDGE, day="2020-01-01")) == (400, "day")


def test_staff_withdraw_the_links_of_a_programme(link, ana, back_pain):
    programme = back_pain.programme
    assert Door(ana).post(f"programmes/{programme.pk}/withdraw-links/").status_code == 200
    assert refusal(tell(link, BRIDGE)) == (410, "link_revoked")
