"""Serializer fields that let nothing through which a database cannot keep."""

import math
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.validators import UniqueValidator

EARLIEST, LATEST = date(1850, 1, 1), date(2200, 1, 1)
DEEPEST, MOST_VALUES = 8, 5000


class Day(serializers.DateField):
    """A date between 1850 and 2200."""

    default_error_messages = {"far": _("Give a date between 1850 and 2200.")}

    def to_internal_value(self, value: Any) -> date:
        day = super().to_internal_value(value)
        if not EARLIEST <= day < LATEST:
            self.fail("far")
        return day


class Moment(serializers.DateTimeField):
    """ISO 8601 with a zone, between 1850 and 2200."""

    default_error_messages = {
        "far": _("Give a time between 1850 and 2200."),
        "zone": _("Say the zone: …Z or +01:00."),
    }

    def default_timezone(self) -> tzinfo:
        return UTC

    def enforce_timezone(self, value: datetime) -> datetime:
        """A time on some wall is no moment."""
        if value.tzinfo is None:
            self.fail("zone")
        return super().enforce_timezone(value)

    def to_internal_value(self, value: Any) -> datetime:
        try:
            moment = super().to_internal_value(value).astimezone(UTC)
        except OverflowError:
            self.fail("far")
        if not EARLIEST <= moment.date() < LATEST:
            self.fail("far")
        return moment


@extend_schema_field({"type": "string", "pattern": r"^\d\d:\d\d(:\d\d)?$"})
class ClockTime(serializers.TimeField):
    """Hours and minutes on the wall, without a zone."""


class WallTime(serializers.DateTimeField):
    """A moment in the zone it comes in, that of its location."""

    def enforce_timezone(self, value: datetime) -> datetime:
        return value


class PlainJSON(serializers.JSONField):
    """JSON of one `shape`, list or dict, of ordinary depth and size, that every database stores."""

    default_error_messages = {
        "shape": _("Give a list or an object, as documented."),
        "size": _("This is nested too deeply or too long."),
        "sign": _("Text with control characters or numbers without end cannot be stored."),
    }

    def __init__(self, *, shape: type = dict, **kwargs: Any) -> None:
        self.shape = shape
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, self.shape):
            self.fail("shape")
        self.values_left = MOST_VALUES
        self.check(data, 0)
        return data

    def check(self, data: Any, depth: int) -> None:
        self.values_left -= 1
        if depth > DEEPEST or self.values_left < 0:
            self.fail("size")
        if isinstance(data, dict):
            for key, value in data.items():
                self.check(key, depth + 1)
                self.check(value, depth + 1)
        elif isinstance(data, list):
            for value in data:
                self.check(value, depth + 1)
        elif not storable(data):
            self.fail("sign")


def storable(data: Any) -> bool:
    if isinstance(data, str):
        return "\x00" not in data and not any("\ud800" <= sign <= "\udfff" for sign in data)
    if isinstance(data, int):
        return abs(data) < 2**63
    return not isinstance(data, float) or math.isfinite(data)


class Choice(serializers.ChoiceField):
    """One of a noun's choices, documented under a name of its own."""


class Known(serializers.PrimaryKeyRelatedField):
    """The id of something the person signed in may see. Anything else is refused as unknown."""

    default_error_messages = {"does_not_exist": _("There is nothing with this id.")}

    def get_queryset(self) -> Any:
        rows: Any = super().get_queryset()
        request = self.context.get("request")
        if request and hasattr(rows, "visible_to"):
            return rows.visible_to(request.user)
        return rows


def several(shape: type[serializers.BaseSerializer], most: int, **kwargs: Any) -> Any:
    """A nested list of at most `most`."""
    kind: Any = shape
    return kind(many=True, max_length=most, **kwargs)


# What must hold is for actions and models to say, so no uniqueness is asked here.
class NounSerializer(serializers.ModelSerializer):
    serializer_related_field = Known
    serializer_choice_field = Choice
    serializer_field_mapping = {
        **serializers.ModelSerializer.serializer_field_mapping,
        models.DateField: Day,
        models.DateTimeField: Moment,
        models.JSONField: PlainJSON,
        models.TimeField: ClockTime,
    }

    def get_unique_together_constraints(self, model: type[models.Model]) -> Any:
        return iter(())

    def build_standard_field(self, field_name: str, model_field: Any) -> tuple[type, dict[str, Any]]:
        field_class, kwargs = super().build_standard_field(field_name, model_field)
        kwargs = without_uniqueness(kwargs)
        if issubclass(field_class, PlainJSON):
            kwargs = {name: kwargs[name] for name in ("required", "read_only") if name in kwargs}
            kwargs["shape"] = list if model_field.default is list else dict
        return field_class, kwargs

    def build_relational_field(self, field_name: str, relation_info: Any) -> tuple[type, dict[str, Any]]:
        field_class, kwargs = super().build_relational_field(field_name, relation_info)
        return field_class, without_uniqueness(kwargs)


def without_uniqueness(kwargs: dict[str, Any]) -> dict[str, Any]:
    checks = kwargs.pop("validators", ())
    kept = [check for check in checks if not isinstance(check, UniqueValidator)]
    return {**kwargs, "validators": kept} if kept else kwargs
