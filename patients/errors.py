"""What an action says when it refuses. Every door turns these into a sentence and a 4xx."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

Details = Mapping[str, Any] | Callable[[], Mapping[str, Any]] | None


class RuleBroken(Exception):
    """A deed that must not happen now.

    `code` is stable and for machines, `message` is a sentence for the person at the screen, `details` is JSON
    that helps them go on (the next free times, say). What takes time to find out is given as a function and found
    out when it is read, by then outside the deed's transaction.
    """

    status = 409

    def __init__(self, code: str, message: str, *, details: Details = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = str(message)
        self._details = details

    @cached_property
    def details(self) -> dict[str, Any]:
        given = self._details() if callable(self._details) else self._details
        return dict(given or {})


class NotAllowed(RuleBroken):
    """The person may not do this at all."""

    status = 403


class Invalid(RuleBroken):
    """The words or numbers given cannot be saved. `details` maps a field to its sentences."""

    status = 400
