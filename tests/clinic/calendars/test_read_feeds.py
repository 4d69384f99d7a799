"""Who reads a feed, how often, and what is kept of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from icalendar import Calendar

from clinic.actions.calendar_feeds import revoke_calendar_feed
from clinic.calendars.feeds import IssuedFeed
from clinic.models import Appointment, Practitioner
from patients import clock
from patients.models import AccessEvent


def read(issued: IssuedFeed, **headers: str) -> Any:
    return Client().get(f"/calendar/{issued.token}.ics", headers=headers)


def events(issued: IssuedFeed) -> list[Any]:
    return list(Calendar.from_ical(read(issued).content).events)


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


def test_nobody_reads_it_every_second(feed: IssuedFeed) -> None:
    with clock.at(clock.now().replace(second=15)):
        answers = [read(feed) for _time in range(31)]
    assert [answer.status_code for answer in answers] == [200] * 30 + [429]
    assert answers[-1]["Retry-After"] == "45"
