"""Holding a slot for somebody who waits."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from clinic import conf
from clinic.actions.appointments import book_appointment
from clinic.actions.messages import queue_message
from clinic.models import (
    Appointment,
    FreedSlot,
    Location,
    Offer,
    Practitioner,
    Room,
    WaitingListEntry,
)
from clinic.outbox.quiet_hours import next_allowed
from clinic.waiting.matching import MARGIN
from patients import audit, clock
from patients.actors import Actor
from patients.deed import deed
from patients.errors import RuleBroken
from patients.models import Consent, Patient

# Somebody has to open a mail and decide.
SHORTEST_HOLD = timedelta(minutes=10)


@deed("physio_clinic.add_offer")
def offer_slot(
    *,
    by: Actor,
    entry: WaitingListEntry,
    practitioner: Practitioner,
    location: Location,
    starts_at: datetime,
    room: Room | None = None,
    hours: int = 4,
    by_mail: bool = False,
) -> Offer:
    """Hold a slot for this patient for `hours`. Nobody else can book it until the offer is taken or lapses.

    `by_mail` sends them a link as well; the hours then count from when the mail may arrive.
    """
    require_waiting(entry)
    require_unasked(entry)
    if by_mail:
        require_reachable(entry.patient)
    appointment = book_appointment(
        by=by,
        patient=entry.patient,
        practitioner=practitioner,
        location=location,
        type=entry.type,
        starts_at=starts_at,
        room=room,
        status=Appointment.Status.REQUESTED,
    )
    begins = mail_may_go(location) if by_mail else clock.now()
    expires_at = max(min(begins + timedelta(hours=hours), starts_at), clock.now())
    offer = make_offer(by=by, entry=entry, appointment=appointment, expires_at=expires_at)
    if by_mail:
        write_to(offer, by=by)
    return offer


def locked_entry(entry: WaitingListEntry) -> WaitingListEntry:
    """As it is now. Whoever is asked is locked last, so none is asked for a wish that is being closed."""
    rows = WaitingListEntry.objects.select_for_update(of=("self",)).select_related("patient")
    found: WaitingListEntry = rows.get(pk=entry.pk)
    return found


def require_waiting(entry: WaitingListEntry) -> None:
    if entry.state != WaitingListEntry.State.WAITING:
        raise RuleBroken("not_waiting", _("This patient is no longer waiting."))


def require_unasked(entry: WaitingListEntry) -> None:
    if entry.offers.running().exists():
        raise RuleBroken("offer_open", _("A slot is still held for this patient. Give it back first."))


def require_reachable(patient: Patient) -> None:
    if not patient.email or not Consent.objects.given(patient, Consent.Kind.EMAIL_CARE):
        raise RuleBroken(
            "no_mail", _("This patient has no e-mail address, or has not agreed to e-mail. Call them.")
        )


def make_offer(
    *,
    by: Actor,
    entry: WaitingListEntry,
    appointment: Appointment,
    expires_at: datetime,
    freed_slot: FreedSlot | None = None,
) -> Offer:
    require_waiting(locked_entry(entry))
    offer = Offer(entry=entry, appointment=appointment, expires_at=expires_at, freed_slot=freed_slot)
    offer.check_and_save()
    audit.record(by=by, deed="offer.made", about=offer, patient=entry.patient)
    return offer


def mail_may_go(location: Location) -> datetime:
    return next_allowed(clock.now(), location.tz, conf.QUIET_HOURS())


def hold_until(location: Location, starts_at: datetime) -> datetime | None:
    """Until when a time is held for somebody who is written to now. None when nobody could answer in time.

    The minutes count from when the mail may arrive, so an offer made at night does not burn.
    """
    begins = mail_may_go(location)
    ends = min(begins + timedelta(minutes=conf.OFFER_MINUTES()), starts_at - MARGIN)
    return ends if ends >= begins + min(SHORTEST_HOLD, timedelta(minutes=conf.OFFER_MINUTES())) else None


def write_to(offer: Offer, *, by: Actor) -> None:
    queue_message(
        by=by,
        key=f"offer/{offer.pk}",
        kind="offer",
        patient=offer.entry.patient,
        subject_id=offer.pk,
        due_at=clock.now(),
    )
