"""Moving, cancelling and undoing at the same moment."""

from collections import Counter
from datetime import timedelta
from functools import partial
from itertools import combinations

import pytest

from clinic.actions.appointments import book_appointment, move_appointment, resize_appointment
from clinic.actions.undo import undo_change
from clinic.actions.visits import cancel_appointment
from clinic.models import Appointment
from patients.actors import SYSTEM
from tests.clinic.races.race import RACERS, race

move = partial(move_appointment, by=SYSTEM)


@pytest.fixture
def visits(crowd, team, wanted):
    """Fifty visits, five with each of ten, an hour apart."""
    hours = [wanted["starts_at"] + timedelta(hours=1 + number) for number in range(5)]
    return [
        book_appointment(
            by=SYSTEM, patient=one, practitioner=team[number % 10], **{**wanted, "starts_at": hours[number // 10]}
        )
        for number, one in enumerate(crowd)
    ]  # fmt: skip


def overlaps():
    taking = Appointment.objects.taking_time().order_by("starts_at")
    return [
        (one, other)
        for one, other in combinations(taking, 2)
        if one.practitioner_id == other.practitioner_id and other.starts_at < one.blocked_until
    ]


def test_one_of_fifty_visits_is_moved_onto_a_slot(visits, team, wanted):
    target = wanted["starts_at"]
    outcome = race([partial(move, appointment=one, starts_at=target, practitioner=team[0]) for one in visits])
    assert (len(outcome.won), outcome.codes) == (1, {"slot_taken"})
    assert outcome.all_were_offered_other_times()


def test_visits_moved_onto_each_other_crosswise_never_wait_for_each_other(visits):
    """Everybody wants the next one's place, with the next one's practitioner."""
    works = [
        partial(move, appointment=one, starts_at=other.starts_at, practitioner=other.practitioner)
        for one, other in zip(visits, [*visits[1:], visits[0]], strict=True)
    ]
    outcome = race(works)
    assert len(outcome.won) + len(outcome.refused) == RACERS
    assert outcome.codes <= {"slot_taken"}
    assert not overlaps()


def test_two_visits_that_change_places_are_both_refused_or_stay_apart(visits):
    one, other = visits[0], visits[1]
    swap = [
        partial(move, appointment=one, starts_at=other.starts_at, practitioner=other.practitioner),
        partial(move, appointment=other, starts_at=one.starts_at, practitioner=one.practitioner),
    ]
    outcome = race(swap * 25)
    assert (len(outcome.refused), outcome.codes) == (RACERS, {"slot_taken"})
    assert not overlaps()


def test_who_moves_what_somebody_moved_first_is_told(visits):
    times = [visits[0].starts_at + timedelta(hours=5, minutes=5 * number) for number in range(RACERS)]
    works = [partial(move, appointment=visits[0], starts_at=one, sequence=0) for one in times]
    outcome = race(works)
    assert (len(outcome.won), outcome.codes) == (1, {"stale"})


def test_a_visit_is_lengthened_or_its_buffer_booked_but_not_both(visits, crowd, team, wanted):
    last = visits[40]
    longer = partial(
        resize_appointment, by=SYSTEM, appointment=last, ends_at=last.ends_at + timedelta(hours=1)
    )
    after = {**wanted, "starts_at": last.blocked_until + timedelta(minutes=5)}
    works = [
        partial(book_appointment, by=SYSTEM, patient=one, practitioner=team[0], **after) for one in crowd
    ]
    outcome = race([longer, *works[: RACERS - 1]])
    assert Counter(outcome.codes).keys() <= {"slot_taken", "patient_busy"}
    assert len(outcome.won) == 1
    assert not overlaps()


def test_a_visit_is_cancelled_once(visits):
    cancel = partial(cancel_appointment, by=SYSTEM, appointment=visits[0], reason="work")
    outcome = race([cancel] * RACERS)
    assert (len(outcome.won), outcome.codes) == (1, {"wrong_status"})


def test_a_deed_is_undone_once(visits):
    cancel_appointment(by=SYSTEM, appointment=visits[0], reason="work")
    undo = partial(undo_change, by=SYSTEM, change=visits[0].changes.newest())
    outcome = race([undo] * RACERS)
    assert (len(outcome.won), outcome.codes) == (1, {"not_the_last"})
    assert Appointment.objects.get(pk=visits[0].pk).status == "booked"
