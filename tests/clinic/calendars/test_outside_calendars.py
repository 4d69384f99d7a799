"""A practitioner's other calendars keep time free."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.actions.appointments import book_appointment
from clinic.actions.outside_calendars import (
    add_outside_calendar,
    change_outside_calendar,
    read_outside_calendar,
    remove_outside_calendar,
)
from clinic.calendars.ical import uid_of
from clinic.models import OutsideBusy, OutsideCalendar, Practitioner
from clinic.tasks import read_one_outside_calendar
from patients.errors import Invalid, NotAllowed, RuleBroken
from patients.models import AccessEvent
from tests.clinic.calendars.conftest import Shelf, ics


def dentist(starts: datetime, uid: str = "1@dentist") -> str:
    end = starts + timedelta(hours=1)
    return f"UID:{uid}\nSUMMARY:Root canal\nDTSTART:{starts:%Y%m%dT%H%M%SZ}\nDTEND:{end:%Y%m%dT%H%M%SZ}"


@pytest.fixture
def outside(ana: User, dr_ana: Practitioner, shelf: Shelf, at_home: None) -> OutsideCalendar:
    return add_outside_calendar(
        by=ana, practitioner=dr_ana, name="Private", address=shelf.address + "/busy.ics"
    )


def times() -> list[datetime]:
    return list(OutsideBusy.objects.values_list("starts_at", flat=True))


def test_busy_times_are_kept_and_nothing_else(
    ana: User, outside: OutsideCalendar, shelf: Shelf, tomorrow_at_ten: datetime
) -> None:
    shelf.put(ics(dentist(tomorrow_at_ten)))
    read = read_outside_calendar(by=ana, calendar=outside)
    assert times() == [tomorrow_at_ten]
    assert read.read_at
    assert not read.problem


def test_a_second_reading_takes_the_place_of_the_first(
    ana: User, outside: OutsideCalendar, shelf: Shelf, tomorrow_at_ten: datetime
) -> None:
    later = tomorrow_at_ten + timedelta(days=1)
    for events in ([dentist(tomorrow_at_ten), dentist(later, "2")], [dentist(later, "2")]):
        shelf.put(ics(*events))
        read_outside_calendar(by=ana, calendar=outside)
    assert times() == [later]


@pytest.mark.parametrize("broken", [b"<html>Sign in</html>", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", None])
def test_what_cannot_be_read_is_said_and_the_old_times_stay(
    ana: User, outside: OutsideCalendar, shelf: Shelf, tomorrow_at_ten: datetime, broken: bytes | None
) -> None:
    shelf.put(ics(dentist(tomorrow_at_ten)))
    first = read_outside_calendar(by=ana, calendar=outside)
    shelf.bodies = {"/busy.ics": broken} if broken else {}
    second = read_outside_calendar(by=ana, calendar=outside)
    assert second.problem.endswith(".")
    assert second.read_at == first.read_at
    assert times() == [tomorrow_at_ten]


def test_one_event_that_makes_no_sense_is_told_beside_the_others(
    ana: User, outside: OutsideCalendar, shelf: Shelf, tomorrow_at_ten: datetime
) -> None:
    shelf.put(ics(dentist(tomorrow_at_ten), "UID:2\nDTSTART:yesterday"))
    assert "1 event" in read_outside_calendar(by=ana, calendar=outside).problem
    assert times() == [tomorrow_at_ten]


def test_our_own_visit_does_not_come_back_but_another_clinics_does(
    ana: User, rui: User, visit: dict[str, Any], outside: OutsideCalendar, shelf: Shelf
) -> None:
    booked = book_appointment(by=rui, **visit)
    elsewhere = booked.starts_at + timedelta(hours=3)
    shelf.put(
        ics(dentist(booked.starts_at, uid_of(booked.pk)), dentist(elsewhere, uid_of(booked.patient_id)))
    )
    read_outside_calendar(by=ana, calendar=outside)
    assert times() == [elsewhere]


def test_the_same_again_writes_no_rows(
    ana: User, outside: OutsideCalendar, shelf: Shelf, tomorrow_at_ten: datetime
) -> None:
    shelf.put(ics(dentist(tomorrow_at_ten)))
    read_outside_calendar(by=ana, calendar=outside)
    before = OutsideBusy.objects.get().pk
    read_outside_calendar(by=ana, calendar=outside)
    assert OutsideBusy.objects.get().pk == before
    assert AccessEvent.objects.filter(deed="outside_calendar.read").count() == 1


def test_the_sweep_reads_who_works_here_and_nobody_else(
    outside: OutsideCalendar, dr_ana: Practitioner, shelf: Shelf, tomorrow_at_ten: datetime
) -> None:
    shelf.put(ics(dentist(tomorrow_at_ten)))
    read_one_outside_calendar(str(outside.pk))
    Practitioner.objects.update(active=False)
    read_one_outside_calendar(str(outside.pk))
    assert shelf.asked == ["/busy.ics"]


def test_webcal_is_https(ana: User, dr_ana: Practitioner) -> None:
    calendar = add_outside_calendar(
        by=ana, practitioner=dr_ana, name="Private", address=" webcal://calendar.example.org/a.ics?key=b "
    )
    assert calendar.address == "https://calendar.example.org/a.ics?key=b"
    assert calendar.host == "calendar.example.org"


@pytest.mark.parametrize("address", ["http://calendar.example.org/a.ics", "calendar", "", "https://"])
def test_an_address_that_is_none_is_refused(ana: User, dr_ana: Practitioner, address: str) -> None:
    with pytest.raises(Invalid) as refused:
        add_outside_calendar(by=ana, practitioner=dr_ana, name="Private", address=address)
    assert "address" in refused.value.details


def test_an_address_is_read_once(ana: User, outside: OutsideCalendar) -> None:
    with pytest.raises(RuleBroken, match="already"):
        add_outside_calendar(by=ana, practitioner=outside.practitioner, name="Again", address=outside.address)


def test_a_removed_calendar_takes_its_times_along(
    ana: User, outside: OutsideCalendar, shelf: Shelf, tomorrow_at_ten: datetime
) -> None:
    shelf.put(ics(dentist(tomorrow_at_ten)))
    read_outside_calendar(by=ana, calendar=outside)
    remove_outside_calendar(by=ana, calendar=outside)
    assert times() == []


def test_a_colleagues_calendar_is_left_alone(outside: OutsideCalendar, colleague: User) -> None:
    for deed in (change_outside_calendar, read_outside_calendar, remove_outside_calendar):
        with pytest.raises(NotAllowed):
            deed(by=colleague, calendar=outside)


def test_the_manager_may_and_the_desk_may_not(mara: User, rui: User, outside: OutsideCalendar) -> None:
    assert change_outside_calendar(by=mara, calendar=outside, name="University").name == "University"
    with pytest.raises(NotAllowed):
        read_outside_calendar(by=rui, calendar=outside)
