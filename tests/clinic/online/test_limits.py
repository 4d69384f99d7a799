"""Whoever asks too often is told to wait; what must never happen does not depend on counting."""

import pytest

from clinic.models import OnlineBooking
from clinic.web import online_page
from patients.limits import Limit
from tests.clinic.online.visitor import words

pytestmark = pytest.mark.django_db


def spend(limit: Limit, times: int, subject: str = "203.0.113.7") -> None:
    for _ in range(times):
        limit.spend(subject)


def test_an_address_that_begins_too_often_gets_a_page_with_a_sentence(nora, wish, monkeypatch):
    spend(online_page.BEGINNINGS, 20, "127.0.0.1")
    nora.ticks(wish)
    page = nora.sends(wish)
    assert page.status_code == 429
    assert "Please wait a while, or phone the clinic" in words(page)
    assert not OnlineBooking.objects.exists()


def test_looking_is_limited_generously(nora, wish):
    spend(online_page.LOOKS, 299, "127.0.0.1")
    assert nora.choose().status_code == 200
    assert nora.choose().status_code == 429


def test_guessing_codes_is_limited_across_bookings(nora, wish):
    booking = nora.begins(wish)
    spend(online_page.CODES, 60, "127.0.0.1")
    assert nora.proves(booking).status_code == 429


def test_one_mailbox_gets_eight_codes_a_day(nora, wish):
    for number in range(8):
        nora.begins(wish, phone=f"+44 20 7946 070{number}")
    page = nora.sends(wish, phone="+44 20 7946 0799")
    assert page.status_code == 429
    assert "today" in words(page)


def test_without_a_cache_people_look_on_but_nothing_begins(nora, wish, settings):
    nora.ticks(wish)
    redis = "django.core.cache.backends.redis.RedisCache"
    settings.CACHES = {"default": {"BACKEND": redis, "LOCATION": "redis://127.0.0.1:1/0"}}
    assert nora.choose().status_code == 200
    assert nora.sends(wish).status_code == 503
    assert not OnlineBooking.objects.exists()
