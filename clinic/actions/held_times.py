"""Time that is held for somebody who waits: what becomes of it is for their offer to say."""

from django.utils.translation import gettext as _

from clinic.models import Appointment, Offer
from patients.errors import RuleBroken


def require_own_slot(appointment: Appointment) -> None:
    """Several may be asked for one freed time. Only an accepted offer takes its visit out of what they share."""
    if appointment.slot and appointment.place is None:
        raise offered()


def require_not_offered(appointment: Appointment) -> None:
    """Somebody was told of this very time."""
    if Offer.objects.running().filter(appointment=appointment).exists():
        raise offered()


def offered() -> RuleBroken:
    return RuleBroken("offered", _("This time is held for an offer: press Accepted or Give back."))
