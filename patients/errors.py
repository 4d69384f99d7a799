"""What an action says when it refuses. Every door turns these into a sentence and a 4xx."""

from collections.abc import Mapping
from typing import Any


class RuleBroken(Exception):
    """A deed that must not happen now.

    `code` is stable and for machines, `message` is a sentence for the person at the screen, `details` is JSON
    that helps them go on (the next free times, say).
    """

    status = 409

    def __init__(self, code: str, message: str, *, details: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = str(message)
        self.details = dict(details or {})


class NotAllowed(RuleBroken):
    """The person may not do this at all."""

    status = 403


class Invalid(RuleBroken):
    """The words or numbers given cannot be saved. `details` maps a field to its sentences."""

    status = 400
