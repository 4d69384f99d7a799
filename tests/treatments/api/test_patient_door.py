from uuid import uuid4

import pytest

from clinic.models import Notice
from patients import clock
from patients.models import AccessEvent
from tests.patients.api.door import Door, refusal
from treatments.api.patient_door import PerLink, PerVisitor
from treatments.models import CheckIn

pytestmark = pytest.mark.usefixtures("own_cache")
BORN = "1984-05-17"


def answers(**more):
    return {"birth_date": BORN, "submission": str(uuid4()), "pain_now": 3, "overall": "better", **more}


def use_up(limit, subject):
    for _ in range(limit.most):
        limit.spend(subject)


def test_the_date_of_birth_opens_the_programme_and_the_reading_is_logged(link, clara):
    opened = Door().post(f"programme/{link}/open/", birth_date=BORN)
    assert opened.json()["content"]["note"] == "Slowly"
    assert opened["Cache-Control"] == "no-store"
    assert AccessEvent.objects.filter(deed="programme.read", patient=clara).count() == 1


def test_a_wrong_date_is_counted_until_the_link_locks(link):
    tries = [refusal(Door().post(f"programme/{link}/open/", birth_date="1984-05-18")) for _ in range(5)]
    assert tries[:4] == [(403, "wrong_birth_date")] * 4
    assert tries[4] == (410, "link_locked")
    assert refusal(Door().post(f"programme/{link}/open/", birth_date=BORN)) == (410, "link_locked")
    assert Notice.objects.waiting().get(kind="link-locked").audience == Notice.Audience.DESK


def test_a_made_up_link_opens_nothing(db):
    for token in ("x", "é" * 50, "%00", "a" * 3000):
        assert refusal(Door().post(f"programme/{token}/open/", birth_date=BORN)) == (404, "unknown_link")


def test_a_link_is_not_opened_by_looking_at_it(link):
    assert refusal(Door().get(f"programme/{link}/open/")) == (405, "method_not_allowed")


def test_a_check_in_arrives_once_however_often_it_is_sent(link):
    log = {"exercise_key": "t04", "done": "full", "pain_peak": 2}
    body = answers(logs=[log], confidence=8)
    first, second = (Door().post(f"programme/{link}/check-ins/", **body) for _ in range(2))
    assert first.status_code == second.status_code == 201
    assert first.json() == second.json()
    assert (first.json()["emergency"], CheckIn.objects.count()) == (False, 1)


def test_a_dangerous_answer_is_told_at_once_and_holds_the_episode(link, back_pain, riverside):
    answer = Door().post(f"programme/{link}/check-ins/", **answers(answers={"CES3": "yes"})).json()
    assert answer["emergency"]
    assert riverside.emergency_number in answer["emergency_text"]
    back_pain.refresh_from_db()
    assert back_pain.hold == "E"


def test_a_symptom_in_a_check_in_is_an_emergency_as_well(link, back_pain):
    log = {"exercise_key": "t04", "done": "part", "new_symptom": "saddle"}
    assert Door().post(f"programme/{link}/check-ins/", **answers(logs=[log])).json()["emergency"]
    back_pain.refresh_from_db()
    assert back_pain.hold == "E"


@pytest.mark.parametrize(
    "more",
    [
        {"logs": [{"exercise_key": "t99", "done": "full"}]},
        {"logs": [{"exercise_key": "t04", "done": "full"}] * 2},
        {"answers": {"CES3": "yes", "ABC": "no"}},
    ],
)
def test_an_emergency_is_taken_without_what_nobody_knows(link, back_pain, more):
    told = answers(**{"answers": {"CES3": "yes"}, **more})
    answer = Door().post(f"programme/{link}/check-ins/", **told)
    assert (answer.status_code, answer.json()["emergency"]) == (201, True)
    assert CheckIn.objects.get().screen.answers == {"CES3": "yes"}


