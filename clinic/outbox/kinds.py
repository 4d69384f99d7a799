"""Kinds of message, declared by the apps that know what to say. The outbox itself knows no contents."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.utils.module_loading import import_string

from clinic.models import Location, Message
from clinic.outbox.encoding import Attachment
from patients.links import IssuedLink
from patients.models import Document, Patient


@dataclass(frozen=True)
class Errand:
    """One claimed message with its patient as they are now. `in_full` is their choice of the full programme by mail."""

    message: Message
    patient: Patient
    may_write: bool
    in_full: bool


@dataclass(frozen=True)
class Refusal:
    """Why a message is no longer right. `audience` names who must hear of it, if anybody."""

    reason: str
    audience: str = ""


@dataclass(frozen=True)
class Mail:
    """What to send.

    `documents` are on the patient's file, `attachments` in this mail alone. `links` are saved before it leaves; their
    tokens are never kept. `stop_address` is the page where the patient ends such mail, if there is one.
    """

    subject: str
    text: str
    html: str
    location: Location
    documents: Sequence[Document] = ()
    attachments: Sequence[Attachment] = ()
    links: Sequence[IssuedLink] = field(default=(), repr=False)
    stop_address: str = field(default="", repr=False)

    @property
    def kept_text(self) -> str:
        """The text without what would open a page."""
        text = self.text
        for issued in self.links:
            text = text.replace(issued.token, "…")
        return text


@dataclass(frozen=True)
class Kind:
    """How one kind of message is written.

    `load` reads what a few errands need in few queries and answers by message id. What it found for one message is
    handed to `place` (where the clinic is whose quiet hours, name and phone count), `unwanted` (None when the
    message is still right) and `build`. `urgent` kinds ignore quiet hours.
    """

    name: str
    load: Callable[[Sequence[Errand]], Mapping[UUID, Any]]
    place: Callable[[Any], Location]
    unwanted: Callable[[Any], Refusal | None]
    build: Callable[[Errand, Any], Mail]
    urgent: bool = False


@cache
def kinds() -> dict[str, Kind]:
    """Every kind an installed app lists, as dotted paths, in `message_kinds` of its AppConfig."""
    paths = [path for config in apps.get_app_configs() for path in getattr(config, "message_kinds", ())]
    return {kind.name: kind for kind in map(import_string, paths)}


def kind_of(message: Message) -> Kind:
    """Raises LookupError for a kind no installed app knows."""
    return kinds()[message.kind]
