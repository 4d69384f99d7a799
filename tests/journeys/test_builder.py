"""A programme is built with the mouse, and as well without one."""

import pytest
from playwright.sync_api import expect

from tests.journeys.builder_page import AtTheBuilder
from tests.journeys.window import DESKTOP, Windows


@pytest.fixture
def ana(windows: Windows) -> AtTheBuilder:
    return AtTheBuilder(windows(**DESKTOP))


def test_exercises_are_dragged_into_place(ana: AtTheBuilder) -> None:
    ana.sign_in()
    ana.opens_the_programme_of("Umar Umber")
    ana.finds(warm_up=[], main_part=["Bridge", "Bird dog", "Hip hinge with stick"])
    ana.drags(ana.grip("Hip hinge with stick"), ana.grip("Bridge"))
    ana.is_told("Hip hinge with stick, 1 of 3 in Main part")
    ana.drags(ana.grip("Bird dog"), ana.part("Warm-up"))
    ana.is_told("Bird dog, 1 of 1 in Warm-up")
    ana.drags(ana.window.locator("[data-pick='a01'] figure"), ana.grip("Bird dog"))
    ana.is_told("Interval walk, 1 of 2 in Warm-up")
    ana.write(ana.row("Bridge"), reps=12)
    expect(ana.window.locator("[data-save-state]")).to_contain_text("Saved")
    ana.window.reload()
    ana.finds(warm_up=["Interval walk", "Bird dog"], main_part=["Hip hinge with stick", "Bridge"])
    expect(ana.row("Bridge").locator("[name$='-reps']")).to_have_value("12")
    ana.watched.look()


def test_everything_works_by_keyboard(ana: AtTheBuilder) -> None:
    ana.sign_in()
    ana.opens_the_programme_of("Katja Kestrel")
    keys = ana.window.keyboard
    ana.tabs_to(ana.window.locator("#exercise-words"))
    keys.type("Pelvic tilt, crook")
    add = ana.window.get_by_role("button", name="Add Pelvic tilt, crook lying")
    expect(ana.window.locator("[data-pick]")).to_have_count(1)
    ana.tabs_to(add)
    keys.press("Enter")
    ana.is_told("Pelvic tilt, crook lying, 4 of 4 in Main part")
    up = ana.row("Pelvic tilt, crook lying").locator("[name='up']")
    ana.tabs_to(up, back=True)
    for place in ("3 of 4 in Main part", "2 of 4 in Main part", "1 of 4 in Main part", "1 of 1 in Warm-up"):
        keys.press("Enter")
        ana.is_told(f"Pelvic tilt, crook lying, {place}")
        expect(up).to_be_focused()
    ana.tabs_to(ana.row("Pelvic tilt, crook lying").locator("[name='harder']"))
    for noted in ("", " · Add rock-back to heels"):
        keys.press("Enter")
        ana.is_told(f"Cat-camel, 1 of 1 in Warm-up{noted}")
        expect(ana.row("Cat-camel").locator("[name='harder']")).to_be_focused()
    ana.tabs_to(ana.row("Cat-camel").locator("[name='easier']"), back=True)
    keys.press("Enter")
    ana.is_told("Pelvic tilt, crook lying, 1 of 1 in Warm-up")
    ana.tabs_to(ana.row("Pelvic tilt, crook lying").locator("[name$='-reps']"))
    keys.type("7")
    expect(ana.window.locator("[data-save-state]")).to_contain_text("Saved")
    ana.window.reload()
    ana.finds(warm_up=["Pelvic tilt, crook lying"], main_part=["Bridge", "Bird dog", "Hip hinge with stick"])
    expect(ana.row("Pelvic tilt, crook lying").locator("[name$='-reps']")).to_have_value("7")


def test_presses_that_do_not_wait_for_a_slow_server_all_arrive(ana: AtTheBuilder) -> None:
    ana.sign_in()
    ana.opens_the_programme_of("Wim Willow")
    before = ana.window.locator("[data-row]").count()
    ana.is_far_from_the_server(milliseconds=800)
    for key in ("r02", "b01"):
        ana.window.locator(f"[name='add'][value='{key}']").first.click()
    note = ana.window.locator("[name='note']")
    note.fill("Typed meanwhile")
    expect(ana.window.locator("[data-row]")).to_have_count(before + 2)
    expect(ana.window.get_by_role("alert")).to_have_count(0)
    expect(ana.window.locator("[data-save-state]")).to_contain_text("Saved")
    ana.window.reload()
    expect(ana.window.locator("[data-row]")).to_have_count(before + 2)
    expect(note).to_have_value("Typed meanwhile")
