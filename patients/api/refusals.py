"""Every refusal leaves the API as one shape: `{"code", "message", "details"}` with a 4xx status."""

import logging
from collections.abc import Mapping
from typing import Any, TypeAlias

from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    ValidationError,
)
from django.db import DataError, IntegrityError
from django.db.models import ProtectedError
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions, serializers
from rest_framework.response import Response
from rest_framework.views import set_rollback

from patients.deed import fields_of
from patients.errors import Invalid, NotAllowed, RuleBroken

logger = logging.getLogger(__name__)


class Refusal(serializers.Serializer):
    """`code` is stable, `message` a sentence for the person, `details` what helps to go on, by field where it can."""

    code = serializers.CharField()
    message = serializers.CharField()
    details = serializers.DictField()


class NotFound(RuleBroken):
    status = 404


class TooLarge(RuleBroken):
    status = 413


Kinds: TypeAlias = tuple[type[Exception], ...]
IN_OTHER_WORDS: tuple[tuple[Kinds, type[RuleBroken], str, Any], ...] = (
    ((Http404,), NotFound, "not_found", _("There is nothing at this address, or your role may not see it.")),
    ((PermissionDenied,), NotAllowed, "not_allowed", _("Your role does not allow this.")),
    ((RequestDataTooBig,), TooLarge, "too_large", _("This is more than can be sent at once.")),
    ((SuspiciousOperation,), Invalid, "malformed", _("This request cannot be read.")),
    ((DataError, OverflowError), Invalid, "out_of_range", _("A number or a date is out of range.")),
    ((ProtectedError,), RuleBroken, "in_use", _("This is in use and cannot be removed.")),
    ((IntegrityError,), RuleBroken, "refused", _("This does not fit what is on record.")),
)


def refuse(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """DRF's exception handler. None means that nobody foresaw this one."""
    if isinstance(error, exceptions.APIException):
        return answer_of_drf(error)
    known = broken_rule(error)
    if known is None:
        return None
    return answer(known.status, known.code, known.message, known.details, headers_of(known))


def answer(
    status: int, code: str, message: str, details: Mapping[str, Any], headers: Mapping[str, str] | None = None
) -> Response:
    set_rollback()
    body = {"code": code, "message": message, "details": details}
    return Response(sayable(body), status=status, headers=headers)


def sayable(value: Any) -> Any:
    """The same without signs that cannot be sent: a sentence may quote what it refuses."""
    if isinstance(value, dict):
        return {sayable(str(name)): sayable(entry) for name, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [sayable(entry) for entry in value]
    return value.encode(errors="replace").decode() if isinstance(value, str) else value


def broken_rule(error: Exception) -> RuleBroken | None:
    """What Django and the database mean, in the words of an action."""
    if isinstance(error, RuleBroken):
        return error
    if isinstance(error, ValidationError):
        return Invalid("invalid", "; ".join(error.messages), details=fields_of(error))
    if isinstance(error, IntegrityError):
        logger.warning("The database refused a deed", exc_info=error)
    for kinds, kind, code, message in IN_OTHER_WORDS:
        if isinstance(error, kinds):
            return kind(code, str(message))
    return None


def answer_of_drf(error: exceptions.APIException) -> Response:
    headers, details = headers_of(error), error.detail
    if isinstance(error, exceptions.ValidationError):
        by_field = details if isinstance(details, dict) else {"__all__": details}
        return answer(error.status_code, error.default_code, first_sentence(by_field), by_field, headers)
    return answer(error.status_code, error.default_code, str(details), {}, headers)


def headers_of(error: Exception) -> dict[str, str]:
    told = {
        "WWW-Authenticate": getattr(error, "auth_header", None),
        "Retry-After": getattr(error, "wait", None),
    }
    return {name: str(value) for name, value in told.items() if value}


def first_sentence(details: Any, field: str = "") -> str:
    """The first complaint, with the field it is about."""
    while isinstance(details, (dict, list)) and details:
        if isinstance(details, dict):
            name, details = next(item for item in details.items())
            field = field if name in ("non_field_errors", "__all__") else str(name)
        else:
            details = next((entry for entry in details if entry), "")
    return f"{field}: {details}" if field else str(details)
