"""Moving and cancelling visits of a series on the page."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.actions.appointments import book_appointment
from clinic.actions.series import Place, book_series
from clinic.models import Appointment
from patients.models import Patient
from tests.clinic.web.test_series import chosen

WEEK = timedelta(weeks=1)


@pytest.fixture
def series(rui: User, visit: dict[str, Any]) -> list[Appointment]:
    """clara with ana, three weeks running."""
    shared = {name: visit[name] for name in ("patient", "type", "location")}
    places = [Place(visit["practitioner"], visit["starts_at"] + number * WEEK) for number in range(3)]
    return list(book_series(by=rui, visits=places, **shared))


def moved_to(visit: Appointment, days: int, wall: str, scope: str) -> str:
    day = visit.local_start.date() + timedelta(days=days)
    return f"/appointments/{visit.pk}/series/move/?scope={scope}&day={day}&time={wall}&practitioner="


def walls(patient: Patient) -> list[str]:
    return [f"{one.local_start:%H:%M}" for one in patient.appointments.order_by("starts_at")]


def test_the_visit_says_to_which_series_it_belongs(
    browser_of: Any, rui: User, series: list[Appointment]
) -> None:
    page = browser_of(rui).get(f"/appointments/{series[1].pk}/").text
    assert "Visit 2 of a series of 3" in page
    assert f"/appointments/{series[1].pk}/series/move/" in page


def test_this_and_the_following_move_by_the_wall_clock(
    browser_of: Any, rui: User, clara: Patient, series: list[Appointment]
) -> None:
    browser, address = browser_of(rui), moved_to(series[1], 1, "14:30", "following")
    shown = browser.get(address).text
    assert "All 2 visits are possible as wished." in shown
    assert "2 visits are moved." in browser.post(address, chosen(shown), follow=True).text
    assert walls(clara) == ["10:00", "14:30", "14:30"]


def test_one_in_the_way_is_shown_before_anything_moves(
    browser_of: Any,
    rui: User,
    clara: Patient,
    ines: Patient,
    series: list[Appointment],
    visit: dict[str, Any],
) -> None:
    later = visit["starts_at"] + WEEK + timedelta(hours=4)
    book_appointment(by=rui, **{**visit, "patient": ines, "starts_at": later})
    browser, address = browser_of(rui), moved_to(series[0], 0, "14:00", "all")
    shown = browser.get(address).text
    assert "1 of 3 visits is not possible as wished." in shown
    stays = {**chosen(shown), f"visit-{series[1].pk}": "none"}
    browser.post(address, stays)
    assert walls(clara) == ["14:00", "10:00", "14:00"]


def test_a_week_later_they_take_each_others_places(
    browser_of: Any, rui: User, clara: Patient, series: list[Appointment]
) -> None:
    browser, address = browser_of(rui), moved_to(series[0], 7, "10:00", "all")
    browser.post(address, chosen(browser.get(address).text))
    starts = clara.appointments.order_by("starts_at").values_list("starts_at", flat=True)
    assert list(starts) == [one.starts_at + WEEK for one in series]


def test_somebody_else_was_quicker(
    browser_of: Any, rui: User, clara: Patient, series: list[Appointment]
) -> None:
    browser, address = browser_of(rui), moved_to(series[0], 0, "14:00", "all")
    shown = browser.get(address).text
    Appointment.objects.filter(pk=series[2].pk).update(sequence=7)
    answer = browser.post(address, chosen(shown))
    assert answer.status_code == 409
    assert "changed this visit meanwhile" in answer.text
    assert walls(clara) == ["10:00", "10:00", "10:00"]


def test_the_following_are_cancelled_for_a_coded_reason(
    browser_of: Any, rui: User, series: list[Appointment]
) -> None:
    words = {"scope": "following", "status": "cancelled_by_patient", "reason": "better"}
    page = browser_of(rui).post(f"/appointments/{series[1].pk}/series/cancel/", words, follow=True).text
    assert "2 visits are cancelled." in page
    assert list(Appointment.objects.taking_time()) == [series[0]]


@pytest.mark.parametrize("wrong", [{"reason": ""}, {"scope": "some"}, {"status": "completed"}])
def test_a_cancellation_without_a_reason_is_refused(
    browser_of: Any, rui: User, series: list[Appointment], wrong: dict[str, str]
) -> None:
    words = {"scope": "all", "status": "cancelled_by_patient", "reason": "better", **wrong}
    answer = browser_of(rui).post(f"/appointments/{series[1].pk}/series/cancel/", words)
    assert answer.status_code == 400
    assert Appointment.objects.taking_time().count() == 3


def test_a_visit_on_its_own_has_no_series(browser_of: Any, rui: User, booked: Appointment) -> None:
    for deed in ("move", "cancel"):
        assert browser_of(rui).get(f"/appointments/{booked.pk}/series/{deed}/").status_code == 404
    assert "series" not in browser_of(rui).get(f"/appointments/{booked.pk}/").text
