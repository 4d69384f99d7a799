import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache

from patients import clock
from patients.api.token import PerAddress
from tests.patients.api.door import Door, refusal


@pytest.fixture(autouse=True)
def own_cache(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


def test_name_and_password_give_a_token_that_opens_the_api(rui):
    token = Door().post("token/", username="rui", password="a quiet tuesday").json()["token"]
    door = Door()
    door.client.credentials(HTTP_AUTHORIZATION=f"Token {token}")
    assert door.get("me/").json()["roles"] == ["desk"]


def test_a_wrong_password_gives_none(rui):
    assert refusal(Door().post("token/", username="rui", password="guess")) == (400, "invalid")


def test_guessing_is_slowed_down_by_name(rui):
    door = Door()
    with clock.at(clock.now()):
        answers = [refusal(door.post("token/", username="RUI", password=f"guess {n}"))[0] for n in range(11)]
        assert answers == [400] * 10 + [429]
        assert refusal(door.post("token/", username="ana", password="guess"))[0] == 400


def test_guessing_is_slowed_down_by_the_address_our_own_proxy_tells(rui, settings):
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "NUM_PROXIES": 1}
    door, credentials = Door(), {"username": "rui", "password": "a quiet tuesday"}
    with clock.at(clock.now()):
        for _ in range(PerAddress.limit.most):
            PerAddress.limit.spend("203.0.113.7")
        door.client.credentials(HTTP_X_FORWARDED_FOR="203.0.113.7")
        assert refusal(door.post("token/", **credentials)) == (429, "too_many")
        door.client.credentials(HTTP_X_FORWARDED_FOR="203.0.113.8")
        assert door.post("token/", **credentials).status_code == 200


def test_whoever_has_a_second_factor_signs_in_with_it_first(rui, browser_of):
    Authenticator.objects.create(user=rui, type="totp", data={"secret": "x"})
    answer = Door().post("token/", username="rui", password="a quiet tuesday")
    assert refusal(answer) == (403, "second_factor")
    assert browser_of(rui).post("/api/token/", {}, content_type="application/json").json()["token"]


def test_without_the_cache_nobody_can_guess(rui, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }
    answer = Door().post("token/", username="rui", password="a quiet tuesday")
    assert refusal(answer) == (503, "unavailable")
