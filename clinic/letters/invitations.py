"""One visit as a calendar file for its patient. Says when and where, never what for.

In an e-mail it is an invitation to the patient's own address (RFC 5546): Google, Apple and Outlook then find the entry
again by its UID when a later mail, of a higher SEQUENCE, moves or cancels it. Nobody is asked to reply. A file that is
downloaded from a page is for whoever opens it, and names nobody. Neither carries a link: calendars are shared.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from icalendar import Calendar, vCalAddress

from clinic.calendars.ical import PRODID, Entry, add_zones, event_of, uid_of
from clinic.models import Appointment
from patients import clock

FILE_NAME = "visit.ics"
STATUSES = {
    Appointment.Status.REQUESTED: "TENTATIVE",
    Appointment.Status.CANCELLED_BY_PATIENT: "CANCELLED",
    Appointment.Status.CANCELLED_BY_CLINIC: "CANCELLED",
}


def entry_of(visit: Appointment) -> Entry:
    place = visit.location
    return Entry(
        uid=uid_of(visit.pk),
        starts=visit.starts_at,
        ends=visit.ends_at,
        zone=place.tz,
        summary=_("Visit at %(clinic)s") % {"clinic": place.name},
        modified=clock.now(),
        sequence=visit.sequence,
        status=STATUSES.get(Appointment.Status(visit.status), "CONFIRMED"),
        location=", ".join([place.name, *place.address.splitlines()]),
        description=_("Phone: %(phone)s") % {"phone": place.phone} if place.phone else "",
    )


@dataclass(frozen=True)
class Invitation:
    """`sender` is the address the mail comes from, `guest` the one it goes to."""

    entry: Entry
    sender: str
    sender_name: str
    guest: str

    @property
    def method(self) -> str:
        return "CANCEL" if self.entry.status == "CANCELLED" else "REQUEST"

    @property
    def media_type(self) -> str:
        return f"text/calendar; charset=utf-8; method={self.method}"

    def written(self) -> bytes:
        calendar = Calendar()
        calendar.add("PRODID", PRODID)
        calendar.add("VERSION", "2.0")
        calendar.add("CALSCALE", "GREGORIAN")
        calendar.add("METHOD", self.method)
        add_zones(calendar, [self.entry])
        event = event_of(self.entry)
        event.add("ORGANIZER", person(self.sender, CN=self.sender_name))
        event.add("ATTENDEE", person(self.guest, PARTSTAT="ACCEPTED", RSVP="FALSE", ROLE="REQ-PARTICIPANT"))
        calendar.add_component(event)
        return bytes(calendar.to_ical())


def person(address: str, **parameters: str) -> vCalAddress:
    found = vCalAddress(f"mailto:{address}")
    for name, value in parameters.items():
        found.params[name] = value
    return found
