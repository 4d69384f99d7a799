"""What comes between a patient and the clinic while she trains, and loses nothing of what she told."""

import re

from playwright.sync_api import expect

from tests.journeys.patient_at_home import PatientAtHome
from tests.journeys.people import UTE
from tests.journeys.records import Records


def without_a_network_it_waits_and_arrives_once(ute: PatientAtHome, records: Records) -> None:
    ute.keeps_it_on_the_phone()
    before = len(records.training(UTE.email))
    ute.loses_the_network()
    ute.sees("You see this page as it was on ")
    ute.turns_to("Exercises")
    ute.window.get_by_role("article", name="Clam").get_by_role("button", name="Set 3 of 3 done").click()
    ute.sees("You are offline. This is kept on this phone and sent later.")
    assert len(records.training(UTE.email)) == before
    ute.window.reload()
    taps = ute.window.get_by_role("article", name="Clam").locator(".set[aria-pressed=true]")
    expect(taps).to_have_count(3)
    ute.finds_the_network_again()
    expect(ute.window.locator("[data-save-state]")).to_have_attribute("data-state", re.compile("saved|^$"))
    ute.window.reload()
    expect(taps).to_have_count(3)
    assert len(records.training(UTE.email)) == before + 1


def two_windows_take_nothing_from_each_other(ute: PatientAtHome, records: Records) -> None:
    """The second one was opened before, and what it shows of the first one's exercise comes along by itself."""
    first, second = ute.window, ute.window.context.new_page()
    second.goto(first.url)
    for window, name in ((first, "Dead bug"), (second, "Curl-up")):
        window.get_by_role("article", name=name).get_by_role("button", name="Set 3 of 3 done").click()
        expect(window.locator("[data-save-state]")).to_have_attribute("data-state", "saved")
    expect(second.get_by_role("article", name="Dead bug").locator(".set[aria-pressed=true]")).to_have_count(3)
    assert [log["done"] for log in records.training(UTE.email)[-2:]] == ["full", "full"]
    second.close()


def a_busy_clinic_gets_it_later(ute: PatientAtHome, records: Records) -> None:
    before = len(records.training(UTE.email))
    ute.window.route("**/training/", lambda asked: asked.fulfill(status=429))
    ute.window.get_by_role("article", name="Cat-camel").get_by_role("button", name="Set 3 of 3 done").click()
    ute.sees("Not sent yet. This is kept on this phone and sent later.")
    ute.window.unroute("**/training/")
    ute.window.clock.fast_forward(20_000)
    expect(ute.window.locator("[data-save-state]")).to_have_attribute("data-state", re.compile("saved|^$"))
    assert len(records.training(UTE.email)) == before + 1


def a_page_left_open_becomes_that_of_the_new_day(ute: PatientAtHome) -> None:
    """With a check-in half answered, which is still there."""
    ute.turns_to("How are you?")
    ute.choose(pain_now=6)
    ute.turns_to("Exercises")
    taps = ute.window.locator(".set[aria-pressed=true]")
    expect(taps).not_to_have_count(0)
    ute.window.clock.fast_forward("24:00:00")
    expect(taps).to_have_count(0)
    expect(ute.window.locator("[name=pain_now][value='6']")).to_be_checked()
