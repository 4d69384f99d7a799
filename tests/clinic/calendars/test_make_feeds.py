"""Everybody makes their own feeds, a few of them."""

import pytest
from django.contrib.auth.models import User

from clinic.actions.calendar_feeds import create_calendar_feed
from clinic.calendars.feeds import IssuedFeed
from clinic.models import CalendarFeed, Practitioner
from patients.errors import NotAllowed, RuleBroken


def test_only_the_hash_of_an_address_is_kept(feed: IssuedFeed) -> None:
    kept = str(CalendarFeed.objects.values().get())
    assert len(feed.token) == 43
    assert feed.token not in kept


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
