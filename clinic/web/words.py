"""How deeds and messages are called on the pages of the desk."""

from collections.abc import Iterable
from typing import TypeVar

from django.utils.translation import gettext_lazy

from clinic.models import Message

Messages = TypeVar("Messages", bound=Iterable[Message])

KINDS = {
    "programme": gettext_lazy("Exercise programme"),
    "check_in": gettext_lazy("How are you getting on?"),
    "visit_news": gettext_lazy("About a visit"),
    "visit_reminder": gettext_lazy("Reminder of a visit"),
    "offer": gettext_lazy("A time offered"),
    "offer_missed": gettext_lazy("Somebody was quicker"),
}


def with_kind(messages: Messages) -> Messages:
    """The same messages, each with `kind_name` in words."""
    for message in messages:
        words = KINDS.get(message.kind, message.kind.replace("_", " ").capitalize())
        message.kind_name = words  # type: ignore[attr-defined]
    return messages
