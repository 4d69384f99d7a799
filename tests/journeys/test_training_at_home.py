"""A patient of 77 trains at home: taps, a timer, no network, large letters, paper, and a link that ends."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.by_api import ClinicianByApi, DeskByApi
from tests.journeys.interruptions import (
    a_busy_clinic_gets_it_later,
    a_page_left_open_becomes_that_of_the_new_day,
    two_windows_take_nothing_from_each_other,
    without_a_network_it_waits_and_arrives_once,
)
from tests.journeys.letters import Letterbox, token_in
from tests.journeys.patient_at_home import PatientAtHome
from tests.journeys.people import UTE
from tests.journeys.records import Records
from tests.journeys.window import PHONE, Windows
from tooling.clinic import Clinic

EXERCISES = [
    "Bridge",
    "Bird dog",
    "Dead bug",
    "Clam",
    "Curl-up",
    "Cat-camel",
    "Side plank",
    "Belly breathing",
]
MOST_BYTES = 200 * 1024
WAITING = "localStorage[Object.keys(localStorage).find(name => name.startsWith('answers-'))]"


@pytest.fixture
def ute(windows: Windows) -> PatientAtHome:
    return PatientAtHome(windows(**PHONE))


def test_a_patient_trains_at_home(
    clinic: Clinic, ute: PatientAtHome, letterbox: Letterbox, records: Records
) -> None:
    ana = ClinicianByApi(clinic.url)
    link = she_is_given_eight_exercises(clinic, ana, letterbox)
    the_first_load_is_small(ute, link)
    she_taps_her_sets_and_says_how_it_was(ute)
    a_timer_counts_the_hold(ute)
    what_she_told_is_there_again(ute, records)
    without_a_network_it_waits_and_arrives_once(ute, records)
    two_windows_take_nothing_from_each_other(ute, records)
    a_busy_clinic_gets_it_later(ute, records)
    she_reads_it_in_large_letters(ute)
    nothing_moves_for_whom_it_disturbs(ute)
    it_can_be_printed(ute)
    a_page_left_open_becomes_that_of_the_new_day(ute)
    what_comes_too_late_waits_for_the_birth_date(ute)
    the_link_ends_and_so_does_what_her_phone_kept(ute, ana)


def she_is_given_eight_exercises(clinic: Clinic, ana: ClinicianByApi, letterbox: Letterbox) -> str:
    DeskByApi(clinic.url).registers(UTE, full=False)
    episode = ana.opens_an_episode(ana.one("patients/", search=UTE.full_name))
    ana.asks_the_safety_questions(episode)
    rows = [ana.get("exercises/", search=name)["results"][0] for name in EXERCISES]
    dose = {"sets": 3, "reps": 8, "hold_s": 10}
    items = [{"exercise": row["id"], "dose": dose} for row in rows]
    ana.post("programmes/", episode=episode["id"], items=items)
    ana.signs(ana.treats(episode))
    return f"{clinic.url}/p/{token_in(letterbox.programme_for(UTE.email))}/"


def the_first_load_is_small(ute: PatientAtHome, link: str) -> None:
    """As it comes over the wire, compressed where the server compresses, nothing in the cache."""
    ute.opens(link)
    ute.window.clock.install()
    wire = ute.window.context.new_cdp_session(ute.window)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    came: list[float] = []
    wire.on("Network.loadingFinished", lambda event: came.append(event["encodedDataLength"]))
    ute.gives_the_birth_date(UTE)
    ute.window.wait_for_load_state("networkidle")
    wire.detach()
    assert len(came) > len(EXERCISES)
    assert sum(came) < MOST_BYTES, f"{sum(came) / 1024:.0f} KB"


def she_taps_her_sets_and_says_how_it_was(ute: PatientAtHome) -> None:
    """With the keyboard alone: what a key can do, a finger can."""
    ute.choose(before=3)
    card = ute.window.get_by_role("article", name="Bridge")
    card.get_by_role("button", name="Set 1 of 3 done").press("Enter")
    card.get_by_role("button", name="Set 2 of 3 done").press("Space")
    scale = card.get_by_role("group", name="Most pain while doing it")
    scale.get_by_role("radio", name="4").press("Space")
    card.get_by_role("radio", name="Too hard").press("Space")
    ute.sees("1 of 8 done today")
    ute.sees("Saved")
    ute.watched.look()


def a_timer_counts_the_hold(ute: PatientAtHome) -> None:
    card = ute.window.get_by_role("article", name="Bridge")
    ute.press("Start 10 s", card)
    expect(card.get_by_role("button", name="Stop, ")).to_be_visible()
    ute.window.clock.fast_forward(11_000)
    expect(card.get_by_role("status")).to_have_text("Time is up")
    expect(card.get_by_role("button", name="Start 10 s")).to_be_visible()


def what_she_told_is_there_again(ute: PatientAtHome, records: Records) -> None:
    ute.window.reload()
    card = ute.window.get_by_role("article", name="Bridge")
    expect(card.locator(".set[aria-pressed=true]")).to_have_count(2)
    expect(card.get_by_role("radio", name="Too hard")).to_be_checked()
    newest = records.training(UTE.email)[-1]
    told = {name: newest[name] for name in ("done", "sets_done", "felt", "pain_before", "pain_peak")}
    assert told == {"done": "part", "sets_done": 2, "felt": "too_hard", "pain_before": 3, "pain_peak": 4}


def she_reads_it_in_large_letters(ute: PatientAtHome) -> None:
    ute.window.set_viewport_size({"width": 320, "height": 640})
    larger = ute.window.get_by_role("button", name="Larger text")
    for _ in range(4):
        larger.click()
    for part in ("Exercises", "How are you?", "Contact"):
        ute.turns_to(part)
        ute.watched.look()
        assert ute.window.evaluate("document.documentElement.scrollWidth") <= 320, part
    ute.window.reload()
    assert ute.window.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    ute.press("Normal text", ute.window.locator("body"))
    ute.window.set_viewport_size(PHONE["viewport"])


def nothing_moves_for_whom_it_disturbs(ute: PatientAtHome) -> None:
    ute.turns_to("Exercises")
    ute.window.emulate_media(reduced_motion="reduce")
    ute.window.reload()
    pictures = ute.window.locator("article.exercise picture img")
    assert all("?still" in picture.evaluate("image => image.currentSrc") for picture in pictures.all()[:2])
    expect(ute.window.locator("[data-pause]").first).to_be_hidden()
    ute.window.emulate_media(reduced_motion="no-preference")


def it_can_be_printed(ute: PatientAtHome) -> None:
    """The exercises with every step, and neither questions nor buttons."""
    ute.window.emulate_media(media="print")
    ute.window.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(ute.window.locator("article.exercise ol").last).to_be_visible()
    for hidden in (".dock", "#today", "#contact", ".training", "[data-symptoms]"):
        expect(ute.window.locator(hidden).first).to_be_hidden()
    ute.window.emulate_media(media="screen")


def what_comes_too_late_waits_for_the_birth_date(ute: PatientAtHome) -> None:
    ute.says_how_it_went(pain=2)
    ute.answers_no()
    ute.window.context.clear_cookies(name="sessionid")
    ute.sends()
    ute.reads("Something is ready for you")
    ute.sees("Your answers have not reached the clinic yet.")
    ute.write(birth_date=UTE.birth_date)
    ute.press("Open")
    ute.is_thanked()
    ute.window.wait_for_function(f"() => {WAITING} === '[]'")


def the_link_ends_and_so_does_what_her_phone_kept(ute: PatientAtHome, ana: ClinicianByApi) -> None:
    ute.turns_to("Exercises")
    ute.window.context.set_offline(True)
    ute.window.get_by_role("article", name="Bird dog").get_by_role("button", name="Set 1 of 3 done").click()
    ute.sees("You are offline. This is kept on this phone and sent later.")
    patient = ana.one("patients/", search=UTE.full_name)
    episode = ana.one("episodes/", patient=patient["id"])
    programme = ana.one("programmes/", episode=episode["id"])
    ana.post(f"programmes/{programme['id']}/withdraw-links/")
    ute.finds_the_network_again()
    ute.reads("This page cannot be opened")
    ute.sees(re.compile(r"Your answers of [\d/]+ did not reach the clinic."))
    kept: Any = "caches.keys().then(names => [...names, ...Object.keys(localStorage)])"
    ute.window.wait_for_function(f"async () => (await {kept}).every(name => !name.includes('/p/'))")
    ute.window.context.set_offline(True)
    ute.window.goto("about:blank")
