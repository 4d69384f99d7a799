"""Pages as a browser lays them out: in German, whose words are long, and in Arabic, from right to left."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Page, Route, sync_playwright

from clinic.actions.appointments import book_appointment
from clinic.letters.visit_links import draw_visit_link
from clinic.models import AppointmentType
from tests.arabic import arabic
from tooling.chromium import FLAGS

__all__ = ["arabic"]

CLINIC = "http://clinic.example"
DIRECTIONS = {"de": "ltr", "ar": "rtl"}


@pytest.fixture
def pages(rui: User, visit: dict[str, Any], client: Client, arabic: Any) -> dict[str, bytes]:
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
    return {CLINIC + address: page.content for address, page in found.items()}


@pytest.fixture
def window(pages: dict[str, bytes]) -> Iterator[Page]:
    """A browser of this test alone: its event loop would be in the way of others."""

    def answer(route: Route) -> None:
        address = route.request.url
        if address in pages:
            return route.fulfill(body=pages[address], content_type="text/html")
        return route.fulfill(path=str(finders.find(address.removeprefix(f"{CLINIC}/static/"))))

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=os.environ["CHROMIUM_PATH"], args=list(FLAGS))
        opened = chromium.new_page()
        opened.route("**/*", answer)
        yield opened
        chromium.close()


def sticks_out(window: Page) -> list[str]:
    """What of the page lies outside of it, on either side."""
    found: list[str] = window.evaluate(
        """() => [...document.querySelectorAll("header, main, footer, main *, header *")]
            .filter(one => !one.closest(".visually-hidden, .skip-link, option, details:not([open]) > :not(summary)"))
            .filter(one => { const box = one.getBoundingClientRect();
                return box.width && (box.left < -1 || box.right > document.documentElement.clientWidth + 1); })
            .map(one => one.outerHTML.slice(0, 120))"""
    )
    return found


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_pages_fit_in_the_direction_of_their_language(
    pages: dict[str, bytes], window: Page, width: int
) -> None:
    window.set_viewport_size({"width": width, "height": 800})
    for address in pages:
        window.goto(address)
        direction = window.evaluate("getComputedStyle(document.body).direction")
        assert direction == DIRECTIONS[address[-2:]]
        assert window.evaluate("document.documentElement.scrollWidth") <= width
        assert sticks_out(window) == []


def test_the_menu_of_languages_is_all_on_the_page(pages: dict[str, bytes], window: Page) -> None:
    window.set_viewport_size({"width": 320, "height": 800})
    for address in pages:
        window.goto(address)
        window.click(".languages summary")
        assert window.locator(".languages li").count() > len(DIRECTIONS)
        assert sticks_out(window) == []


def test_the_house_stands_where_a_line_begins(pages: dict[str, bytes], window: Page) -> None:
    begins = {}
    for address in pages:
        window.goto(address)
        brand, switch = (window.locator(name).bounding_box() for name in (".brand", ".languages"))
        assert brand
        assert switch
        begins[DIRECTIONS[address[-2:]]] = brand["x"] < switch["x"]
    assert begins == {"ltr": True, "rtl": False}
