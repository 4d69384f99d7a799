"""Somebody at the diary page: the hand that drags, the keys, and what the page says."""

from datetime import date
from typing import Any

from playwright.sync_api import FloatRect, Locator, expect

from tests.journeys.person import Staff
from tests.journeys.window import Inspected

QUARTER_PX = 24


class AtTheDiary(Staff):
    def __init__(self, watched: Inspected, name: str) -> None:
        super().__init__(watched)
        self.name = name

    def opens_the_diary(self, day: date, **query: str) -> None:
        wanted = "&".join(f"{name}={value}" for name, value in {"day": day.isoformat(), **query}.items())
        self.window.goto(f"/diary/?{wanted}")
        expect(self.window.locator(".ec-main")).to_be_visible()
        self.watched.look()

    def block(self, words: str) -> Locator:
        return self.window.locator("[data-visit]", has_text=words)

    def clicks_into(self, column: str, hour: int) -> None:
        """Into empty time of a practitioner's column."""
        label = self.window.locator(".ec-slot time", has_text=f"{hour:02}:00")
        label.scroll_into_view_if_needed()
        line = box(label)
        self.window.mouse.click(self.middle_of(column), line["y"] + line["height"] / 2 + 8)

    def middle_of(self, column: str) -> float:
        head = box(self.window.locator(".ec-col-head", has_text=column))
        return head["x"] + head["width"] / 2

    def books_in_the_dialog(self, patient: str) -> None:
        dialog = self.window.get_by_role("dialog")
        dialog.get_by_label("Patient", exact=True).fill(patient)
        expect(dialog.get_by_role("radio", name=patient)).to_be_checked()
        self.watched.look()
        dialog.get_by_role("button", name="Book", exact=True).click()

    def drags(self, block: Locator, *, quarters: int = 0, into: str = "") -> None:
        block.scroll_into_view_if_needed()
        x, y = box(block)["x"] + 30, box(block)["y"] + 8
        goal = self.middle_of(into) if into else x
        mouse = self.window.mouse
        mouse.move(x, y)
        mouse.down()
        mouse.move(x + 8, y + 8, steps=2)
        mouse.move(goal, y + quarters * QUARTER_PX, steps=6)
        mouse.up()

    def is_told(self, words: Any) -> None:
        expect(self.window.locator(".diary-toast", has_text=words).last).to_be_visible()

    def sees_it(self, name: str, when: str) -> None:
        expect(self.block(name)).to_contain_text(when)

    def moves_by_keys(self, name: str, time: str) -> None:
        self.block(name).focus()
        self.window.keyboard.press("m")
        dialog = self.window.get_by_role("dialog")
        dialog.get_by_label("At", exact=False).first.fill(time)
        self.watched.look()
        dialog.get_by_role("button", name="Move", exact=True).click()


def box(locator: Locator) -> FloatRect:
    found = locator.bounding_box()
    assert found
    return found
