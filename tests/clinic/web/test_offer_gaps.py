"""The desk asks the waiting list about gaps of the diary and time given back."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.actions.appointments import book_appointment
from clinic.actions.visits import cancel_appointment
from clinic.models import Appointment, FreedSlot, Offer, WaitingListEntry


def gap_of(page: str) -> str:
    """What the first button says that asks the list about a gap."""
    return page.partition('name="gap" value="')[2].partition('"')[0]


def test_one_press_on_today_asks_the_list_for_a_gap(
    browser_of: Any, rui: User, ines_waits: WaitingListEntry, booked: Appointment
) -> None:
    browser = browser_of(rui)
    page = browser.get("/today/").text
    assert "1 could come" in page
    answer = browser.post("/freed-slots/", {"gap": gap_of(page), "next": "/today/"}, follow=True)
    assert "Ines Prado is asked by e-mail" in answer.text
    offer = Offer.objects.get()
    assert (offer.appointment.starts_at, offer.state) == (booked.starts_at + timedelta(hours=1), "open")
    assert "Offered to the waiting list" in answer.text


def test_a_gap_that_begins_too_soon_is_for_the_telephone(
    browser_of: Any, rui: User, ines_waits: WaitingListEntry, booked: Appointment
) -> None:
    soon = booked.starts_at - timedelta(minutes=15)
    moments = "|".join(moment.isoformat() for moment in (soon, soon + timedelta(minutes=60)))
    gap = {"gap": f"{booked.practitioner_id}|{moments}"}
    answer = browser_of(rui).post("/freed-slots/", gap)
    assert answer.status_code == 409
    assert "too soon" in answer.text


def test_the_desk_sees_who_could_come_and_holds_the_time_for_who_says_yes(
    browser_of: Any, rui: User, ines_waits: WaitingListEntry, booked: Appointment
) -> None:
    browser = browser_of(rui)
    gap = gap_of(browser.get("/today/").text)
    page = browser.get("/waiting-list/", {"gap": gap}).text
    assert "Who could come" in page
    slot = page.partition('name="slot" value="')[2].partition('"')[0]
    answer = browser.post(
        f"/waiting-list/{ines_waits.pk}/offer/?location={booked.location_id}", {"slot": slot}
    )
    assert answer.status_code == 302
    assert Offer.objects.get().appointment.starts_at == booked.starts_at + timedelta(hours=1)


@pytest.mark.parametrize("gap", ["", "x", "|", "1|2|3", "01890000-0000-7000-8000-000000000000|2026|2027"])
def test_what_is_no_gap_is_refused(browser_of: Any, rui: User, booked: Appointment, gap: str) -> None:
    assert browser_of(rui).post("/freed-slots/", {"gap": gap}).status_code == 400
    assert browser_of(rui).get("/waiting-list/", {"gap": gap}).status_code == 400


def test_where_the_clinic_asks_nobody_by_itself_the_desk_does(
    browser_of: Any, rui: User, ines_waits: WaitingListEntry, booked: Appointment, settings: Any
) -> None:
    settings.PHYSIO_OFFERS_AT_ONCE = settings.PHYSIO_UNDO_MINUTES = 0
    later = book_appointment(
        by=rui,
        patient=booked.patient,
        practitioner=booked.practitioner,
        location=booked.location,
        type=booked.type,
        starts_at=booked.starts_at + timedelta(days=2),
    )
    cancel_appointment(by=rui, appointment=later, reason="work")
    page = browser_of(rui).get("/today/").text
    assert "Given back" in page
    freed = FreedSlot.objects.get()
    browser_of(rui).post(f"/freed-slots/{freed.pk}/ask/", {"next": "/today/"})
    assert Offer.objects.get().freed_slot == freed
