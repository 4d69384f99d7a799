"""Time that is given back becomes a row in the same transaction."""

from datetime import timedelta

import pytest

from clinic.actions.appointments import move_appointment, resize_appointment
from clinic.actions.undo import undo_change
from clinic.actions.visits import cancel_appointment
from clinic.models import FreedSlot
from patients import clock


def test_a_cancelled_visit_frees_its_time_and_buffer_once_it_cannot_be_undone(cancelled, now):
    freed = FreedSlot.objects.get()
    assert (freed.starts_at, freed.ends_at) == (cancelled.starts_at, cancelled.blocked_until)
    assert freed.due_at == now + timedelta(minutes=3)
    assert freed.practitioner == cancelled.practitioner


def test_a_moved_visit_frees_only_what_it_leaves(booked, rui):
    move_appointment(by=rui, appointment=booked, starts_at=booked.starts_at + timedelta(minutes=30))
    freed = FreedSlot.objects.get()
    assert (freed.starts_at, freed.ends_at) == (booked.starts_at, booked.starts_at + timedelta(minutes=30))


def test_a_shorter_visit_frees_its_end(booked, rui):
    resize_appointment(by=rui, appointment=booked, ends_at=booked.ends_at - timedelta(minutes=15))
    freed = FreedSlot.objects.get()
    # The buffer of the shorter visit ends at 10:40; what is offered begins on a quarter of an hour.
    assert freed.starts_at == booked.starts_at + timedelta(minutes=45)
    assert freed.ends_at == booked.blocked_until


def test_a_few_minutes_are_nobodys_visit(booked, rui):
    move_appointment(by=rui, appointment=booked, starts_at=booked.starts_at + timedelta(minutes=5))
    assert not FreedSlot.objects.exists()


@pytest.mark.parametrize(("minutes", "noted"), [(59, False), (60, True)])
def test_time_that_begins_within_the_hour_is_not_offered(booked, rui, minutes, noted):
    with clock.at(booked.starts_at - timedelta(minutes=minutes)):
        cancel_appointment(by=rui, appointment=booked, reason="illness")
    assert FreedSlot.objects.exists() is noted


def test_booking_and_confirming_frees_nothing(booked):
    assert not FreedSlot.objects.exists()


def test_an_undone_cancellation_is_offered_to_nobody(cancelled, rui, ines, waits, sweep):
    waits(ines)
    undo_change(by=rui, change=cancelled.changes.order_by("-id")[0])
    sweep()
    freed = FreedSlot.objects.get()
    assert freed.state == "closed"
    assert not freed.offers.exists()
