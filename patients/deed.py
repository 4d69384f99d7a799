"""The frame around every action: who may, all or nothing, and one sentence when refused."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext as _

from patients.actors import Actor
from patients.errors import Invalid, NotAllowed, RuleBroken
from patients.models.base import NotSaved

P = ParamSpec("P")
T = TypeVar("T")
# Each waits as long as the database's own timeout.
ATTEMPTS = 3


def permit(by: Actor, permission: str) -> None:
    """Raise NotAllowed unless `by` holds the permission."""
    if not by.has_perm(permission):
        raise NotAllowed(
            "not_allowed", _("Your role does not allow this."), details={"permission": permission}
        )


def deed(permission: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Make a keyword-only function with `by=` an action.

    Either everything in it is saved, audit included, or nothing. A model's ValidationError leaves as Invalid, and
    what the database itself refused as the sentence of the constraint, so that pages, API and tasks meet one kind of
    refusal.
    """

    def frame(action: Callable[P, T]) -> Callable[P, T]:
        @wraps(action)
        def do(*args: P.args, **kwargs: P.kwargs) -> T:
            permit(kwargs["by"], permission)  # type: ignore[arg-type]
            try:
                return in_turn(lambda: action(*args, **kwargs))
            except ValidationError as error:
                raise invalid(error) from error
            except NotSaved as error:
                raise explained(error) from error

        do.permission = permission  # type: ignore[attr-defined]
        return do

    return frame


def in_turn(work: Callable[[], T]) -> T:
    """All or nothing. SQLite lets one write at a time and is not fair to who waits, so whoever is turned away at the
    door, before anything was done, asks again a few times; in the end it is a sentence, never an error.
    """
    for _attempt in range(ATTEMPTS):
        try:
            with transaction.atomic():
                return work()
        except OperationalError as error:
            if connection.in_atomic_block or "database is locked" not in str(error):
                raise
    raise RuleBroken("busy", _("Too many people are writing at this moment. Try again."))


def invalid(error: ValidationError) -> Invalid:
    return Invalid("invalid", "; ".join(error.messages), details=fields_of(error))


def explained(error: NotSaved) -> RuleBroken:
    """The broken constraint in words. Where everything looks right by now, somebody else was quicker."""
    try:
        error.record.full_clean()
    except ValidationError as broken:
        return invalid(broken)
    return RuleBroken("conflict", _("Somebody changed this at the same moment. Reload and try again."))


def fields_of(error: ValidationError) -> dict[str, list[str]]:
    """The sentences of a ValidationError by field."""
    if hasattr(error, "error_dict"):
        return {field: [str(m) for m in messages] for field, messages in error.message_dict.items()}
    return {"__all__": [str(m) for m in error.messages]}
