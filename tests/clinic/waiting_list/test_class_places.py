"""A place in a class that somebody gives back goes to who waits for that class."""

from datetime import timedelta

import pytest

from clinic.actions.appointments import book_appointment
from clinic.actions.offer_answers import accept_offer
from clinic.actions.visits import cancel_appointment
from clinic.models import Appointment, AppointmentType, FreedSlot, Offer
from patients.actors import SYSTEM


@pytest.fixture
def pilates(db):
    return AppointmentType.objects.create(
        key="pilates", name="Pilates", minutes=60, capacity=2, needs_room=False
    )


@pytest.fixture
def full_class(now, visit, pilates, somebody):
    """clara and sam, tomorrow at ten."""
    facts = {**visit, "type": pilates, "starts_at": now + timedelta(days=1)}
    return [
        book_appointment(by=SYSTEM, **{**facts, "patient": person})
        for person in (visit["patient"], somebody(1))
    ]


def test_the_place_is_offered_and_taken_in_the_class(full_class, waits, ines, pilates, sweep):
    claras, sams = full_class
    cancel_appointment(by=SYSTEM, appointment=claras, reason="work")
    waits(ines, type=pilates)
    sweep()
    offer = Offer.objects.get()
    assert (offer.appointment.slot, offer.appointment.place) == (sams.slot, claras.place)
    accept_offer(by=SYSTEM, offer=offer)
    there = Appointment.objects.taking_time().filter(slot=sams.slot)
    assert set(there.values_list("patient", "status")) == {
        (sams.patient_id, "booked"),
        (ines.pk, "booked"),
    }


def test_who_waits_for_something_else_is_not_put_into_a_class(full_class, waits, ines, new_assessment, sweep):
    cancel_appointment(by=SYSTEM, appointment=full_class[0], reason="work")
    waits(ines)
    sweep()
    assert FreedSlot.objects.get().state == "closed"
    assert not Offer.objects.exists()


def test_other_time_is_not_offered_to_who_waits_for_a_class(freed, waits, ines, pilates, sweep):
    waits(ines, type=pilates)
    sweep()
    assert not Offer.objects.exists()
