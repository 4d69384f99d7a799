"""How an entry of a patient's story is shown."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clinic.models import Appointment, Message
from treatments import models as noun
from treatments.models.clinical import Signable
from treatments.timeline import Entry

register = template.Library()


@dataclass(frozen=True)
class Kind:
    """`address` is the page of one entry, `statuses` the words for its status."""

    title: str | Promise
    icon: str
    tone: str = "accent"
    address: str = ""
    statuses: Any = None


KINDS = {
    "visit": Kind(_("Visit"), "calendar3", "note", "clinic:appointment", Appointment.Status),
    "message": Kind(_("Message"), "envelope", "note", "", Message.State),
    "screen": Kind(
        _("Safety questions"), "shield-check", "review", "treatments:screen_result", noun.RedFlagScreen.Level
    ),
    "assessment": Kind(_("Assessment"), "clipboard2-pulse", "accent", "treatments:assessment", Signable),
    "session": Kind(_("Session"), "journal-medical", "accent", "treatments:session", Signable),
    "plan": Kind(_("Plan"), "signpost-split", "accent", "treatments:plan", noun.Plan.Status),
    "programme": Kind(_("Programme issued"), "person-arms-up", "good", "treatments:handout"),
    "check_in": Kind(
        _("Answer from home"), "chat-left-text", "good", "treatments:check_in", noun.RedFlagScreen.Level
    ),
    "outcome": Kind(_("Outcome measure"), "graph-up", "note"),
    "referral": Kind(_("Referral"), "arrow-up-right-circle", "caution", "", noun.Referral.State),
    "addendum": Kind(_("Addendum"), "plus-circle", "review"),
}
PAINFUL = ("check_in", "assessment")
ALARMING = {"E": "emergency", "U": "urgent", "R": "caution"}


@dataclass(frozen=True)
class Told:
    title: str
    icon: str
    tone: str
    url: str
    status: str
    text: str
    before_after: bool


@register.simple_tag
def told(entry: Entry) -> Told:
    kind = KINDS[entry.kind]
    return Told(
        title=title_of(entry, kind),
        icon=kind.icon,
        tone=ALARMING.get(entry.status, kind.tone),
        url=reverse(kind.address, args=[entry.pk]) if kind.address else "",
        status=status_of(entry, kind),
        text=text_of(entry),
        before_after=entry.kind == "session" and entry.before is not None,
    )


def status_of(entry: Entry, kind: Kind) -> str:
    """An answer from home shows a level only where one calls for somebody."""
    if entry.kind == "check_in" and entry.status not in ALARMING:
        return ""
    return str(dict(kind.statuses.choices).get(entry.status, "")) if kind.statuses else ""


def title_of(entry: Entry, kind: Kind) -> str:
    if entry.kind in ("visit", "message") and entry.text:
        return entry.text
    if entry.kind in PAINFUL and entry.after is not None:
        return gettext("%(what)s: pain %(pain)s / 10") % {"what": kind.title, "pain": entry.after}
    if entry.kind == "programme":
        return gettext("Programme, version %(number)s issued") % {"number": entry.after}
    if entry.kind == "referral":
        return gettext("Referral to %(whom)s") % {"whom": entry.text}
    return f"{entry.text.upper()}: {entry.detail}" if entry.kind == "outcome" else str(kind.title)


def text_of(entry: Entry) -> str:
    if entry.kind in ("visit", "message", "referral", "outcome"):
        return ""
    return f"{entry.text} ({entry.detail})" if entry.kind == "addendum" else entry.text
