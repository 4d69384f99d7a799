"""Pages as a browser lays them out: in German, whose words are long, and in Arabic, from right to left."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Page

from clinic.actions.appointments import book_appointment
from clinic.letters.visit_links import draw_visit_link
from clinic.models import AppointmentType
from tests.arabic import arabic
from tests.laid_out import Answers, sticks_out, window_on

__all__ = ["arabic"]

DIRECTIONS = {"de": "ltr", "ar": "rtl"}


@pytest.fixture
def pages(rui: User, visit: dict[str, Any], client: Client, arabic: Any) -> Answers:
    """By their addresses: clara's visit that she may move, and where she would book another."""
    arabic.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    arabic.PHYSIO_CANCELLATION_HOURS = 1
    visit["location"].name = "Physiotherapiepraxis am Stadtwald"
    visit["location"].save()
    AppointmentType.objects.update(online=AppointmentType.Online.BOOK, needs_room=False)
    visit["type"].refresh_from_db()
    issued = draw_visit_link(book_appointment(by=rui, **visit))
    issued.link.save()
    own = [f"/visit/{issued.token}/{page}" for page in ("", "move/", "cancel/", "reminders/")]
    asked = [
        f"{path}?language={language}"
        for language in DIRECTIONS
        for path in (*own, "/book-online/", "/visit/nobodys/")
    ]
    found = {address: client.get(address) for address in asked}
    assert {page.status_code for page in found.values()} == {200, 404}
    return found


@pytest.fixture
def window(pages: Answers) -> Iterator[Page]:
    with window_on(pages) as opened:
        yield opened


def test_pages_fit_in_the_direction_of_their_language(pages: Answers, window: Page) -> None:
    for address in pages:
        window.goto(address)
        direction = window.evaluate("getComputedStyle(document.body).direction")
        assert direction == DIRECTIONS[address[-2:]]
        for width in (320, 390, 1280):
            window.set_viewport_size({"width": width, "height": 800})
            assert window.evaluate("document.documentElement.scrollWidth") <= width
            assert sticks_out(window) == []


def test_the_menu_of_languages_is_all_on_the_page(pages: Answers, window: Page) -> None:
    window.set_viewport_size({"width": 320, "height": 800})
    for address in pages:
        window.goto(address)
        window.click(".languages summary")
        assert window.locator(".languages li").count() > len(DIRECTIONS)
        assert sticks_out(window) == []


def test_the_house_stands_where_a_line_begins(pages: Answers, window: Page) -> None:
    begins = {}
    for address in pages:
        window.goto(address)
        brand, switch = (window.locator(name).bounding_box() for name in (".brand", ".languages"))
        assert brand
        assert switch
        begins[DIRECTIONS[address[-2:]]] = brand["x"] < switch["x"]
    assert begins == {"ltr": True, "rtl": False}
