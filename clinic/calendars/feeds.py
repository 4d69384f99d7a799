"""The secret address of a practitioner's visits.

Its token is 32 random bytes, of which only the SHA-256 is stored: the address can be shown once, and whoever reads the
database cannot read the diary from outside. It works until it is revoked or its practitioner leaves.
"""

import hmac
import secrets
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from clinic.models import CalendarFeed
from patients.conf import site_url
from patients.errors import RuleBroken
from patients.links import hash_of


class FeedUnusable(RuleBroken):
    """Nothing to read at this address: never was (404) or no more (410). Both in the same words."""

    def __init__(self, status: int) -> None:
        super().__init__("unknown_feed", _("There is no calendar at this address."))
        self.status = status


@dataclass(frozen=True)
class IssuedFeed:
    """The only place where a token and its row are together."""

    feed: CalendarFeed
    token: str

    @property
    def address(self) -> str:
        return site_url() + reverse("clinic:calendar_feed", args=[self.token])


def draw_feed(feed: CalendarFeed) -> IssuedFeed:
    """A token for a feed that is not saved yet."""
    token = secrets.token_urlsafe(32)
    feed.token_hash = hash_of(token)
    return IssuedFeed(feed, token)


def open_feed(token: str) -> CalendarFeed:
    """The readable feed of a token. Reads only. Raises FeedUnusable."""
    given = hash_of(token)
    rows = CalendarFeed.objects.select_related("practitioner__user")
    feed: CalendarFeed | None = rows.filter(token_hash=given).first()
    if feed is None or not hmac.compare_digest(feed.token_hash, given):
        raise FeedUnusable(404)
    if feed.revoked_at or not (feed.practitioner.active and feed.practitioner.user.is_active):
        raise FeedUnusable(410)
    return feed
