"""Two people at the same diary, one of them far away: what one does, the other sees."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.journeys.desk import Desk
from tests.journeys.diary_page import AtTheDiary
from tests.journeys.people import Patient
from tests.journeys.window import DESKTOP, PHONE, Windows

# A name that would be markup where somebody forgot that it is text.
MARK = Patient("<img src=x", "onerror=alert(1)>", date(1979, 4, 1), "mark@example.org")
EVENTS = "**/diary/events/**"


def a_quiet_day() -> date:
    """A Thursday beyond the demo's visits."""
    soon = datetime.now(ZoneInfo("Europe/London")).date() + timedelta(days=60)
    return soon + timedelta(days=(3 - soon.weekday()) % 7)


@pytest.fixture
def rui(windows: Windows) -> AtTheDiary:
    """Works from a place whose clocks have nothing to do with the clinic's."""
    return AtTheDiary(windows(**DESKTOP, timezone_id="Australia/Lord_Howe"), "rui")


@pytest.fixture
def ana(windows: Windows) -> AtTheDiary:
    return AtTheDiary(windows(**DESKTOP), "ana")


def test_two_people_work_in_one_diary(rui: AtTheDiary, ana: AtTheDiary, windows: Windows) -> None:
    register(rui)
    day = a_quiet_day()
    book_where_the_hand_clicks(rui, day)
    drag_it_and_take_that_back(rui)
    ana.sign_in()
    ana.opens_the_diary(day)
    be_refused_with_a_sentence(ana)
    the_other_sees_it_without_reloading(rui, ana)
    be_told_that_somebody_was_quicker(rui, ana)
    be_told_that_the_line_is_down(rui, ana)
    the_week_and_the_rooms_show_it_too(ana, day)
    a_phone_shows_lists(AtTheDiary(windows(**PHONE), "rui"), day)


def register(rui: AtTheDiary) -> None:
    desk = Desk(rui.watched)
    desk.sign_in()
    desk.registers(MARK, mail="link")


def book_where_the_hand_clicks(rui: AtTheDiary, day: date) -> None:
    rui.opens_the_diary(day)
    rui.clicks_into("Ana Sousa", 10)
    rui.books_in_the_dialog(MARK.full_name)
    rui.is_told("Booked:")
    rui.sees_it(MARK.full_name, "10:00")


def drag_it_and_take_that_back(rui: AtTheDiary) -> None:
    rui.drags(rui.block(MARK.full_name), quarters=2, into="Ben Okoro")
    rui.is_told("10:30 with Ben Okoro")
    rui.window.get_by_role("button", name="Undo").last.click()
    rui.is_told("Undone")
    rui.sees_it(MARK.full_name, "10:00")


def be_refused_with_a_sentence(ana: AtTheDiary) -> None:
    """At lunch nobody works: the visit snaps back."""
    ana.drags(ana.block(MARK.full_name), quarters=10)
    ana.is_told("Not possible: Ana Sousa does not work there at this time.")
    ana.sees_it(MARK.full_name, "10:00")
    ana.watched.look()


def the_other_sees_it_without_reloading(rui: AtTheDiary, ana: AtTheDiary) -> None:
    ana.moves_by_keys(MARK.full_name, "09:00")
    ana.is_told("09:00 with Ana Sousa")
    rui.sees_it(MARK.full_name, "09:00")


def be_told_that_somebody_was_quicker(rui: AtTheDiary, ana: AtTheDiary) -> None:
    rui.window.route(EVENTS, lambda route: route.abort())
    ana.moves_by_keys(MARK.full_name, "09:30")
    ana.sees_it(MARK.full_name, "09:30")
    rui.window.unroute(EVENTS)
    rui.drags(rui.block(MARK.full_name), quarters=4)
    rui.is_told("has changed this visit meanwhile")
    rui.sees_it(MARK.full_name, "09:30")


def be_told_that_the_line_is_down(rui: AtTheDiary, ana: AtTheDiary) -> None:
    rui.window.context.set_offline(True)
    expect(rui.window.get_by_text("Offline – showing the state of")).to_be_visible()
    ana.moves_by_keys(MARK.full_name, "10:30")
    ana.sees_it(MARK.full_name, "10:30")
    rui.window.context.set_offline(False)
    rui.sees_it(MARK.full_name, "10:30")
    expect(rui.window.get_by_text("Offline – showing the state of")).to_be_hidden()


def the_week_and_the_rooms_show_it_too(ana: AtTheDiary, day: date) -> None:
    for view in ("week", "rooms"):
        ana.opens_the_diary(day, view=view)
        ana.sees_it(MARK.full_name, "10:30")


def a_phone_shows_lists(rui: AtTheDiary, day: date) -> None:
    rui.sign_in()
    rui.window.goto(f"/diary/?day={day}")
    expect(rui.page.get_by_role("link", name=MARK.full_name).first).to_be_visible()
    rui.page.get_by_role("link", name="Book").first.click()
    expect(rui.window.get_by_role("dialog").get_by_label("Patient", exact=True)).to_be_focused()
    rui.watched.look()
