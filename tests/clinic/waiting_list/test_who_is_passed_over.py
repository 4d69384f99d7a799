"""Whoever cannot come, cannot be written to or holds a time already is not asked for freed time."""

from datetime import time, timedelta

import pytest
from django.contrib.auth.models import User

from clinic.actions.appointments import book_appointment
from clinic.actions.visits import cancel_appointment
from clinic.models import Appointment, AppointmentType, FreedSlot, Offer, Practitioner
from clinic.tasks import fill_freed_slots
from patients import clock
from patients.actions.consents import record_consent
from patients.actors import SYSTEM
from patients.models import Patient
from tests.clinic.waiting_list.conftest import NOW


@pytest.mark.parametrize(
    "fields",
    [{"email": ""}, {"archived_at": NOW}, {"deceased_on": NOW.date()}],
    ids=lambda one: next(iter(one)),
)
def test_who_cannot_be_written_to_is_passed_over(fields, freed, ines, waits, sweep):
    waits(ines)
    Patient.objects.filter(pk=ines.pk).update(**fields)
    sweep()
    assert not Offer.objects.exists()


def test_who_took_back_their_consent_is_passed_over(freed, ines, waits, sweep):
    waits(ines)
    record_consent(by=SYSTEM, patient=ines, kind="email_care", given=False)
    sweep()
    assert not Offer.objects.exists()


def test_who_gave_the_time_back_is_not_asked_to_take_it(freed, clara, waits, sweep):
    waits(clara)
    sweep()
    assert not Offer.objects.exists()


@pytest.mark.parametrize("wish", [{"weekdays": [0]}, {"latest": time(10)}], ids=lambda one: next(iter(one)))
def test_who_cannot_come_then_is_passed_over(wish, freed, ines, waits, sweep, somebody):
    waits(ines, **wish), waits(somebody(1))
    sweep()
    assert Offer.objects.get().entry.patient != ines


def test_who_is_elsewhere_in_the_diary_then_is_passed_over(freed, ines, waits, sweep, somebody, visit):
    """She has a visit with somebody else, which only the diary knows."""
    waits(ines, urgency=2), waits(somebody(1))
    ben = Practitioner.objects.create(user=User.objects.create(username="ben"), name="Ben Okoro")
    book_appointment(
        by=SYSTEM,
        **{
            **visit,
            "patient": ines,
            "practitioner": ben,
            "starts_at": freed.starts_at,
            "overlap_reason": "x",
        },
    )
    Appointment.objects.filter(patient=ines).update(overlap_reason="")
    sweep()
    assert Offer.objects.get().entry.patient != ines


def test_a_visit_longer_than_the_time_is_not_offered(freed, ines, waits, sweep, new_assessment):
    waits(ines)
    AppointmentType.objects.update(minutes=60)
    sweep()
    assert not Offer.objects.exists()


def test_who_holds_an_offer_is_not_asked_for_another(freed, ines, waits, sweep, new_assessment, rui):
    waits(ines)
    sweep()
    other = FreedSlot.objects.create(
        practitioner=freed.practitioner,
        location=freed.location,
        starts_at=freed.starts_at + timedelta(hours=2),
        ends_at=freed.starts_at + timedelta(hours=3),
        due_at=freed.due_at,
    )
    sweep(minutes=6)
    assert not other.offers.exists()


def test_nobody_is_asked_who_could_not_answer_in_time(booked, ines, waits, rui, visit):
    waits(ines)
    # 22:00; mail goes at 8:00 and the visit begins at 8:30.
    early = book_appointment(by=rui, **{**visit, "starts_at": NOW.replace(day=18, hour=8, minute=30)})
    with clock.at(NOW.replace(hour=22)):
        cancel_appointment(by=rui, appointment=early, reason="illness")
    with clock.at(NOW.replace(hour=22, minute=5)):
        fill_freed_slots()
    assert not Offer.objects.exists()
    assert FreedSlot.objects.get().state == "closed"


def test_who_could_only_come_on_days_gone_by_waits_no_more(ines, waits, now):
    entry = waits(ines, last_day=NOW.date() + timedelta(days=1))
    with clock.at(NOW + timedelta(days=3)):
        fill_freed_slots()
    entry.refresh_from_db()
    assert entry.state == "closed"
