"""Moving and cancelling one visit of a series, this and the following, or all."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.actions.appointments import book_appointment
from clinic.actions.series import Place, book_series, cancel_series, in_scope, move_series
from clinic.actions.visits import confirm_appointment
from clinic.models import Appointment, AppointmentChange, Practitioner
from patients.errors import Invalid, RuleBroken
from patients.models import Patient

WEEK = timedelta(weeks=1)


@pytest.fixture
def series(rui: User, visit: dict[str, Any], dr_ana: Practitioner) -> list[Appointment]:
    """clara with ana, three weeks running."""
    shared = {name: visit[name] for name in ("patient", "type", "location")}
    places = [Place(dr_ana, visit["starts_at"] + number * WEEK) for number in range(3)]
    return list(book_series(by=rui, visits=places, **shared))


def starts() -> list[Any]:
    return list(Appointment.objects.order_by("starts_at").values_list("starts_at", flat=True))


def shifted(visits: list[Appointment], by: timedelta) -> list[Place]:
    return [Place(visit.practitioner, visit.starts_at + by, visit, visit.sequence) for visit in visits]


@pytest.mark.parametrize("shift", [WEEK, timedelta(days=1), timedelta(minutes=15), timedelta(hours=-1)])
def test_a_series_moves_over_its_own_times(rui: User, series: list[Appointment], shift: timedelta) -> None:
    before = starts()
    move_series(by=rui, moves=shifted(series, shift))
    assert starts() == [start + shift for start in before]
    assert AppointmentChange.objects.filter(deed="moved").count() == 3


def test_one_that_cannot_move_leaves_all_where_they_were(
    rui: User, series: list[Appointment], visit: dict[str, Any], ines: Patient
) -> None:
    hour = timedelta(hours=1)
    book_appointment(by=rui, **{**visit, "patient": ines, "starts_at": visit["starts_at"] + WEEK + hour})
    before = starts()
    with pytest.raises(RuleBroken) as refused:
        move_series(by=rui, moves=shifted(series, hour))
    assert refused.value.code == "series_conflict"
    assert refused.value.details["visit"] == str(series[1].pk)
    assert starts() == before


def test_no_visit_goes_to_two_places(rui: User, series: list[Appointment]) -> None:
    before = starts()
    with pytest.raises(Invalid, match="one place only"):
        move_series(by=rui, moves=[*shifted(series[:1], WEEK), *shifted(series[:1], timedelta(days=1))])
    assert starts() == before


def test_somebody_else_was_quicker(rui: User, series: list[Appointment]) -> None:
    moves = shifted(series, timedelta(hours=1))
    move_series(by=rui, moves=moves[:1])
    with pytest.raises(RuleBroken, match="changed this visit meanwhile"):
        move_series(by=rui, moves=moves)


@pytest.mark.parametrize(("scope", "left"), [("one", 2), ("following", 1), ("all", 0)])
def test_one_the_following_or_all_are_cancelled(
    rui: User, series: list[Appointment], scope: str, left: int
) -> None:
    gone = cancel_series(
        by=rui, appointment=series[1], scope=scope, status="cancelled_by_patient", reason="work"
    )
    assert len(gone) == 3 - left
    assert Appointment.objects.taking_time().count() == left
    assert {visit.reason for visit in gone} == {"work"}


def test_what_is_cancelled_already_or_single_is_left_alone(
    rui: User, series: list[Appointment], visit: dict[str, Any]
) -> None:
    lone = book_appointment(by=rui, **{**visit, "starts_at": visit["starts_at"] + timedelta(hours=3)})
    words = {"scope": "all", "status": "cancelled_by_clinic", "reason": "clinic_closed"}
    cancel_series(by=rui, appointment=confirm_appointment(by=rui, appointment=series[0]), **words)
    lone.refresh_from_db()
    assert lone.status == "booked"
    with pytest.raises(RuleBroken, match="None of these visits"):
        cancel_series(by=rui, appointment=series[0], **words)


@pytest.mark.parametrize("words", [{"reason": ""}, {"status": "completed"}])
def test_a_cancellation_says_who_and_why(rui: User, series: list[Appointment], words: dict[str, str]) -> None:
    given = {"scope": "all", "status": "cancelled_by_clinic", "reason": "work", **words}
    with pytest.raises(Invalid):
        cancel_series(by=rui, appointment=series[0], **given)
    assert Appointment.objects.filter(status="booked").count() == 3


def test_only_what_is_to_come_is_in_scope(series: list[Appointment]) -> None:
    Appointment.objects.filter(pk=series[0].pk).update(status="completed")
    assert in_scope(series[1], "all") == series[1:]
