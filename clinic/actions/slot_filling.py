"""Asking the waiting list for freed time.

Meaning it
    The row of a freed slot is written with the deed that frees the time. It is due once that deed cannot be undone,
    and due again whenever one of its offers ends without being accepted.

Asking
    One offer, the visit that holds its time and the message that tells of it are one transaction, taken under the
    lock of the freed slot. So a worker may be killed anywhere: what it had done is done, the row is still due, and
    the next worker goes on with whoever comes next. A patient is asked once for a freed slot; the database holds that.

Ending
    An offer that nobody answered, or whose message could not go, is given back by the same sweep, and the next on the
    list is asked. When nobody is left, or the start is too near, the time is simply free.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from clinic import conf
from clinic.actions.appointments import book_appointment
from clinic.actions.offer_answers import catch_up
from clinic.actions.offers import hold_until, make_offer, write_to
from clinic.models import Appointment, FreedSlot, Location, Message, Offer, Practitioner, WaitingListEntry
from clinic.waiting.candidates import next_in_line
from clinic.waiting.matching import LONGEST, MARGIN, Match
from patients import audit, clock
from patients.actors import Actor
from patients.deed import deed, permit
from patients.errors import Invalid, RuleBroken

log = logging.getLogger(__name__)

State = FreedSlot.State
FILLING = "physio_clinic.add_offer"


@deed(FILLING)
def ask_next(*, by: Actor, freed_slot: FreedSlot, at_once: int) -> Offer | None:
    """Offer freed time to the next who fits, unless `at_once` hold it already. None when nobody is asked any more."""
    freed = (
        FreedSlot.objects.select_for_update(of=("self",), no_key=True)
        .select_related("appointment__type", "practitioner", "location")
        .get(pk=freed_slot.pk)
    )
    if freed.state != State.OPEN:
        return None
    running = freed.offers.running().count()
    offer = ask_somebody(freed, by=by) if running < at_once else None
    if offer is None:
        freed.state = State.OFFERED if running else State.CLOSED
        freed.save(update_fields=["state"])
        if freed.state == State.CLOSED:
            audit.record(by=by, deed="freed_slot.closed", about=freed)
    return offer


def ask_somebody(freed: FreedSlot, *, by: Actor) -> Offer | None:
    """The first in line whose visit the diary takes: whether time, room and patient are free it knows best."""
    for match in next_in_line(freed):
        expires_at = hold_until(freed.location, match.start)
        if expires_at is None:
            continue
        try:
            with transaction.atomic():
                return hold(freed, match, expires_at, by=by)
        except RuleBroken as refusal:
            log.info("%s was not asked: %s", match.wish.of.pk, refusal.code)
    return None


def hold(freed: FreedSlot, match: Match, expires_at: datetime, *, by: Actor) -> Offer:
    entry: WaitingListEntry = match.wish.of
    appointment = book_appointment(
        by=by,
        patient=entry.patient,
        practitioner=freed.practitioner,
        location=freed.location,
        type=entry.type,
        starts_at=match.start,
        status=Appointment.Status.REQUESTED,
        slot=freed.pk,
    )
    offer = make_offer(by=by, entry=entry, appointment=appointment, expires_at=expires_at, freed_slot=freed)
    write_to(offer, by=by)
    return offer


@deed("physio_clinic.add_freedslot")
def offer_gap(
    *,
    by: Actor,
    practitioner: Practitioner,
    location: Location,
    starts_at: datetime,
    ends_at: datetime,
) -> FreedSlot:
    """Free time of the diary that nobody gave back, a day at most. It is due at once."""
    if ends_at - starts_at > LONGEST:
        raise Invalid("gap_too_long", _("Offer one day at a time."))
    if starts_at < clock.now() + MARGIN:
        raise RuleBroken("too_late", _("It begins too soon to ask by e-mail. Call somebody."))
    same = FreedSlot.objects.filter(practitioner=practitioner, state__in=(State.OPEN, State.OFFERED))
    if same.filter(starts_at__lt=ends_at, ends_at__gt=starts_at).exists():
        raise RuleBroken("already_offered", _("This time is being offered already."))
    gap = FreedSlot(
        practitioner=practitioner,
        location=location,
        starts_at=starts_at,
        ends_at=ends_at,
        due_at=clock.now(),
    )
    gap.check_and_save()
    audit.record(by=by, deed="freed_slot.added", about=gap)
    return gap


def fill_freed_slot(*, by: Actor, freed_slot: FreedSlot) -> FreedSlot:
    """Ask until as many as the clinic wants hold the time; by hand at least one is asked.

    Not one deed but one for each offer: who holds one patient's lock must not wait for another's.
    """
    permit(by, FILLING)
    while ask_next(by=by, freed_slot=freed_slot, at_once=max(conf.OFFERS_AT_ONCE(), 1)):
        pass
    freed_slot.refresh_from_db()
    return freed_slot


fill_freed_slot.permission = FILLING  # type: ignore[attr-defined]


def fill_due(*, by: Actor) -> None:
    """What is due is looked at, each row by itself. Where the clinic asks nobody by itself, only what is too late."""
    now = clock.now()
    due = FreedSlot.objects.due(now)
    if not conf.OFFERS_AT_ONCE():
        due = due.filter(starts_at__lt=now + MARGIN)
    each(list(due.order_by("due_at")), lambda freed: fill_freed_slot(by=by, freed_slot=freed))


def end_offers(*, by: Actor) -> None:
    """Offers whose time is up, whose visit somebody dealt with in the diary, or whose message cannot go."""
    running = Offer.objects.running().select_related("appointment")
    elsewhere = ~Q(appointment__status=Appointment.Status.REQUESTED)
    over = list(running.filter(Q(expires_at__lte=clock.now()) | elsewhere))
    each(over + unreachable(running), lambda offer: catch_up(by=by, offer=offer))


def unreachable(running: Any) -> list[Offer]:
    """Offers that nobody will ever read of."""
    by_key = {f"offer/{offer.pk}": offer for offer in running}
    stuck = (Message.State.FAILED, Message.State.NOT_WANTED)
    keys = Message.objects.filter(key__in=list(by_key), state__in=stuck).values_list("key", flat=True)
    return [by_key[key] for key in keys]


def each(rows: Iterable[Any], act: Callable[[Any], Any]) -> None:
    """One that cannot be dealt with must not hold up the others; it is found again by the next sweep."""
    for row in rows:
        try:
            act(row)
        except Exception:
            log.exception("%r was passed over", row)
