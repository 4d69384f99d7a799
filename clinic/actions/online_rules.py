"""What can be booked on the public page at all."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from clinic.models import AppointmentType, OnlineBooking
from clinic.online import choices as online
from patients import clock
from patients.errors import Invalid, RuleBroken
from patients.limits import TooMany
from patients.models import Patient

A_DAY = timedelta(days=1)
# A family shares an address; nobody needs more codes than this in a day.
PER_ADDRESS_AND_DAY = 8


def require_offered(booking: OnlineBooking) -> None:
    """Raises Invalid for what the page never offers, RuleBroken `slot_taken` for a time that is not free."""
    kind, menu = booking.type, online.Menu()
    if kind.online == AppointmentType.Online.NO:
        raise Invalid("not_online", _("This visit cannot be booked online. Please phone the clinic."))
    if booking.practitioner not in menu.people(booking.location, kind):
        raise Invalid("wrong_practitioner", _("Choose one of the people on the page."))
    now, start = clock.now(), booking.starts_at
    if start <= now:
        raise Invalid("in_the_past", _("This time is over. Choose one to come."))
    if start < now + timedelta(hours=kind.lead_hours):
        raise RuleBroken("too_soon", _("This time is too soon to be booked online. Please phone the clinic."))
    if booking.location.local(start).date() > online.last_day_of(kind, booking.location):
        raise Invalid("too_far_ahead", _("This day is too far ahead."))
    if not online.Wanted(kind, booking.practitioner, booking.location, start).is_free():
        raise RuleBroken("slot_taken", _("This time is not free any more."))


def require_few_codes(email: str) -> None:
    lately = OnlineBooking.objects.filter(email=email, created_at__gt=clock.now() - A_DAY)
    if lately.count() >= PER_ADDRESS_AND_DAY:
        raise TooMany(
            "too_many_codes", _("No more codes can be sent to this address today. Please phone us.")
        )


def require_birth_date(birth_date: date) -> None:
    """The same rule as for every patient."""
    Patient(birth_date=birth_date).clean()
