"""How deeds and messages are called on the pages of the desk."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.models import Appointment, Location, Message
from patients.models import AccessEvent

Messages = TypeVar("Messages", bound=Iterable[Message])

DEEDS = {
    "booked": gettext_lazy("Booked"),
    "moved": gettext_lazy("Moved"),
    **{status.value: status.label for status in Appointment.Status if status != Appointment.Status.BOOKED},
}
KINDS = {
    "programme": gettext_lazy("Exercise programme"),
    "check_in": gettext_lazy("How are you getting on?"),
}


def told(events: Iterable[AccessEvent], location: Location) -> list[AccessEvent]:
    """The same entries, each with its deed in `words` and its reason readable in `detail`."""
    rows = list(events)
    for row in rows:
        verb = row.deed.partition(".")[2]
        row.words = DEEDS.get(verb, verb.replace("_", " ").capitalize())  # type: ignore[attr-defined]
        row.detail = detail(row, verb, location)  # type: ignore[attr-defined]
    return rows


def detail(event: AccessEvent, verb: str, location: Location) -> str:
    if verb == "moved":
        return moved_from(event.reason, location)
    return str(dict(Appointment.Reason.choices).get(event.reason, event.reason)) if event.reason else ""


def moved_from(reason: str, location: Location) -> str:
    """ "from 2026-11-20T10:00:00+00:00", as the action writes it, in the location's own time."""
    try:
        before = location.local(datetime.fromisoformat(reason.removeprefix("from ")))
    except ValueError:
        return reason
    return _("from %(time)s") % {"time": date_format(before, "DATETIME_FORMAT")}


def with_kind(messages: Messages) -> Messages:
    """The same messages, each with `kind_name` in words."""
    for message in messages:
        words = KINDS.get(message.kind, message.kind.replace("_", " ").capitalize())
        message.kind_name = words  # type: ignore[attr-defined]
    return messages