@pytest.mark.parametrize(
    "faulty",
    [
        {"pain_now": 11},
        {"submission": "x"},
        {"submission": None},
        {"words": "\x00"},
        {"confidence": "a lot"},
        {"logs": "none"},
        {"logs": [{"exercise_key": "t04"}, 7]},
        {"logs": [{"exercise_key": "t04", "done": "full"}] * 61},
        {"answers": {"CES3": "yes", "CES1": "perhaps"}},
    ],
)
def test_an_emergency_is_taken_whatever_else_is_faulty(link, back_pain, faulty):
    told = answers(**{"answers": {"CES3": "yes"}, **faulty})
    answer = Door().post(f"programme/{link}/check-ins/", **told)
    assert (answer.status_code, answer.json()["emergency"]) == (201, True)
    back_pain.refresh_from_db()
    assert back_pain.hold == "E"


def test_an_emergency_still_needs_the_birth_date(link):
    for born in ("1984-05-18", "x", None):
        told = answers(answers={"CES3": "yes"}, birth_date=born, pain_now=11)
        assert refusal(Door().post(f"programme/{link}/check-ins/", **told))[0] in (400, 403)
    assert not CheckIn.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"birth_date": "1984-05-18"},
        {"birth_date": None},
        {"submission": "x"},
        {"pain_now": 11},
        {"confidence": -1},
        {"words": "x" * 2001},
        {"words": "\x00"},
        {"logs": [{"exercise_key": "t99", "done": "full"}]},
        {"logs": [{"exercise_key": "t04", "done": "full"}] * 2},
        {"logs": [{"exercise_key": "t04"}]},
        {"logs": {}},
        {"answers": {"CES3": "perhaps"}},
        {"answers": {"ABC": "yes"}},
        {"answers": {"CES3": ["yes"]}},
        {"call_me": "please"},
    ],
)
def test_answers_that_make_no_sense_are_refused_whole(link, wrong):
    answer = Door().post(f"programme/{link}/check-ins/", **{**answers(), **wrong})
    assert refusal(answer)[0] in (400, 403)
    assert not CheckIn.objects.exists()


def test_knocking_too_often_is_slowed_down(link):
    with clock.at(clock.now().replace(second=15)):
        answers = [Door().post(f"programme/{link}/open/", birth_date=BORN) for _ in range(31)]
    assert [answer.status_code for answer in answers] == [200] * 30 + [429]
    assert refusal(answers[-1]) == (429, "too_many")
    assert answers[-1]["Retry-After"] == "45"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("check-ins", {"answers": {"CES3": "yes"}}),
        ("training", {"logs": [{"exercise_key": "t04", "new_symptom": "saddle"}]}),
    ],
)
def test_what_may_be_dangerous_is_never_too_often(link, back_pain, path, told):
    with clock.at(clock.now()):
        use_up(PerLink.limit, link)
        use_up(PerVisitor.limit, "127.0.0.1")
        assert refusal(Door().post(f"programme/{link}/open/", birth_date=BORN)) == (429, "too_many")
        answer = Door().post(f"programme/{link}/{path}/", **answers(**told))
    assert answer.json()["emergency"]
    back_pain.refresh_from_db()
    assert back_pain.hold == "E"


def test_without_the_cache_a_patient_still_gets_in(link, settings):
    redis = "django.core.cache.backends.redis.RedisCache"
    settings.CACHES = {"default": {"BACKEND": redis, "LOCATION": "redis://127.0.0.1:1/0"}}
    assert Door().post(f"programme/{link}/open/", birth_date=BORN).status_code == 200


def test_staff_read_the_answers(ana, rui, link):
    Door().post(f"programme/{link}/check-ins/", **answers(words="Much better", answers={"CES1": "no"}))
    row = Door(ana).get("check-ins/").json()["results"][0]
    assert (row["words"], row["level"], row["answers"]) == ("Much better", "N", {"CES1": "no"})
    assert refusal(Door(ana).post("check-ins/", words="x")) == (405, "method_not_allowed")
    assert refusal(Door(rui).get("check-ins/")) == (403, "permission_denied")
