"""A practitioner's visits at a secret address."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from icalendar import Calendar

from clinic.actions.appointments import book_appointment, move_appointment
from clinic.actions.calendar_feeds import create_calendar_feed, revoke_calendar_feed
from clinic.actions.visits import cancel_appointment
from clinic.calendars.feeds import IssuedFeed
from clinic.models import Appointment, CalendarFeed, Practitioner
from patients.errors import NotAllowed, RuleBroken
from patients.models import AccessEvent


@pytest.fixture
def booked(rui: User, visit: dict[str, Any]) -> Appointment:
    return book_appointment(by=rui, **visit)


@pytest.fixture
def feed(ana: User, dr_ana: Practitioner) -> IssuedFeed:
    return create_calendar_feed(by=ana, practitioner=dr_ana, names="initials")


def read(issued: IssuedFeed, **headers: str) -> Any:
    return Client().get(f"/calendar/{issued.token}.ics", headers=headers)


def events(issued: IssuedFeed) -> list[Any]:
    return list(Calendar.from_ical(read(issued).content).events)


def test_a_visit_is_told_when_and_where(booked: Appointment, feed: IssuedFeed) -> None:
    (event,) = events(feed)
    assert event["DTSTART"].dt == booked.starts_at
    assert event["DTSTART"].params["TZID"] == "Europe/London"
    assert event["UID"] == f"{booked.pk}@physio-clinic"
    assert (event["STATUS"], event["CLASS"], event["LOCATION"]) == ("CONFIRMED", "PRIVATE", "Riverside")


@pytest.mark.parametrize(
    ("names", "words"),
    [("full", "New assessment: Clara Nunes"), ("initials", "New assessment: C.N."), ("hidden", "Busy")],
)
def test_how_much_of_a_name(ana: User, booked: Appointment, names: str, words: str) -> None:
    issued = create_calendar_feed(by=ana, practitioner=booked.practitioner, names=names)
    assert events(issued)[0]["SUMMARY"] == words


def test_nothing_clinical_and_no_telephone(ana: User, booked: Appointment) -> None:
    Appointment.objects.update(note="Sciatica")
    issued = create_calendar_feed(by=ana, practitioner=booked.practitioner, names="full")
    content = read(issued).content.decode()
    assert not [word for word in ("Sciatica", "7946", "clara@", "1984") if word in content]


def test_without_names_only_that_somebody_is_busy(ana: User, booked: Appointment) -> None:
    issued = create_calendar_feed(by=ana, practitioner=booked.practitioner, names="hidden")
    assert {"SUMMARY", "LOCATION", "DESCRIPTION", "URL"} & set(events(issued)[0]) == {"SUMMARY"}


def test_a_moved_visit_is_the_same_one_in_a_later_version(
    rui: User, booked: Appointment, feed: IssuedFeed
) -> None:
    before = events(feed)[0]
    later = booked.starts_at + timedelta(hours=2)
    move_appointment(by=rui, appointment=booked, starts_at=later)
    after = events(feed)[0]
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTART"].dt == later


def test_a_cancelled_visit_is_shown_as_such(rui: User, booked: Appointment, feed: IssuedFeed) -> None:
    cancel_appointment(by=rui, appointment=booked, reason="illness")
    assert events(feed)[0]["STATUS"] == "CANCELLED"


def test_a_request_is_tentative(booked: Appointment, feed: IssuedFeed) -> None:
    Appointment.objects.update(status="requested")
    assert events(feed)[0]["STATUS"] == "TENTATIVE"


def test_a_month_back_and_half_a_year_ahead(booked: Appointment, feed: IssuedFeed) -> None:
    for days in (-32, 182):
        moved = {"starts_at": booked.starts_at + timedelta(days=days), "ends_at": booked.ends_at}
        moved["ends_at"] = moved["blocked_until"] = booked.ends_at + timedelta(days=days)
        Appointment.objects.update(**moved)
        assert events(feed) == []


def test_what_has_not_changed_is_not_sent_again(booked: Appointment, feed: IssuedFeed) -> None:
    first = read(feed)
    again = read(feed, if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    Appointment.objects.update(sequence=9)
    assert read(feed, if_none_match=first["ETag"]).status_code == 200


def test_it_is_for_nobody_else_to_keep(feed: IssuedFeed) -> None:
    answer = read(feed)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-cache"
    assert "noindex" in answer["X-Robots-Tag"]
    assert "Cookie" not in answer.get("Vary", "")


def test_reading_is_noted_once_an_hour(feed: IssuedFeed, time_machine: Any) -> None:
    for minutes, lines in ((0, 1), (50, 1), (61, 2)):
        time_machine.move_to(feed.feed.created_at + timedelta(minutes=minutes), tick=False)
        read(feed)
        assert AccessEvent.objects.filter(deed="calendar_feed.read").count() == lines


def test_an_unknown_address_and_a_revoked_one_look_the_same(ana: User, feed: IssuedFeed) -> None:
    revoke_calendar_feed(by=ana, feed=feed.feed)
    revoked, unknown = read(feed), Client().get("/calendar/nobody-knows-this.ics")
    assert (revoked.status_code, unknown.status_code) == (410, 404)
    assert revoked.content == unknown.content


def test_who_left_has_no_feed(dr_ana: Practitioner, feed: IssuedFeed) -> None:
    Practitioner.objects.update(active=False)
    assert read(feed).status_code == 410


def test_who_may_no_longer_sign_in_has_no_feed(feed: IssuedFeed) -> None:
    User.objects.filter(username="ana").update(is_active=False)
    assert read(feed).status_code == 410


def test_only_the_hash_of_an_address_is_kept(feed: IssuedFeed) -> None:
    kept = str(CalendarFeed.objects.values().get())
    assert len(feed.token) == 43
    assert feed.token not in kept


def test_any_number_of_visits_is_as_many_questions(
    booked: Appointment, feed: IssuedFeed, django_assert_num_queries: Callable[..., Any]
) -> None:
    read(feed)
    Appointment.objects.bulk_create(another(booked, number) for number in range(1, 40))
    # The feed, its visits, and whether an hour has passed, in a transaction of its own.
    with django_assert_num_queries(5):
        assert read(feed).status_code == 200
    assert len(events(feed)) == 40


def another(booked: Appointment, number: int) -> Appointment:
    fields = {name: getattr(booked, name) for name in ("patient", "practitioner", "location", "type")}
    starts = booked.starts_at + timedelta(days=number)
    end = starts + timedelta(minutes=45)
    return Appointment(**fields, starts_at=starts, ends_at=end, blocked_until=end)


def test_the_places_of_a_class_are_one_entry(booked: Appointment, feed: IssuedFeed, ines: Any) -> None:
    second = another(booked, 0)
    second.patient = ines
    booked.slot = second.slot = booked.pk
    booked.place, second.place = 1, 2
    booked.save()
    second.save()
    (event,) = events(feed)
    assert event["SUMMARY"] == "New assessment: 2"
    assert event["DESCRIPTION"].split("\n") == ["C.N.", "I.P."]


def test_everybody_makes_their_own(rui: User, mara: User, dr_ana: Practitioner, colleague: User) -> None:
    assert create_calendar_feed(by=mara, practitioner=dr_ana, names="full").feed.practitioner == dr_ana
    for person in (rui, colleague):
        with pytest.raises(NotAllowed):
            create_calendar_feed(by=person, practitioner=dr_ana, names="full")


def test_ten_addresses_are_enough(ana: User, dr_ana: Practitioner, feed: IssuedFeed) -> None:
    for _number in range(9):
        create_calendar_feed(by=ana, practitioner=dr_ana, names="hidden")
    with pytest.raises(RuleBroken, match="ten"):
        create_calendar_feed(by=ana, practitioner=dr_ana, names="hidden")


def test_nobody_reads_it_every_second(feed: IssuedFeed) -> None:
    answers = {read(feed).status_code for _time in range(31)}
    assert answers == {200, 429}


def test_at_a_change_of_clocks_the_instant_is_kept(
    booked: Appointment, feed: IssuedFeed, time_machine: Any
) -> None:
    """Half past one in the night in which London has it twice: the second time."""
    twice = datetime.fromisoformat("2026-10-25T01:30:00+00:00")
    Appointment.objects.update(
        starts_at=twice, ends_at=twice + timedelta(hours=1), blocked_until=twice + timedelta(hours=1)
    )
    time_machine.move_to(twice - timedelta(days=1), tick=False)
    (event,) = events(feed)
    assert event["DTSTART"].dt == twice
    assert event["DTEND"].dt == twice + timedelta(hours=1)
