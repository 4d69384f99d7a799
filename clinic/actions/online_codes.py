"""Proving an e-mail address with a code. clinic/online/booking_code.py makes and sends it."""

from datetime import timedelta

from django.utils.translation import gettext as _

from clinic.models import OnlineBooking
from clinic.online.booking_code import LIFE, fits
from clinic.outbox.nudge import nudge
from patients import audit, clock
from patients.actors import Actor
from patients.deed import deed
from patients.errors import RuleBroken
from patients.limits import TooMany

SEND = "clinic.tasks.send_booking_code"
TRIES = 5
CODES = 4
PAUSE = timedelta(seconds=60)
RELATED = ("type", "practitioner", "location", "appointment__location")


@deed("physio_clinic.book_online")
def ask_for_code(*, by: Actor, booking: OnlineBooking) -> OnlineBooking:
    """Another code. The one before is good until this one leaves. Raises TooMany."""
    booking = locked(booking)
    if booking.proven_at or booking.code_due_at:
        return booking
    if booking.codes_sent >= CODES:
        raise TooMany("too_many_codes", _("No more codes can be sent. Please phone the clinic."))
    if booking.code_expires_at and clock.now() < booking.code_expires_at - LIFE + PAUSE:
        raise TooMany("code_just_sent", _("A code was sent less than a minute ago. Please wait for it."))
    booking.code_due_at = clock.now()
    booking.check_and_save()
    audit.record(by=by, deed="onlinebooking.code_asked", about=booking)
    nudge(SEND, str(booking.pk))
    return booking


@deed("physio_clinic.book_online")
def try_code(*, by: Actor, booking: OnlineBooking, code: str) -> bool:
    """Whether this is the code. A wrong one is counted; too many of them, or too late, and a new code is needed."""
    booking = locked(booking)
    if booking.proven_at:
        return True
    if booking.tries >= TRIES:
        raise TooMany("too_many_tries", _("That were too many wrong codes. Ask for a new one."))
    if booking.code_due_at and not booking.code_hash:
        raise RuleBroken("code_on_its_way", _("The e-mail is still on its way. Please wait for it."))
    if booking.code_expires_at is None or booking.code_expires_at <= clock.now():
        raise RuleBroken("code_expired", _("This code is no longer good. Ask for a new one."))
    right = fits(booking, code)
    if right:
        booking.proven_at, booking.code_hash, booking.code_due_at = clock.now(), "", None
        audit.record(by=by, deed="onlinebooking.proven", about=booking)
    else:
        booking.tries += 1
    booking.check_and_save()
    return right


def locked(booking: OnlineBooking) -> OnlineBooking:
    rows = OnlineBooking.objects.select_for_update(of=("self",)).select_related(*RELATED)
    found = rows.filter(pk=booking.pk).first()
    if found is None:
        raise RuleBroken("forgotten", _("This took too long. Please start again."))
    return found
