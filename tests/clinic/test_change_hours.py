from datetime import date, time
from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.actions.hours import change_hours
from clinic.actions.house import set_up
from clinic.models import AppointmentType, Location, Practitioner, WorkingHours
from patients.errors import Invalid, NotAllowed, RuleBroken

MARCH = date(2026, 3, 2)
MONDAY_MORNING = {"weekday": 0, "starts": time(9), "ends": time(12)}


@pytest.fixture
def change(mara: User, dr_ana: Practitioner, riverside: Location) -> Any:
    return lambda **more: change_hours(
        **{
            "by": mara, "practitioner": dr_ana, "location": riverside, "from_day": MARCH,
            "stretches": [MONDAY_MORNING], **more,
        }
    )  # fmt: skip


def valid_on(day: date) -> set[tuple[int, time, time]]:
    rows = WorkingHours.objects.filter(valid_from__lte=day).exclude(valid_until__lt=day)
    return set(rows.values_list("weekday", "starts", "ends"))


def test_the_old_hours_end_the_day_before_and_the_new_ones_begin(change: Any) -> None:
    change()
    assert len(valid_on(date(2026, 3, 1))) == 7
    assert valid_on(MARCH) == {(0, time(9), time(12))}


def test_hours_for_a_while_give_way_to_the_old_ones_again(change: Any) -> None:
    before = valid_on(MARCH)
    change(until=date(2026, 3, 31))
    assert valid_on(date(2026, 3, 31)) == {(0, time(9), time(12))}
    assert valid_on(date(2026, 4, 1)) == before


def test_what_was_planned_for_later_is_replaced(change: Any) -> None:
    change(from_day=date(2026, 6, 1), stretches=[{**MONDAY_MORNING, "weekday": 4}])
    change()
    assert valid_on(date(2026, 6, 5)) == {(0, time(9), time(12))}


def test_extra_hours_on_a_single_day_stay(
    change: Any, mara: User, dr_ana: Practitioner, riverside: Location
) -> None:
    extra = {"weekday": 5, "starts": time(19), "ends": time(20), "valid_from": date(2026, 3, 7)}
    set_up(
        by=mara,
        model=WorkingHours,
        practitioner=dr_ana,
        location=riverside,
        valid_until=date(2026, 3, 7),
        **extra,
    )
    change()
    assert (5, time(19), time(20)) in valid_on(date(2026, 3, 7))


def test_no_stretch_at_all_means_no_more_work_there(change: Any) -> None:
    change(stretches=[])
    assert not valid_on(MARCH)


def test_nobody_works_at_two_places_at_once(change: Any) -> None:
    hilltop = Location.objects.create(name="Hilltop")
    with pytest.raises(RuleBroken, match="Monday 09:00–12:00 at Hilltop") as refused:
        change(location=hilltop)
    assert refused.value.code == "hours_overlap"
    assert not WorkingHours.objects.filter(location=hilltop).exists()


def test_single_hours_are_held_to_the_same(mara: User, dr_ana: Practitioner) -> None:
    hilltop = Location.objects.create(name="Hilltop")
    with pytest.raises(RuleBroken, match="overlap"):
        set_up(by=mara, model=WorkingHours, practitioner=dr_ana, location=hilltop, **MONDAY_MORNING)


def test_time_is_set_aside_for_a_class_within_the_hours(change: Any, new_assessment: AppointmentType) -> None:
    rows = change(
        stretches=[MONDAY_MORNING, {**MONDAY_MORNING, "starts": time(11), "only_for": new_assessment}]
    )
    assert [row.only_for for row in rows] == [None, new_assessment]


def test_backwards_hours_and_days_are_refused(change: Any) -> None:
    with pytest.raises(RuleBroken):
        change(stretches=[{**MONDAY_MORNING, "ends": time(8)}])
    with pytest.raises(Invalid):
        change(until=date(2026, 3, 1))


def test_the_desk_changes_no_hours(change: Any, rui: User) -> None:
    with pytest.raises(NotAllowed):
        change(by=rui)
