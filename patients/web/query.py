"""What a query string says, or a sentence why it says nothing. Raises Invalid (400)."""

from collections.abc import Iterable
from datetime import date, time
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from patients.errors import Invalid

# Beyond these years neither a diary nor an access log has a page.
FIRST_YEAR, LAST_YEAR = 1900, 2200


def near(day: date) -> None:
    """A form's validator: a day or moment that a diary or log can have."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(_("This day is too far away."))


def day_in(request: HttpRequest, name: str, otherwise: date) -> date:
    """A day as 2026-11-20. Empty means `otherwise`."""
    given = request.GET.get(name, "")
    if not given:
        return otherwise
    try:
        day = date.fromisoformat(given)
    except ValueError:
        raise refusal(name, _("“%(given)s” is not a day.") % {"given": given[:40]}) from None
    try:
        near(day)
    except ValidationError as error:
        raise refusal(name, error.messages[0]) from None
    return day


def time_in(request: HttpRequest, name: str) -> time | None:
    """A time of day as 09:30."""
    given = request.GET.get(name, "")
    try:
        moment = time.fromisoformat(given) if given else None
    except ValueError:
        raise refusal(name, _("“%(given)s” is not a time.") % {"given": given[:40]}) from None
    return moment.replace(tzinfo=None) if moment else None


def key_in(request: HttpRequest, name: str) -> UUID | None:
    """A key of an object."""
    given = request.GET.get(name, "")
    try:
        return UUID(given) if given else None
    except ValueError:
        raise refusal(name, _("“%(given)s” does not name anything here.") % {"given": given[:40]}) from None


def word_in(request: HttpRequest, name: str, choices: Iterable[str]) -> str:
    """One of `choices`, or nothing."""
    given = request.GET.get(name, "")
    if given and given not in choices:
        raise refusal(name, _("“%(given)s” is not one of the choices.") % {"given": given[:40]})
    return given


def text_in(request: HttpRequest, name: str, longest: int = 100) -> str:
    """Words typed into a search box. A NUL would make PostgreSQL raise."""
    return request.GET.get(name, "").replace("\x00", "").strip()[:longest]


def refusal(name: str, sentence: str) -> Invalid:
    return Invalid("bad_query", sentence, details={name: [sentence]})
