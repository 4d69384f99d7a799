"""Accepting one freed time at the same moment."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import transaction

from clinic.actions.appointments import book_appointment
from clinic.actions.offer_answers import accept_offer
from clinic.actions.offers import make_offer
from clinic.models import Appointment, FreedSlot, WaitingListEntry
from patients.actors import SYSTEM
from tests.clinic.races.race import RACERS, race


@pytest.fixture
def offers(crowd, team, wanted, rooms):
    """One freed time, held for fifty at once."""
    starts_at = wanted["starts_at"]
    freed = FreedSlot.objects.create(
        practitioner=team[0], location=wanted["location"], starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1), due_at=starts_at, state=FreedSlot.State.OFFERED,
    )  # fmt: skip
    with transaction.atomic():
        return [make_offer(by=SYSTEM, freed_slot=freed, **held(one, team[0], freed, wanted)) for one in crowd]


def held(patient, practitioner, freed, wanted):
    visit = book_appointment(
        by=SYSTEM, patient=patient, practitioner=practitioner, status="requested", slot=freed.pk, **wanted
    )
    entry = WaitingListEntry.objects.create(patient=patient, type=wanted["type"])
    return {"entry": entry, "appointment": visit, "expires_at": visit.starts_at}


def test_the_first_who_accepts_has_the_time(offers):
    outcome = race([partial(accept_offer, by=SYSTEM, offer=one) for one in offers])
    assert (len(outcome.won), outcome.codes) == (1, {"offer_over"})
    assert outcome.all_were_offered_other_times()
    assert Appointment.objects.taking_time().get() == outcome.won[0].appointment


def test_an_accepted_time_is_nobody_elses_whoever_books_meanwhile(offers, crowd, team, wanted):
    accept = [partial(accept_offer, by=SYSTEM, offer=one) for one in offers[: RACERS // 2]]
    book = partial(book_appointment, by=SYSTEM, practitioner=team[0], **wanted)
    outcome = race([*accept, *(partial(book, patient=one) for one in crowd[RACERS // 2 :])])
    assert (len(outcome.won), outcome.codes) == (1, {"offer_over", "slot_taken"})
