"""Whoever asks too often is told to wait, wherever our own proxies say they are."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from patients import clock
from patients.limits import Limit, TooMany, address_of


@pytest.fixture(autouse=True)
def own_cache(settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


def test_a_limit_counts_each_subject_alone_and_opens_again_when_it_says() -> None:
    limit, now = Limit("test", most=1, seconds=60), clock.now().replace(second=15)
    with clock.at(now):
        limit.spend("203.0.113.7")
        limit.spend("203.0.113.8")
        with pytest.raises(TooMany) as refused:
            limit.spend("203.0.113.7")
    assert refused.value.wait == 45
    with clock.at(now + timedelta(seconds=45)):
        limit.spend("203.0.113.7")


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "198.51.100.9", "127.0.0.1"),
        (None, "198.51.100.9", "127.0.0.1"),
        (1, "198.51.100.9", "198.51.100.9"),
        (1, "10.0.0.1, 198.51.100.9", "198.51.100.9"),
        (2, "6.6.6.6, 198.51.100.9, 10.0.0.1", "198.51.100.9"),
        (1, "", "127.0.0.1"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "unknown", "unknown"),
    ],
)
def test_an_address_is_believed_as_far_as_our_own_proxies_tell_it(
    settings: Any, proxies: int | None, forwarded: str, address: str
) -> None:
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "NUM_PROXIES": proxies}
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR=forwarded)
    assert address_of(request) == address
