import pytest

from clinic.actions.appointments import book_appointment
from clinic.models import Location, Room
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


def test_a_room_of_another_location_is_refused(rui, question):
    elsewhere = Room.objects.create(location=Location.objects.create(name="Hillside"), name="Red room")
    assert refusal(Door(rui).get("free-slots/", **question, room=str(elsewhere.pk))) == (400, "invalid")


def test_the_instant_is_told_in_utc_and_the_wall_as_it_hangs_there(rui, question, riverside, dr_ana):
    first = Door(rui).get("free-slots/", **{**question, "first_day": "2030-07-01"}).json()[0]
    assert first == {
        "practitioner": str(dr_ana.pk),
        "practitioner_name": "Ana Sousa",
        "location": str(riverside.pk),
        "starts_at": "2030-07-01T07:00:00Z",
        "ends_at": "2030-07-01T07:45:00Z",
        "local_start": "2030-07-01T08:00:00+01:00",
    }
