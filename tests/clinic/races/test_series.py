"""Booking whole series over each other at the same moment."""

from collections import Counter
from datetime import timedelta
from functools import partial

import pytest

from clinic.actions.appointments import book_appointment
from clinic.actions.series import Place, book_series
from clinic.models import Appointment
from patients.actors import SYSTEM
from tests.clinic.races.race import race

WEEKS = 4


@pytest.fixture
def series(team, wanted):
    """Four weeks with alternating people: who is first in one series is last in the next."""

    def of(number):
        weeks = [wanted["starts_at"] + timedelta(weeks=week) for week in range(WEEKS)]
        places = [Place(team[week % 2], moment) for week, moment in enumerate(weeks)]
        return places[::-1] if number % 2 else places

    return of


def test_one_series_is_booked_whole_and_the_others_not_at_all(crowd, series, wanted):
    shared = {"by": SYSTEM, "type": wanted["type"], "location": wanted["location"]}
    works = [
        partial(book_series, patient=one, visits=series(number), **shared) for number, one in enumerate(crowd)
    ]
    outcome = race(works)
    assert (len(outcome.won), outcome.codes) == (1, {"series_conflict"})
    assert Appointment.objects.count() == WEEKS
    assert all(refusal.status == 409 for refusal in outcome.refused)


def test_series_and_single_visits_never_wait_for_each_other(crowd, series, team, wanted):
    shared = {"by": SYSTEM, "type": wanted["type"], "location": wanted["location"]}
    works = [
        partial(book_series, patient=one, visits=series(number), **shared)
        if number % 2
        else partial(book_appointment, patient=one, practitioner=team[0], by=SYSTEM, **wanted)
        for number, one in enumerate(crowd)
    ]
    outcome = race(works)
    assert outcome.won
    assert outcome.codes <= {"series_conflict", "slot_taken"}
    taken = Counter(Appointment.objects.values_list("practitioner", "starts_at"))
    assert set(taken.values()) == {1}
