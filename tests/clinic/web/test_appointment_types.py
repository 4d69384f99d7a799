from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.models import AppointmentType


@pytest.fixture
def pilates() -> dict[str, Any]:
    return {
        "name": "Pilates", "key": "pilates", "colour": "#1f7a6c", "minutes": 50, "buffer_minutes": 10, "capacity": 6,
        "online": "book", "lead_hours": 2, "horizon_days": 30, "price": "12.50", "currency": "eur",
    }  # fmt: skip


def add(browser: Any, words: dict[str, Any]) -> Any:
    return browser.post("/house/type/new/", words)


def test_a_price_is_typed_as_money_and_kept_in_the_smallest_coin(
    browser_of: Any, mara: User, pilates: dict[str, Any]
) -> None:
    assert add(browser_of(mara), pilates).status_code == 302
    made = AppointmentType.objects.get()
    assert (made.price_minor, made.currency, made.capacity) == (1250, "EUR", 6)


def test_a_price_is_shown_as_money_and_only_what_changed_is_changed(
    browser_of: Any, mara: User, pilates: dict[str, Any]
) -> None:
    browser = browser_of(mara)
    add(browser, pilates)
    address = f"/house/type/{AppointmentType.objects.get().pk}/"
    assert 'value="12.50"' in browser.get(address).text
    assert browser.post(address, {**pilates, "currency": "EUR", "price": "13"}).status_code == 302
    assert AppointmentType.objects.get().price_minor == 1300


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"price": "12.5", "currency": "JPY"}, "JPY has 0 digits after the point."),
        ({"price": "-1"}, "greater than or equal to 0"),
        ({"price": "9999999999"}, "more than a visit can cost"),
        ({"currency": "£££"}, "Three letters"),
        ({"lead_hours": 48, "horizon_days": 2}, "Nobody could book"),
        ({"needs_equipment": "on"}, "A class shares no single piece of equipment."),
        ({"minutes": 0}, "greater than or equal to 5"),
        ({"buffer_minutes": 500}, "less than or equal to 120"),
        ({"capacity": 0}, "greater than or equal to 1"),
    ],
)
def test_what_cannot_be_booked_is_refused_in_a_sentence(
    browser_of: Any, mara: User, pilates: dict[str, Any], wrong: dict[str, Any], sentence: str
) -> None:
    answer = add(browser_of(mara), {**pilates, **wrong})
    assert answer.status_code == 400
    assert sentence in answer.text
    assert not AppointmentType.objects.exists()
