from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.actions.appointments import book_appointment
from clinic.actions.series import Place, book_series
from clinic.models import Appointment, AppointmentChange, Practitioner
from patients.errors import Invalid, NotAllowed, RuleBroken
from patients.models import Patient

WEEK = timedelta(weeks=1)


@pytest.fixture
def book(rui: User, visit: dict[str, Any], dr_ana: Practitioner) -> Any:
    shared = {name: visit[name] for name in ("patient", "type", "location")}

    def three(*, by: User = rui, times: int = 3, **more: Any) -> list[Appointment]:
        places = [Place(dr_ana, visit["starts_at"] + number * WEEK) for number in range(times)]
        return book_series(by=by, visits=places, **{**shared, **more})

    return three


def test_all_share_a_series_and_each_is_written_down(book: Any) -> None:
    visits = book(note="Bring trainers")
    assert len({visit.series for visit in visits}) == 1
    assert visits[0].series is not None
    assert {visit.note for visit in visits} == {"Bring trainers"}
    assert AppointmentChange.objects.filter(deed="booked").count() == 3


def test_one_that_was_taken_meanwhile_books_none_and_names_what_is_near(
    book: Any, rui: User, visit: dict[str, Any], ines: Patient
) -> None:
    taken = visit["starts_at"] + WEEK
    book_appointment(by=rui, **{**visit, "patient": ines, "starts_at": taken})
    with pytest.raises(RuleBroken, match="already taken") as refused:
        book()
    assert refused.value.code == "series_conflict"
    assert refused.value.status == 409
    assert refused.value.details["starts_at"] == visit["location"].local(taken).isoformat()
    assert refused.value.details["next_free"]
    assert Appointment.objects.count() == 1


@pytest.mark.parametrize("times", [0, 101])
def test_a_series_is_one_to_a_hundred(book: Any, times: int) -> None:
    with pytest.raises(Invalid):
        book(times=times)


def test_who_may_not_book_books_no_series(book: Any) -> None:
    with pytest.raises(NotAllowed):
        book(by=User.objects.create_user("nobody"))
