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
    "check_in": Kind(_("Answer from home"), "chat-left-text", "good", "treatments:check_in"),
    "outcome": Kind(_("Outcome measure"), "graph-up", "note"),
    "referral": Kind(_("Referral"), "arrow-up-right-circle", "caution", "", noun.Referral.State),
    "addendum": Kind(_("Addendum"), "plus-circle", "review"),
}
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
    labels = dict(kind.statuses.choices) if kind.statuses else {}
    return Told(
        title=title_of(entry, kind),
        icon=kind.icon,
        tone=ALARMING.get(entry.status, kind.tone) if entry.kind == "screen" else kind.tone,
        url=reverse(kind.address, args=[entry.pk]) if kind.address else "",
        status=str(labels.get(entry.status, "")),
        text=text_of(entry),
        before_after=entry.kind == "session" and entry.before is not None,
    )


def title_of(entry: Entry, kind: Kind) -> str:
    match entry.kind:
        case "visit" | "message" if entry.text:
            return entry.text
        case "programme":
            return gettext("Programme, version %(number)s issued") % {"number": entry.after}
        case "check_in" if entry.after is not None:
            return gettext("Answer from home: pain %(pain)s / 10") % {"pain": entry.after}
        case "assessment" if entry.after is not None:
            return gettext("Assessment: pain %(pain)s / 10") % {"pain": entry.after}
        case "referral":
            return gettext("Referral to %(whom)s") % {"whom": entry.text}
        case "outcome":
            return f"{entry.text.upper()}: {entry.detail}"
    return str(kind.title)


def text_of(entry: Entry) -> str:
    if entry.kind in ("visit", "message", "referral", "outcome"):
        return ""
    if entry.kind == "addendum":
        return f"{entry.text} ({entry.detail})"
    return entry.text
