"""What a calendar program reads at a secret address. No account, and no page."""

import hashlib
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clinic.actions.calendar_feeds import note_feed_was_read
from clinic.calendars.entries import entries_of
from clinic.calendars.feeds import open_feed
from clinic.calendars.ical import written
from clinic.models import CalendarFeed
from patients import clock
from patients.actors import SYSTEM
from patients.errors import RuleBroken
from patients.limits import Limit, TooMany

REFRESH = timedelta(hours=1)


# Several telephones may read one feed every few minutes; nobody has to read it every second.
LOOKS = Limit("calendar-feed", most=30, seconds=60)


@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    try:
        LOOKS.spend(token)
        feed = open_feed(token)
    except TooMany as error:
        refused = words(error.message, error.status)
        refused["Retry-After"] = str(error.wait)
        return private(refused)
    except RuleBroken as error:
        return private(words(error.message, error.status))
    answer = calendar(request, feed)
    note_feed_was_read(by=SYSTEM, feed=feed)
    return private(answer)


calendar_feed.public = True  # type: ignore[attr-defined]


def calendar(request: HttpRequest, feed: CalendarFeed) -> HttpResponse:
    """The feed, or 304 where the program has it already. What is the same as before is not even written."""
    entries = entries_of(feed, clock.now())
    name = _("Visits: %(name)s") % {"name": feed.practitioner}
    etag = f'"{hashlib.sha256(repr((name, entries)).encode()).hexdigest()}"'
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    content = written(entries, name=name, refresh=REFRESH)
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["ETag"] = etag
    answer["Content-Disposition"] = 'inline; filename="visits.ics"'
    return answer


def words(sentence: str, status: int) -> HttpResponse:
    return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")


def private(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "private, no-cache"
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
