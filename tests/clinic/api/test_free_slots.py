import pytest

from clinic.actions.appointments import book_appointment
from tests.patients.api.door import NOBODY, Door, refusal


@pytest.fixture
def question(riverside, new_assessment, tomorrow_at_ten, dr_ana):
    day = riverside.local(tomorrow_at_ten).date()
    return {"location": str(riverside.pk), "type": str(new_assessment.pk), "first_day": day.isoformat()}


def test_free_times_leave_out_what_is_taken(rui, question, visit, tomorrow_at_ten):
    before = Door(rui).get("free-slots/", **question).json()
    book_appointment(by=rui, **visit)
    after = Door(rui).get("free-slots/", **question, practitioner=str(visit["practitioner"].pk)).json()
    taken = tomorrow_at_ten.isoformat().replace("+00:00", "Z")
    assert taken in [slot["starts_at"] for slot in before]
    assert taken not in [slot["starts_at"] for slot in after]


def test_at_most_thirty_one_days_at_once(rui, question):
    assert len(Door(rui).get("free-slots/", **question, days=31).json()) > 31
    for days in (0, 32, -1, 10**30, "many"):
        assert refusal(Door(rui).get("free-slots/", **question, days=days))[0] == 400


def test_an_unfinished_or_impossible_question_is_refused(rui, question):
    for wrong in ({"location": NOBODY}, {"type": "x"}, {"first_day": "9999-12-31"}, {"practitioner": NOBODY}):
        assert refusal(Door(rui).get("free-slots/", **{**question, **wrong})) == (400, "invalid")
    assert refusal(Door(rui).get("free-slots/"))[0] == 400


def test_the_question_costs_the_same_for_one_day_and_thirty(rui, question, django_assert_num_queries):
    door = Door(rui)
    for days in (1, 31):
        with django_assert_num_queries(9):
            door.get("free-slots/", **question, days=days)
