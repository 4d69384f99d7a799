"""What the diary's script has to know that does not change while the page is open: addresses, words, statuses."""

from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from clinic.actions.visits import BEFORE
from clinic.models import Appointment
from clinic.web.diary_deeds import PRESSES
from clinic.web.diary_window import Window
from patients.web.status_marks import STATUS_MARKS

# Stands in an address where the key of a visit or patient goes.
KEY = "00000000-0000-0000-0000-000000000000"
SECONDS_BETWEEN_LOOKS = 5

WORDS: dict[str, str | Promise] = {
    "away": _("Away"),
    "busy": _("Busy elsewhere"),
    "shut": _("Closed"),
    "kept": _("{name}: {taken} of {places} places taken"),
    "class": _("{name} {taken}/{places}"),
    "offered": _("Offered to {taken}"),
    "visit": _("{from} to {until}, {name}, {type}, {status}, {who}"),
    "room": _("in {room}"),
    "careful": _("has a precaution"),
    "overlap": _("Beside another on purpose"),
    "note": _("Note for the desk"),
    "phone": _("Phone"),
    "with": _("With"),
    "where": _("Room"),
    "when": _("Visit"),
    "move": _("Move…"),
    "place": _("Book a place"),
    "cancel": _("Cancel visit"),
    "file": _("Patient’s file"),
    "not_possible": _("Not possible:"),
    "failed": _("That did not work. Nothing was changed."),
    "offline": _("Offline – showing the state of {time}"),
    "sign_in": _("You have been signed out. Reload the page to sign in again."),
    "undo": _("Undo"),
    "close": _("Close"),
    "not_now": _("Only a visit that has not begun can be moved."),
    "grid": _(
        "Diary. Arrow keys go from visit to visit, Enter opens one, M moves it, N books, question mark shows all keys."
    ),
}


def for_script(window: Window) -> dict[str, Any]:
    return {
        "view": window.view,
        "firstDay": window.first_day.isoformat(),
        "today": window.here.today.isoformat(),
        "now": window.now,
        "practitioner": str(window.practitioner_id or ""),
        "seconds": SECONDS_BETWEEN_LOOKS,
        "may": {
            "book": window.user.has_perm("physio_clinic.add_appointment"),
            "change": window.user.has_perm("physio_clinic.change_appointment"),
        },
        "addresses": addresses(window),
        "statuses": {key: status(key, str(label)) for key, label in Appointment.Status.choices},
        "words": {name: str(words) for name, words in WORDS.items()},
    }


def addresses(window: Window) -> dict[str, str]:
    found = {
        "events": reverse("clinic:diary_events") + "?" + window.query,
        "book": reverse("clinic:diary_book") + "?" + window.query,
        "patient": reverse("patients:patient", args=[KEY]),
    }
    for name, route in (
        ("visit", "appointment"),
        ("cancel", "cancel"),
        ("move", "diary_move"),
        ("drop", "diary_drop"),
        ("resize", "diary_resize"),
    ):
        found[name] = reverse(f"clinic:{route}", args=[KEY])
    return found


def status(key: str, label: str) -> dict[str, Any]:
    """How a status looks, and which buttons a visit in it has."""
    tone, icon = STATUS_MARKS[key]
    presses = [
        {
            "label": str(press.label),
            "address": reverse("clinic:diary_press", args=[KEY, name]),
            "awaits": press.awaits,
        }
        for name, press in PRESSES.items()
        if key in BEFORE[press.becomes]
    ]
    cancels = key in BEFORE[Appointment.Status.CANCELLED_BY_CLINIC]
    return {"label": label, "tone": tone, "icon": icon, "presses": presses, "cancels": cancels}
