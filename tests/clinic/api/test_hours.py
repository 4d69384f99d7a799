import pytest

from clinic.models import Absence, Closure, WorkingHours
from tests.patients.api.door import NOBODY, Door, refusal


@pytest.fixture
def new_week(dr_ana, riverside):
    return {
        "practitioner": str(dr_ana.pk),
        "location": str(riverside.pk),
        "from_day": "2026-03-02",
        "stretches": [{"weekday": 0, "starts": "09:00", "ends": "12:00"}],
    }


@pytest.fixture
def weekly_absence(dr_ana):
    return {
        "practitioner": str(dr_ana.pk),
        "starts_at": "2026-03-16T09:00:00Z",
        "ends_at": "2026-03-16T12:00:00Z",
        "every_weeks": 1,
        "until": "2026-03-30",
    }


def test_a_week_changes_from_a_day_on(mara, new_week):
    answer = Door(mara).post("working-hours/change/", **new_week)
    assert answer.status_code == 201
    assert [row["valid_from"] for row in answer.json()] == ["2026-03-02"]
    assert WorkingHours.objects.filter(valid_until="2026-03-01").count() == 7


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"until": "2026-03-01"}, 400),
        ({"stretches": [{"weekday": 9, "starts": "09:00", "ends": "12:00"}]}, 400),
        ({"stretches": [{"weekday": 0, "starts": "12:00", "ends": "09:00"}]}, 400),
        ({"stretches": [{"weekday": 0, "starts": "09:00", "ends": "12:00"}] * 2}, 409),
        ({"stretches": [{"weekday": 0, "starts": "09:00", "ends": "12:00"}] * 71}, 400),
        ({"practitioner": NOBODY}, 400),
    ],
)
def test_a_week_that_cannot_be_is_refused(mara, new_week, wrong, status):
    assert refusal(Door(mara).post("working-hours/change/", **{**new_week, **wrong}))[0] == status
    assert WorkingHours.objects.filter(valid_until=None).count() == 7


def test_an_absence_repeats_by_the_wall_clock(rui, weekly_absence):
    made = Door(rui).post("absences/repeat/", **weekly_absence).json()
    assert [row["starts_at"] for row in made] == [
        "2026-03-16T09:00:00Z",
        "2026-03-23T09:00:00Z",
        "2026-03-30T08:00:00Z",
    ]
    assert len({row["series"] for row in made}) == 1


def test_a_repeated_absence_is_removed_from_one_on(rui, weekly_absence):
    door = Door(rui)
    second = door.post("absences/repeat/", **weekly_absence).json()[1]
    answer = door.post(f"absences/{second['id']}/remove/", scope="following")
    assert answer.json() == {"removed": 2}
    assert Absence.objects.count() == 1


def test_days_are_closed_at_several_places(mara, rui, riverside):
    days = [
        {"name": "Christmas Day", "first_day": "2026-12-25"},
        {"name": "Christmas Eve", "first_day": "2026-12-24", "starts": "13:00"},
    ]
    answer = Door(mara).post("closures/days/", locations=[str(riverside.pk)], days=days)
    assert answer.status_code == 201
    assert Closure.objects.count() == 2
    assert Door(rui).get("closures/", starts_at__lt="2026-12-25T00:00:00Z").json()["count"] == 1


@pytest.mark.parametrize(
    "days",
    [
        [],
        [{"name": "X", "first_day": "2026-12-25", "last_day": "2026-12-24"}],
        [{"name": "X", "first_day": "2026-12-25", "starts": "13:00", "ends": "12:00"}],
        [{"name": "", "first_day": "2026-12-25"}],
        [{"name": "X", "first_day": "2026-12-25"}] * 401,
    ],
)
def test_days_that_cannot_be_are_refused(mara, riverside, days):
    assert refusal(Door(mara).post("closures/days/", locations=[str(riverside.pk)], days=days))[0] == 400
