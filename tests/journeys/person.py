"""Somebody at a browser window."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.journeys.window import Inspected

Words = str | re.Pattern[str]


class Person:
    """Reads, writes, chooses and presses as a person does, in `place`: without one, in the page's main part."""

    def __init__(self, watched: Inspected) -> None:
        self.watched = watched
        self.window: Page = watched.window
        self.page = self.window.get_by_role("main")

    def reads(self, heading: Words) -> None:
        """The page with this main heading has come, and nothing on it keeps anybody out."""
        expect(self.window.get_by_role("heading", level=1, name=heading)).to_be_visible()
        self.window.wait_for_load_state()
        self.watched.look()

    def sees(self, words: Words, place: Locator | None = None) -> None:
        expect((place or self.page).get_by_text(words).first).to_be_visible()

    def follow(self, name: Words, place: Locator | None = None) -> None:
        (place or self.page).get_by_role("link", name=name).first.click()

    def press(self, name: Words, place: Locator | None = None) -> None:
        (place or self.page).get_by_role("button", name=name).first.click()

    def write(self, place: Locator | None = None, /, **fields: Any) -> None:
        """Into the boxes of these names: text, dates, or one of a list."""
        for name, value in fields.items():
            box = (place or self.page).locator(f"[name={name!r}], [name$='-{name}']").first
            if box.evaluate("box => box.tagName") == "SELECT":
                box.select_option(str(value))
            else:
                box.fill(str(value))

    def choose(self, **fields: Any) -> None:
        """One of several buttons, chips or numbers, or a box to tick: whatever its label lets one press."""
        for name, value in fields.items():
            self.tick(self.window.locator(f"input[name={name!r}][value='{value}']"))

    def tick(self, box: Locator) -> None:
        box.check()


class Staff(Person):
    """Somebody who works in the demo clinic."""

    name = ""
    password = "physio-demo"

    def sign_in(self) -> None:
        self.window.goto("/")
        self.write(login=self.name, password=self.password)
        self.watched.look()
        self.press("Sign in")
        self.reads("Today")

    def confirm(self, name: str) -> None:
        """Press a button that asks once more, and say yes."""
        self.page.get_by_role("button", name=name, exact=True).click()
        asked = self.window.get_by_role("dialog")
        asked.get_by_role("button", name=name, exact=True).click()
