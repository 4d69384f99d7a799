"""Many visitors of the public page press at the same moment."""

from datetime import date, timedelta
from functools import partial

import pytest

from clinic.actions.online_bookings import VISITOR, book_online
from clinic.models import Appointment, OnlineBooking
from patients import clock
from patients.models import Patient
from tests.clinic.races.race import race

VISITORS = 20

press = partial(book_online, by=VISITOR)


@pytest.fixture
def proven(team, wanted):
    """Makes bookings of proven addresses."""
    wanted["type"].online = "book"
    wanted["type"].save()

    def make(number: int = 0, **facts: object) -> OnlineBooking:
        person = {"given_name": "Nora", "family_name": f"Blake{number}", "birth_date": date(1960, 3, 27)}
        address = {
            "email": f"nora{number}@example.org",
            "proven_at": clock.now(),
            "consents": {"privacy": True},
        }
        return OnlineBooking.objects.create(
            **{**wanted, "practitioner": team[0], **person, **address, **facts}
        )

    return make


def test_one_visitor_gets_the_time_and_nobody_else_is_even_registered(proven):
    outcome = race([partial(press, booking=proven(number)) for number in range(VISITORS)])
    assert (len(outcome.won), outcome.codes) == (1, {"slot_taken"})
    assert Appointment.objects.count() == Patient.objects.count() == 1


def test_one_booking_pressed_many_times_is_one_visit(proven):
    booking = proven()
    outcome = race([partial(press, booking=booking) for _ in range(VISITORS)])
    assert {visit.pk for visit in outcome.won} == {Appointment.objects.get().pk}
    assert not outcome.refused


def test_a_newcomer_with_several_pages_open_gets_one_file(proven, settings, wanted):
    settings.PHYSIO_ONLINE_BOOKINGS_OPEN = 2
    times = [wanted["starts_at"] + timedelta(hours=number) for number in range(5)]
    outcome = race([partial(press, booking=proven(starts_at=moment)) for moment in times])
    assert (len(outcome.won), outcome.codes) == (2, {"too_many_open"})
    assert Patient.objects.count() == 1
