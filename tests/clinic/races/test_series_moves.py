"""Moving and cancelling whole series at the same moment."""

from collections import Counter
from datetime import timedelta
from functools import partial

import pytest

from clinic.actions.appointments import book_appointment
from clinic.actions.series import Place, book_series, cancel_series, move_series
from clinic.models import Appointment
from patients.actors import SYSTEM
from tests.clinic.races.race import race

WEEKS, HOUR = 3, timedelta(hours=1)


@pytest.fixture
def of(crowd, team, wanted):
    """A series of three weeks for each of ten patients, with a practitioner of their own."""

    def book(number):
        places = [Place(team[number], wanted["starts_at"] + timedelta(weeks=week)) for week in range(WEEKS)]
        shared = {"type": wanted["type"], "location": wanted["location"]}
        return book_series(by=SYSTEM, patient=crowd[number], visits=places, **shared)

    return book


def onto(visits, practitioner, shift):
    """Every visit to that practitioner, so much later; each as it is known now."""
    return [Place(practitioner, one.starts_at + shift, one, one.sequence) for one in visits]


def test_ten_series_go_to_one_person_and_one_gets_there(of, team):
    works = [
        partial(move_series, by=SYSTEM, moves=onto(of(number), team[0], HOUR)) for number in range(1, 10)
    ]
    outcome = race(works)
    assert (len(outcome.won), outcome.codes) == (1, {"series_conflict"})
    assert Appointment.objects.filter(practitioner=team[0]).count() == WEEKS


def test_two_who_move_one_series_are_not_both_heard(of, team):
    visits = of(0)
    works = [
        partial(move_series, by=SYSTEM, moves=onto(visits, team[0], number * HOUR)) for number in range(1, 6)
    ]
    outcome = race(works)
    assert len(outcome.won) == 1
    assert len({one.starts_at.time() for one in Appointment.objects.all()}) == 1


def test_moving_cancelling_and_booking_end_without_a_deadlock(of, crowd, team, wanted):
    series = [of(number) for number in range(10)]
    moves = [
        partial(move_series, by=SYSTEM, moves=onto(visits, team[9 - n], HOUR))
        for n, visits in enumerate(series)
    ]
    words = {"scope": "all", "status": "cancelled_by_clinic", "reason": "clinic_closed"}
    gone = [partial(cancel_series, by=SYSTEM, appointment=visits[1], **words) for visits in series[:5]]
    later = {**wanted, "starts_at": wanted["starts_at"] + HOUR}
    books = [
        partial(book_appointment, by=SYSTEM, patient=crowd[20 + n], practitioner=team[n], **later)
        for n in range(10)
    ]
    race([*moves, *gone, *books])
    taken = Counter(Appointment.objects.taking_time().values_list("practitioner", "starts_at"))
    assert set(taken.values()) == {1}
