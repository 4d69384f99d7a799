from decimal import Decimal

import pytest

from tests.patients.api.door import Door, refusal


def test_the_measures_say_how_they_are_scored(ana, rui):
    measures = Door(ana).get("outcome-measures/").json()
    assert all(measure["source"] and measure["shape"] for measure in measures)
    assert refusal(Door(rui).get("outcome-measures/")) == (403, "permission_denied")


def test_a_score_is_worked_out_on_the_server(ana, back_pain):
    measure = next(m for m in Door(ana).get("outcome-measures/").json() if m["shape"] == "ratings")
    body = {"measure": measure["key"], "answers": {"now": 6, "best": 3, "worst": 9}, "value": 1}
    made = Door(ana).post("outcome-scores/", episode=str(back_pain.pk), **body)
    assert made.status_code == 201
    assert Decimal(made.json()["value"]) == 6


@pytest.mark.parametrize(
    "wrong",
    [
        {"measure": "mood"},
        {"measure": "x" * 30},
        {"answers": None},
        {"answers": []},
        {"answers": {"now": 11}},
        {"answers": {"now": "bad"}},
        {"answers": {"now": [1]}},
        {"answers": {"now": 10**400}},
        {"answers": {"then": 3}},
        {"mode": "guess"},
    ],
)
def test_answers_out_of_range_are_refused(ana, back_pain, wrong):
    measure = next(m for m in Door(ana).get("outcome-measures/").json() if m["shape"] == "ratings")
    body = {"episode": str(back_pain.pk), "measure": measure["key"], "answers": {"now": 6}, **wrong}
    assert refusal(Door(ana).post("outcome-scores/", **body))[0] == 400
