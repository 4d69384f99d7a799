"""What to do in an emergency stands before the details, and nobody gets past it unread."""

import pytest

from clinic.models import OnlineBooking
from tests.clinic.online.visitor import words

pytestmark = pytest.mark.django_db


def test_the_notice_names_the_signs_and_the_number_to_call(nora, wish, riverside):
    riverside.emergency_number = "112"
    riverside.save()
    page = words(nora.get(nora.step("before", wish)))
    assert "Call 112 now" in page
    assert 'href="tel:112"' in page
    for sign in ("control of bladder or bowel", "between the legs", "chest", "after a fall"):
        assert sign in page


def test_without_the_tick_nobody_goes_on(nora, wish):
    page = nora.ticks(wish, something="else")
    assert page.status_code == 400
    assert "call now and do not book" in words(page)
    assert nora.get(nora.step("details", wish)).url.startswith("/book-online/before/")


def test_details_sent_past_the_notice_are_not_taken(nora, wish):
    answer = nora.sends(wish)
    assert answer.url.startswith("/book-online/before/")
    assert not OnlineBooking.objects.exists()


def test_the_tick_leads_to_the_details_and_is_asked_again_later(nora, wish, time_machine_from_now):
    assert nora.ticks(wish).url.startswith("/book-online/details/")
    assert nora.get(nora.step("details", wish)).status_code == 200
    time_machine_from_now(hours=3)
    assert nora.get(nora.step("details", wish)).status_code == 302


def test_a_time_that_is_gone_is_said_before_anything_is_asked(nora, wish, rui, clara, booked_by_clara):
    page = nora.get(nora.step("before", wish))
    assert page.status_code == 409
    assert "not free any more" in words(page)
    assert ">10:45<" in words(page)
