import pytest
from icalendar import Calendar

from patients.links import open_link
from tests.clinic.online.visitor import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def booking(nora, wish):
    return nora.books(wish)


def test_the_last_page_says_when_where_and_whom_to_phone(nora, booking):
    page = words(nora.get(f"/book-online/{booking.pk}/done/"))
    for word in ("10:00", "clinic time, London", "Ana Sousa", "Riverside", "+44 20 7946 0300"):
        assert word in page
    assert "Nora" not in page


def test_the_visit_goes_into_a_calendar_in_neutral_words(nora, booking):
    answer = nora.get(f"/book-online/{booking.pk}/visit.ics")
    event = Calendar.from_ical(answer.content).events[0]
    assert event.start == booking.appointment.starts_at
    assert event["UID"].startswith(str(booking.appointment.pk))
    assert "Follow-up" not in answer.content.decode()


def test_a_press_leads_to_the_visits_own_page(nora, booking):
    token = nora.post(f"/book-online/{booking.pk}/manage/").url.strip("/").split("/")[-1]
    link = open_link(token, purpose="appointment")
    assert link.subject_id == booking.appointment.pk
    assert link.expires_at == booking.appointment.ends_at


def test_looking_makes_no_link(nora, booking):
    assert nora.get(f"/book-online/{booking.pk}/manage/").status_code == 405
    assert booking.appointment.patient.links.filter(opened_at=None).count() == 0


def test_nothing_is_said_of_a_visit_not_booked_yet(nora, wish):
    begun = nora.begins(wish)
    assert nora.get(f"/book-online/{begun.pk}/done/").url.endswith("/code/")
    assert nora.get(f"/book-online/{begun.pk}/visit.ics").status_code == 404
    assert nora.post(f"/book-online/{begun.pk}/manage/").status_code == 409
