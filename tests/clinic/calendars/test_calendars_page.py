"""Feeds and outside calendars on one page."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.actions.calendar_feeds import create_calendar_feed
from clinic.actions.outside_calendars import add_outside_calendar
from clinic.models import CalendarFeed, OutsideBusy, OutsideCalendar, Practitioner
from tests.clinic.calendars.conftest import Shelf, ics


def test_the_address_is_shown_once(ana: User, dr_ana: Practitioner, browser_of: Any) -> None:
    browser = browser_of(ana)
    made = browser.post(
        "/calendars/feeds/", {"practitioner": dr_ana.pk, "names": "initials"}
    ).content.decode()
    address = made.partition('aria-describedby="once" autofocus>')[2].partition("<")[0]
    assert address.startswith("http")
    assert browser.get(address).status_code == 200
    page = browser.get("/calendars/").content.decode()
    assert "Initials" in page
    assert address not in page


def test_a_revoked_address_is_gone_from_the_page(ana: User, dr_ana: Practitioner, browser_of: Any) -> None:
    feed = create_calendar_feed(by=ana, practitioner=dr_ana, names="full").feed
    browser_of(ana).post(f"/calendars/feeds/{feed.pk}/revoke/")
    assert CalendarFeed.objects.get().revoked_at
    assert "No address yet." in browser_of(ana).get("/calendars/").content.decode()


def test_a_calendar_is_added_and_read_at_once(
    ana: User, dr_ana: Practitioner, browser_of: Any, shelf: Shelf, at_home: None, tomorrow_at_ten: Any
) -> None:
    end = tomorrow_at_ten + timedelta(hours=1)
    event = f"UID:1\nDTSTART:{tomorrow_at_ten:%Y%m%dT%H%M%SZ}\nDTEND:{end:%Y%m%dT%H%M%SZ}"
    asked = {"practitioner": dr_ana.pk, "name": "Private", "address": shelf.put(ics(event))}
    page = browser_of(ana).post("/calendars/outside/", asked, follow=True).content.decode()
    assert "Private was read." in page
    assert "1 busy time<" in page
    assert "127.0.0.1 ·" in page
    assert "busy.ics" not in page


def test_an_address_that_is_none_is_said_beside_the_field(
    ana: User, dr_ana: Practitioner, browser_of: Any
) -> None:
    asked = {"practitioner": dr_ana.pk, "name": "Private", "address": "ftp://calendar.example.org/a.ics"}
    answer = browser_of(ana).post("/calendars/outside/", asked)
    assert answer.status_code == 400
    assert "Only addresses that begin with https://" in answer.content.decode()


@pytest.fixture
def outside(ana: User, dr_ana: Practitioner, shelf: Shelf, at_home: None) -> OutsideCalendar:
    return add_outside_calendar(by=ana, practitioner=dr_ana, name="Private", address=shelf.address + "/a.ics")


def test_what_cannot_be_read_stands_on_the_page(ana: User, outside: OutsideCalendar, browser_of: Any) -> None:
    page = browser_of(ana).post(f"/calendars/outside/{outside.pk}/read/", follow=True).content.decode()
    assert page.count("The address no longer works.") == 2


def test_a_removed_calendar_is_gone(ana: User, outside: OutsideCalendar, browser_of: Any) -> None:
    browser_of(ana).post(f"/calendars/outside/{outside.pk}/remove/")
    assert not OutsideCalendar.objects.exists()
    assert not OutsideBusy.objects.exists()


def test_a_colleague_sees_nothing_of_it_and_the_manager_all(
    outside: OutsideCalendar, mara: User, colleague: User, browser_of: Any
) -> None:
    assert "Ana Sousa · Private" in browser_of(mara).get("/calendars/").content.decode()
    assert "Private" not in browser_of(colleague).get("/calendars/").content.decode().replace(
        "Private, University", ""
    )
    assert browser_of(colleague).post(f"/calendars/outside/{outside.pk}/remove/").status_code == 404


def test_a_colleague_cannot_be_chosen(
    ana: User, dr_ana: Practitioner, colleague: User, browser_of: Any
) -> None:
    asked = {"practitioner": colleague.practitioner.pk, "names": "full"}
    assert browser_of(ana).post("/calendars/feeds/", asked).status_code == 400
    assert not CalendarFeed.objects.exists()


def test_the_desk_has_no_such_page(rui: User, browser_of: Any) -> None:
    assert browser_of(rui).get("/calendars/").status_code == 403
