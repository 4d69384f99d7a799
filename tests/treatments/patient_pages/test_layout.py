"""The programme as a phone lays it out: long German words, from right to left, light and dark."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.arabic import arabic
from tests.journeys.axe import grave_violations
from tests.laid_out import Answers, sticks_out, window_on, with_pictures
from tests.treatments.patient_pages.phone import Phone

__all__ = ["arabic"]

DIRECTIONS = {"de": "ltr", "ar": "rtl"}


@pytest.fixture
def pages(inside: Phone, claras: Phone, arabic: Any) -> Answers:
    """clara's programme with its parts, and the safety sheet."""
    asked = [inside.page(f"{path}?language={said}") for said in DIRECTIONS for path in ("", "safety/")]
    return with_pictures(inside, {address: inside.get(address) for address in asked})


@pytest.fixture
def window(pages: Answers) -> Iterator[Page]:
    with window_on(pages) as opened:
        yield opened


def parts(pages: Answers) -> Iterator[tuple[str, str]]:
    """Address and direction of everything a reader comes to see."""
    for address, page in pages.items():
        if page["Content-Type"].startswith("text/html"):
            shown = [""] if "safety/" in address else ["#exercises", "#today", "#contact"]
            yield from ((address + part, DIRECTIONS[address[-2:]]) for part in shown)


def test_every_part_fits_in_the_direction_of_its_language(pages: Answers, window: Page) -> None:
    for address, direction in parts(pages):
        window.goto(address)
        assert window.evaluate("getComputedStyle(document.body).direction") == direction
        for width in (320, 390, 1280):
            window.set_viewport_size({"width": width, "height": 800})
            assert window.evaluate("document.documentElement.scrollWidth") <= width
            assert sticks_out(window) == []


def test_what_was_issued_in_english_runs_its_own_way_on_a_page_from_right_to_left(
    pages: Answers, window: Page
) -> None:
    window.goto(next(address for address, direction in parts(pages) if direction == "rtl"))
    for words in (".exercise h2", ".exercise .how"):
        assert window.locator(words).first.evaluate("one => getComputedStyle(one).direction") == "ltr"


def test_nothing_grave_is_found_by_axe_in_the_dark_either(pages: Answers, window: Page) -> None:
    window.emulate_media(color_scheme="dark")
    for address, direction in parts(pages):
        if direction == "rtl":
            window.goto(address)
            assert grave_violations(window) == []
