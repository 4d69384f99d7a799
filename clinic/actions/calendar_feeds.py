"""Secret addresses at which calendar programs read a practitioner's visits."""

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from clinic.calendars.feeds import IssuedFeed, draw_feed
from clinic.models import CalendarFeed, Practitioner
from patients import audit, clock
from patients.actors import Actor
from patients.deed import deed, permit
from patients.errors import RuleBroken

MOST = 10
READ_AGAIN = timedelta(hours=1)


def require_own(by: Actor, practitioner: Practitioner) -> None:
    """One's own calendar, or everybody's for who manages the staff."""
    if staff_of(by) != practitioner.user_id:
        permit(by, "physio_clinic.change_practitioner")


def staff_of(by: Actor) -> object:
    return getattr(by, "pk", None)


@deed("physio_clinic.add_calendarfeed")
def create_calendar_feed(
    *, by: Actor, practitioner: Practitioner, names: str = CalendarFeed.Names.INITIALS
) -> IssuedFeed:
    """The address is in what is returned, and nowhere afterwards."""
    require_own(by, practitioner)
    if not practitioner.active:
        raise RuleBroken("not_working", _("This practitioner no longer works here."))
    if practitioner.calendar_feeds.filter(revoked_at=None).count() >= MOST:
        raise RuleBroken(
            "too_many_feeds", _("There are ten addresses already. Revoke one that nobody reads.")
        )
    issued = draw_feed(CalendarFeed(practitioner=practitioner, names=names))
    issued.feed.check_and_save()
    audit.record(by=by, deed="calendar_feed.created", about=issued.feed, reason=names)
    return issued


@deed("physio_clinic.change_calendarfeed")
def revoke_calendar_feed(*, by: Actor, feed: CalendarFeed) -> CalendarFeed:
    """Whoever reads at its address gets nothing any more. Revoking twice changes nothing."""
    feed = CalendarFeed.objects.select_for_update(of=("self",)).select_related("practitioner").get(pk=feed.pk)
    require_own(by, feed.practitioner)
    if feed.revoked_at is None:
        feed.revoked_at = clock.now()
        feed.check_and_save()
        audit.record(by=by, deed="calendar_feed.revoked", about=feed)
    return feed


@deed("physio_clinic.view_calendarfeed")
def note_feed_was_read(*, by: Actor, feed: CalendarFeed) -> None:
    """Once an hour, however often a program comes: when it was there last, and a line in the access log.

    The only thing that reading a feed writes. Nothing a reader can see depends on it.
    """
    now = clock.now()
    due = CalendarFeed.objects.filter(Q(read_at=None) | Q(read_at__lte=now - READ_AGAIN), pk=feed.pk)
    if due.update(read_at=now):
        audit.record(by=by, deed="calendar_feed.read", about=feed)
