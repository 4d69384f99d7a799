from datetime import timedelta

import pytest

from clinic.actions.appointments import book_appointment
from clinic.models import Appointment
from tests.patients.api.door import NOBODY, Door, refusal

WEEK = timedelta(weeks=1)


@pytest.fixture
def plan(visit):
    local = visit["location"].local(visit["starts_at"])
    keys = {name: str(visit[name].pk) for name in ("patient", "practitioner", "location", "type")}
    return {**keys, "first_day": local.date().isoformat(), "time": "10:00", "count": 3}


@pytest.fixture
def new_series(visit):
    keys = {name: str(visit[name].pk) for name in ("patient", "location", "type")}
    practitioner = str(visit["practitioner"].pk)
    starts = [visit["starts_at"] + number * WEEK for number in range(3)]
    visits = [{"practitioner": practitioner, "starts_at": start.isoformat()} for start in starts]
    return {**keys, "visits": visits}


@pytest.fixture
def booked_series(rui, new_series):
    return Door(rui).post("series/", **new_series).json()


def test_a_preview_says_of_each_visit_whether_it_can_be(rui, ines, visit, plan):
    book_appointment(by=rui, **{**visit, "patient": ines, "starts_at": visit["starts_at"] + WEEK})
    outcomes = Door(rui).post("series/preview/", **plan).json()
    assert [outcome["free"] for outcome in outcomes] == [True, False, True]
    assert outcomes[1]["why"] == "Ana Sousa has another visit then."
    assert outcomes[1]["others"][0]["practitioner_name"] == "Ana Sousa"
    assert Appointment.objects.count() == 1


def test_a_series_is_booked_as_a_whole(rui, new_series):
    answer = Door(rui).post("series/", **new_series, note="By taxi")
    assert answer.status_code == 201
    assert [row["starts_at"] for row in answer.json()] == [
        one["starts_at"].replace("+00:00", "Z") for one in new_series["visits"]
    ]
    assert len({row["series"] for row in answer.json()}) == 1


def test_one_taken_visit_refuses_all_and_names_what_is_near(rui, ines, visit, new_series):
    book_appointment(by=rui, **{**visit, "patient": ines, "starts_at": visit["starts_at"] + WEEK})
    answer = Door(rui).post("series/", **new_series)
    assert refusal(answer) == (409, "series_conflict")
    assert answer.json()["details"]["next_free"]
    assert Appointment.objects.count() == 1


def test_the_following_go_along(rui, booked_series, visit):
    second = booked_series[1]
    later = visit["starts_at"] + WEEK + timedelta(hours=3)
    address = f"series/{second['series']}/move/"
    moved = Door(rui).post(address, appointment=second["id"], scope="following", starts_at=later.isoformat())
    assert moved.status_code == 200
    hours = [visit["location"].local(one.starts_at).hour for one in Appointment.objects.order_by("starts_at")]
    assert hours == [10, 13, 13]


def test_all_are_cancelled(rui, booked_series):
    first = booked_series[0]
    address = f"series/{first['series']}/cancel/"
    gone = Door(rui).post(address, appointment=first["id"], scope="all", reason="better").json()
    assert {row["status"] for row in gone} == {"cancelled_by_patient"}
    assert len(gone) == 3


def test_a_visit_of_another_series_is_not_found(rui, booked_series):
    words = {"appointment": booked_series[0]["id"], "scope": "all", "reason": "better"}
    assert refusal(Door(rui).post(f"series/{NOBODY}/cancel/", **words)) == (404, "not_found")


@pytest.mark.parametrize(
    "wrong",
    [
        {"count": 0},
        {"count": 101},
        {"every_weeks": 0},
        {"weekdays": [7]},
        {"time": "25:00"},
        {"first_day": "1066-10-14"},
        {"practitioner": NOBODY},
        {"patient": None},
    ],
)
def test_a_plan_that_cannot_be_is_refused(rui, plan, wrong):
    assert refusal(Door(rui).post("series/preview/", **{**plan, **wrong}))[0] == 400


def test_a_plan_of_a_century_is_answered_at_once(rui, plan, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        outcomes = Door(rui).post("series/preview/", **{**plan, "count": 100, "every_weeks": 52}).json()
    assert outcomes[-1]["why"] == "Visits are booked at most two years ahead."


def test_a_visit_list_is_one_to_a_hundred(rui, new_series):
    for visits in ([], new_series["visits"] * 34):
        assert refusal(Door(rui).post("series/", **{**new_series, "visits": visits}))[0] == 400
